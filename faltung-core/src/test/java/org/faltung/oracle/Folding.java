package org.faltung.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.network.Fold;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// Folding layers by definition: every piece of every unit is tried.
final class Folding {
    private Folding() {}

    /// A piece of an activation, between its breakpoints: x ↦ slope · x + shift.
    private record Piece(Rational slope, Rational shift) {
        static final Piece SAME = new Piece(Rational.ONE, Rational.ZERO);

        static Piece slope(double slope) {
            return new Piece(Rational.of(slope), Rational.ZERO);
        }

        static Piece constant(double value) {
            return new Piece(Rational.ZERO, Rational.of(value));
        }
    }

    /// The cells into which a layer cuts a cell.
    static List<Cell> through(Fold fold, Shape input, Cell cell) {
        List<Cell> cells = List.of(cell.opened());
        int units = fold.output(input).size();
        for (int unit = 0; unit < units; unit++) {
            List<Cell> next = new ArrayList<>();
            for (Cell part : cells) {
                next.addAll(
                        switch (fold) {
                            case Fold.Activation activation ->
                                    activated(activation, input, unit, part, cell.values());
                            case Fold.Maxout maxout ->
                                    largest(joined(maxout, input, unit), part, cell.values());
                            case Fold.MaxPool pool ->
                                    largest(window(pool, input, unit), part, cell.values());
                        });
            }
            cells = next;
        }
        return folds(fold, input) ? cells : cells.stream().map(Cell::withoutLast).toList();
    }

    /// Whether any unit has a second piece. A layer where none has is left out of patterns.
    private static boolean folds(Fold fold, Shape input) {
        return switch (fold) {
            case Fold.Activation activation -> activation.breakpoints() > 0;
            case Fold.Maxout _ -> true;
            case Fold.MaxPool pool ->
                    IntStream.range(0, pool.output(input).size())
                            .anyMatch(unit -> window(pool, input, unit).size() > 1);
        };
    }

    /// Piece j is where the j-th breakpoint lies strictly below and the next one does not. It has
    /// inner points iff the same with two strict signs has, or the value is the next breakpoint
    /// everywhere.
    private static List<Cell> activated(
            Fold.Activation activation, Shape input, int unit, Cell cell, List<Affine> values) {
        Affine x = values.get(unit);
        List<Rational> breakpoints = breakpoints(activation, input, unit);
        List<Piece> pieces = pieces(activation, input, unit);
        List<Cell> parts = new ArrayList<>();
        for (int j = 0; j < pieces.size(); j++) {
            Optional<Cell> part = Optional.of(cell);
            if (j > 0) {
                Affine above = x.plus(breakpoints.get(j - 1).negated());
                part = part.flatMap(c -> c.where(above));
            }
            if (j < breakpoints.size()) {
                Affine below = x.negated().plus(breakpoints.get(j));
                part = below.isZero() ? part : part.flatMap(c -> c.where(below));
            }
            Affine value = x.times(pieces.get(j).slope()).plus(pieces.get(j).shift());
            int piece = j;
            part.ifPresent(c -> parts.add(c.with(piece, value)));
        }
        return parts;
    }

    private static List<Rational> breakpoints(Fold.Activation activation, Shape input, int unit) {
        return switch (activation) {
            case Fold.Rectifier _, Fold.Absolute _ -> List.of(Rational.ZERO);
            case Fold.Leaky leaky ->
                    slope(leaky, input, unit) == 1.0 ? List.of() : List.of(Rational.ZERO);
            case Fold.Clip clip -> {
                List<Rational> ends = new ArrayList<>();
                if (clip.low() > Double.NEGATIVE_INFINITY) {
                    ends.add(Rational.of(clip.low()));
                }
                if (clip.high() < Double.POSITIVE_INFINITY) {
                    ends.add(Rational.of(clip.high()));
                }
                yield ends;
            }
            case Fold.PiecewiseLinear _ -> throw nameless();
        };
    }

    private static List<Piece> pieces(Fold.Activation activation, Shape input, int unit) {
        return switch (activation) {
            case Fold.Rectifier _ -> List.of(Piece.constant(0), Piece.SAME);
            case Fold.Absolute _ -> List.of(Piece.slope(-1), Piece.SAME);
            case Fold.Leaky leaky -> {
                double slope = slope(leaky, input, unit);
                yield slope == 1.0 ? List.of(Piece.SAME) : List.of(Piece.slope(slope), Piece.SAME);
            }
            case Fold.Clip clip -> {
                List<Piece> pieces = new ArrayList<>();
                if (clip.low() > Double.NEGATIVE_INFINITY) {
                    pieces.add(Piece.constant(clip.low()));
                }
                pieces.add(Piece.SAME);
                if (clip.high() < Double.POSITIVE_INFINITY) {
                    pieces.add(Piece.constant(clip.high()));
                }
                yield pieces;
            }
            case Fold.PiecewiseLinear _ -> throw nameless();
        };
    }

    private static double slope(Fold.Leaky leaky, Shape input, int unit) {
        List<Double> slopes = leaky.slopes();
        return slopes.size() == 1 ? slopes.getFirst() : slopes.get(unit / input.cells());
    }

    private static IllegalArgumentException nameless() {
        return new IllegalArgumentException("a function of which only the breakpoints are known");
    }

    /// What a unit of a maximum compares: the places of values, in window order.
    ///
    /// @param number the number of the candidate in its window, the padding counted too
    private record Candidate(int number, int place) {}

    private static List<Candidate> joined(Fold.Maxout maxout, Shape input, int unit) {
        int channel = unit / input.cells();
        List<Candidate> candidates = new ArrayList<>();
        for (int k = 0; k < maxout.rank(); k++) {
            int from = channel * maxout.rank() + k;
            candidates.add(
                    new Candidate(k, from * input.cells() + Math.floorMod(unit, input.cells())));
        }
        return candidates;
    }

    private static List<Candidate> window(Fold.MaxPool pool, Shape input, int unit) {
        Shape output = pool.output(input);
        int channel = unit / output.cells();
        int row = unit % output.cells() / output.columns();
        int column = unit % output.columns();
        Window rows = pool.rows();
        Window columns = pool.columns();
        List<Candidate> candidates = new ArrayList<>();
        for (int a = 0; a < rows.length(); a++) {
            for (int b = 0; b < columns.length(); b++) {
                int y = row * rows.stride() - rows.before() + a * rows.dilation();
                int x = column * columns.stride() - columns.before() + b * columns.dilation();
                if (y >= 0 && y < input.rows() && x >= 0 && x < input.columns()) {
                    int place = (channel * input.rows() + y) * input.columns() + x;
                    candidates.add(new Candidate(a * columns.length() + b, place));
                }
            }
        }
        return candidates;
    }

    /// Candidate k is the first maximum where it is above all before it and at least all after it.
    /// That has inner points iff the same has with strict signs, but for those after it that equal
    /// it everywhere.
    private static List<Cell> largest(List<Candidate> candidates, Cell cell, List<Affine> values) {
        List<Cell> parts = new ArrayList<>();
        for (int k = 0; k < candidates.size(); k++) {
            Affine value = values.get(candidates.get(k).place());
            List<Affine> positive = new ArrayList<>();
            for (int j = 0; j < candidates.size(); j++) {
                Affine lead = value.minus(values.get(candidates.get(j).place()));
                if (j < k || j > k && !lead.isZero()) {
                    positive.add(lead);
                }
            }
            int number = candidates.get(k).number();
            cell.where(positive).ifPresent(part -> parts.add(part.with(number, value)));
        }
        return parts;
    }
}
