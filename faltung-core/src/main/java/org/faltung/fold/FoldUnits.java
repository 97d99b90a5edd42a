package org.faltung.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.network.Fold;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// The units of a folding layer, one a value of its output in the order of [Shape], and the values of the
/// input that they read.
///
/// @param units the units
/// @param reads for each unit the indices of the values that it reads, in order
record FoldUnits(List<Unit> units, List<int[]> reads) {
    static FoldUnits of(Fold fold, Shape in) {
        return switch (fold) {
            case Fold.Activation activation -> activation(activation, in);
            case Fold.Maxout(int rank) -> maxout(rank, in);
            case Fold.MaxPool(Window rows, Window columns) -> maxPool(rows, columns, in, fold);
        };
    }

    /// Whether any unit folds.
    boolean folds() {
        return units.stream().anyMatch(unit -> unit.pieces() > 1);
    }

    /// Whether the units read each of so many values once, in order.
    boolean inOrder(int values) {
        int next = 0;
        for (int[] read : reads) {
            for (int index : read) {
                if (index != next) {
                    return false;
                }
                next++;
            }
        }
        return next == values;
    }

    /// The map from the values to the rows that the units read.
    AffineMap rows(int values) {
        AffineMapBuilder rows = new AffineMapBuilder(values);
        for (int[] read : reads) {
            for (int index : read) {
                rows.add(index, 1).endRow();
            }
        }
        return rows.build();
    }

    private static FoldUnits activation(Fold.Activation activation, Shape in) {
        List<Unit> units = new ArrayList<>();
        List<int[]> reads = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            units.add(unit(activation, i, in));
            reads.add(new int[] {i});
        }
        return new FoldUnits(units, reads);
    }

    private static Unit unit(Fold.Activation activation, int index, Shape in) {
        return switch (activation) {
            case Fold.Rectifier _ -> Unit.Bend.RECTIFIER;
            case Fold.Leaky(List<Double> slopes) -> leaky(slopes, index, in);
            case Fold.Absolute _ -> Unit.Bend.atZero(Rational.of(-1));
            case Fold.Clip(double low, double high) -> clip(low, high);
            case Fold.PiecewiseLinear(int breakpoints) ->
                    throw new IllegalArgumentException(
                            "an activation with "
                                    + breakpoints
                                    + " breakpoints but no formula has no regions to count; use relu,"
                                    + " leaky, abs or hardtanh");
        };
    }

    private static Unit leaky(List<Double> slopes, int index, Shape in) {
        int many = slopes.size();
        if (many != 1 && many != in.channels() && many != in.size()) {
            throw new IllegalArgumentException(
                    many
                            + " slopes fit neither the "
                            + in.channels()
                            + " channels nor the "
                            + in.size()
                            + " values of the layer");
        }
        double slope = slopes.get(many == 1 ? 0 : many == in.size() ? index : index / in.cells());
        if (slope == 0) {
            return Unit.Bend.RECTIFIER;
        }
        return slope == 1 ? Unit.Carry.CARRY : Unit.Bend.atZero(Rational.of(slope));
    }

    private static Unit clip(double low, double high) {
        List<Rational> breakpoints = new ArrayList<>();
        List<Rational> slopes = new ArrayList<>(List.of(Rational.ONE));
        List<Rational> intercepts = new ArrayList<>(List.of(Rational.ZERO));
        if (Double.isFinite(low)) {
            breakpoints.add(Rational.of(low));
            slopes.addFirst(Rational.ZERO);
            intercepts.addFirst(Rational.of(low));
        }
        if (Double.isFinite(high)) {
            breakpoints.add(Rational.of(high));
            slopes.add(Rational.ZERO);
            intercepts.add(Rational.of(high));
        }
        return breakpoints.isEmpty()
                ? Unit.Carry.CARRY
                : new Unit.Bend(breakpoints, slopes, intercepts);
    }

    private static FoldUnits maxout(int rank, Shape in) {
        int cells = in.cells();
        List<int[]> reads = new ArrayList<>();
        for (int c = 0; c < in.channels() / rank; c++) {
            for (int cell = 0; cell < cells; cell++) {
                int[] read = new int[rank];
                for (int j = 0; j < rank; j++) {
                    read[j] = (c * rank + j) * cells + cell;
                }
                reads.add(read);
            }
        }
        return new FoldUnits(Collections.nCopies(reads.size(), new Unit.Maximum(rank)), reads);
    }

    private static FoldUnits maxPool(Window rows, Window columns, Shape in, Fold pool) {
        Shape out = pool.output(in);
        List<Unit> units = new ArrayList<>();
        List<int[]> reads = new ArrayList<>();
        for (int c = 0; c < out.channels(); c++) {
            for (int r = 0; r < out.rows(); r++) {
                for (int k = 0; k < out.columns(); k++) {
                    int[] seen = Windows.seen(in, rows, columns, c, r, k);
                    units.add(seen.length == 1 ? Unit.Carry.CARRY : new Unit.Maximum(seen.length));
                    reads.add(seen);
                }
            }
        }
        return new FoldUnits(units, reads);
    }
}
