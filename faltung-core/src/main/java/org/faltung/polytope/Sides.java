package org.faltung.polytope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.jspecify.annotations.Nullable;

/// Constraints sorted into ranges of single coordinates and the rest.
///
/// @param ranges a range for each coordinate that is bounded on both sides by constraints on it alone
/// @param rest the other constraints
/// @param empty whether they contradict one another already
/// @param flat whether a range is a single number
record Sides(List<Optional<Range>> ranges, List<AffineForm> rest, boolean empty, boolean flat) {

    static Sides of(int n, List<AffineForm> rows) {
        @Nullable Rational[] low = new Rational[n];
        @Nullable Rational[] high = new Rational[n];
        int[] axis = new int[rows.size()];
        boolean empty = false;
        for (int i = 0; i < axis.length; i++) {
            AffineForm row = rows.get(i);
            axis[i] = axis(row);
            if (axis[i] == CONSTANT) {
                empty |= row.constant().signum() < 0;
            } else if (axis[i] >= 0) {
                tighten(row, axis[i], low, high);
            }
        }
        List<Optional<Range>> ranges = new ArrayList<>();
        boolean flat = false;
        for (int q = 0; q < n; q++) {
            Rational from = low[q];
            Rational to = high[q];
            if (from == null || to == null) {
                ranges.add(Optional.empty());
                continue;
            }
            Range range = new Range(from, to);
            ranges.add(Optional.of(range));
            empty |= range.isEmpty();
            flat |= range.isPoint();
        }
        List<AffineForm> rest = new ArrayList<>();
        for (int i = 0; i < axis.length; i++) {
            if (axis[i] == SLANTED || axis[i] >= 0 && ranges.get(axis[i]).isEmpty()) {
                rest.add(rows.get(i));
            }
        }
        return new Sides(ranges, rest, empty, flat);
    }

    private static final int CONSTANT = -1;
    private static final int SLANTED = -2;

    /// The one coordinate that a constraint is on.
    private static int axis(AffineForm row) {
        int axis = CONSTANT;
        for (int q = 0; q < row.dimension(); q++) {
            if (row.numerator(q).signum() != 0) {
                if (axis != CONSTANT) {
                    return SLANTED;
                }
                axis = q;
            }
        }
        return axis;
    }

    private static void tighten(
            AffineForm row, int axis, @Nullable Rational[] low, @Nullable Rational[] high) {
        Rational end = row.constant().negated().over(row.coefficient(axis));
        boolean below = row.numerator(axis).signum() > 0;
        @Nullable Rational[] ends = below ? low : high;
        Rational known = ends[axis];
        if (known == null || (below ? end.compareTo(known) > 0 : end.compareTo(known) < 0)) {
            ends[axis] = end;
        }
    }

    /// Whether every coordinate has a range.
    boolean complete() {
        return ranges.stream().allMatch(Optional::isPresent);
    }
}
