package org.faltung.region.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.linear.AffineForm;
import org.faltung.region.ExactCell;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.jspecify.annotations.Nullable;

/// The tree of cells of a problem in one dimension by its definition: intervals with rational ends.
final class IntervalTree {
    private final Problem problem;
    private final ExactCell cell;
    private final int[] pieces;
    private final List<Prefix> regions = new ArrayList<>();
    private final Map<Integer, Long> cells = new TreeMap<>();
    private final TreeSet<Rational> ends = new TreeSet<>();

    private IntervalTree(Problem problem) {
        this.problem = problem;
        cell = new ExactCell(problem.folds());
        pieces = new int[problem.folds().foldingUnits()];
    }

    static IntervalTree of(Problem problem) {
        IntervalTree tree = new IntervalTree(problem);
        Interval whole = new Interval(null, null);
        for (AffineForm form : problem.domain().constraints()) {
            whole = whole.where(form);
        }
        tree.walk(whole, 0, 0, 0);
        if (whole.low != null) {
            tree.ends.remove(whole.low);
        }
        if (whole.high != null) {
            tree.ends.remove(whole.high);
        }
        return tree;
    }

    private void walk(Interval at, int layer, int unit, int decided) {
        List<FoldLayer> layers = problem.folds().layers();
        if (layer == layers.size()) {
            regions.add(Prefix.of(pieces, decided));
            if (at.low != null) {
                ends.add(at.low);
            }
            if (at.high != null) {
                ends.add(at.high);
            }
            return;
        }
        if (unit == layers.get(layer).units().size()) {
            if (layers.get(layer).folds()) {
                cells.merge(layer, 1L, Long::sum);
            }
            walk(at, layer + 1, 0, decided);
            return;
        }
        int many = layers.get(layer).units().get(unit).pieces();
        for (int piece = 0; piece < many; piece++) {
            Interval part = at;
            for (ExactCell.Side side : cell.sides(layer, unit, piece)) {
                part =
                        side.strict() && side.form().isZero()
                                ? Interval.NONE
                                : part.where(side.form());
            }
            if (!part.isEmpty()) {
                if (many > 1) {
                    pieces[decided] = piece;
                }
                cell.fix(layer, unit, piece);
                walk(part, layer, unit + 1, many > 1 ? decided + 1 : decided);
            }
        }
        cell.fix(layer, unit, 0);
    }

    List<Prefix> regions() {
        return regions;
    }

    Map<Integer, Long> cells() {
        return cells;
    }

    List<Rational> breakpoints() {
        return List.copyOf(ends);
    }

    private record Interval(@Nullable Rational low, @Nullable Rational high) {
        private static final Interval NONE = new Interval(Rational.ONE, Rational.ZERO);

        Interval where(AffineForm atLeastZero) {
            Rational slope = atLeastZero.coefficient(0);
            if (slope.signum() == 0) {
                return atLeastZero.constant().signum() < 0 ? NONE : this;
            }
            Rational root = atLeastZero.constant().negated().over(slope);
            if (slope.signum() > 0) {
                return low == null || low.compareTo(root) < 0 ? new Interval(root, high) : this;
            }
            return high == null || high.compareTo(root) > 0 ? new Interval(low, root) : this;
        }

        boolean isEmpty() {
            return low != null && high != null && low.compareTo(high) >= 0;
        }
    }
}
