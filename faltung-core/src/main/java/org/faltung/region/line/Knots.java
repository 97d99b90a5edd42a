package org.faltung.region.line;

import java.util.Arrays;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.polytope.Range;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

/// The points at which the line is cut: the two ends of the domain, which may be infinite, and between them all
/// points where some unit changes its piece. A knot keeps its number; its rank is its place along the line.
final class Knots {
    private int count;
    private int[] sorted = new int[2]; // numbers by rank
    private int[] rank = new int[64];
    private double[] at = new double[64];
    private double[] error = new double[64];

    // An exact function a t + b that vanishes at the knot, if exactly known in floating point; else
    // a = 0.
    private double[] slope = new double[64];
    private double[] constant = new double[64];
    private @Nullable Crossing[] origin = new Crossing[64];
    private @Nullable Rational[] ends = new Rational[2];

    /// The ends of the domain, knots 0 and 1.
    Knots(Optional<Range> range, @Nullable Rational low, @Nullable Rational high) {
        Rational left = larger(low, range.map(Range::low).orElse(null), 1);
        Rational right = larger(high, range.map(Range::high).orElse(null), -1);
        end(0, left, Double.NEGATIVE_INFINITY);
        end(1, right, Double.POSITIVE_INFINITY);
        sorted[1] = 1;
        rank[1] = 1;
        count = 2;
    }

    private static @Nullable Rational larger(
            @Nullable Rational one, @Nullable Rational two, int sign) {
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        return one.compareTo(two) > 0 == sign > 0 ? one : two;
    }

    private void end(int knot, @Nullable Rational value, double infinity) {
        ends[knot] = value;
        if (value == null) {
            at[knot] = infinity;
            return;
        }
        at[knot] = value.nearest();
        boolean exact = Double.isFinite(at[knot]) && Rational.of(at[knot]).equals(value);
        error[knot] = exact ? 0 : Math.abs(at[knot]) * Rounding.UNIT * 2 + Rounding.UNDERFLOW;
        slope[knot] = exact ? 1 : 0;
        constant[knot] = exact ? -at[knot] : 0;
    }

    /// The rank of the right end: one more than the number of inner knots, and the number of cells.
    int last() {
        return sorted.length - 1;
    }

    /// The knot of a rank.
    int knot(int place) {
        return sorted[place];
    }

    /// The place of a knot; 0 for the left end.
    int rank(int knot) {
        return rank[knot];
    }

    /// The places by number, open for reading.
    int[] ranks() {
        return rank;
    }

    double at(int knot) {
        return at[knot];
    }

    double error(int knot) {
        return error[knot];
    }

    double slope(int knot) {
        return slope[knot];
    }

    double constant(int knot) {
        return constant[knot];
    }

    /// Whether it is an end at infinity.
    boolean isInfinite(int knot) {
        return knot < 2 && ends[knot] == null;
    }

    /// The crossing that made an inner knot.
    @Nullable Crossing origin(int knot) {
        return origin[knot];
    }

    /// The exact place of a knot that is not at infinity.
    Rational exact(int knot, ExactLine exactly) {
        Crossing crossing = origin[knot];
        Rational end = knot < 2 ? ends[knot] : null;
        if (crossing != null) {
            return crossing.root(exactly);
        }
        if (end == null) {
            throw new IllegalStateException("an end at infinity has no place");
        }
        return end;
    }

    /// Takes in new knots, one for each run of equal crossings, which stand in order along the line.
    ///
    /// @param fresh in order
    /// @param first whether a crossing is the first of a run of equal ones
    void insert(Crossing[] fresh, boolean[] first) {
        int[] merged = new int[sorted.length + fresh.length];
        int size = 0;
        int next = 0;
        for (int place = 0; place < sorted.length; place++) {
            merged[size++] = sorted[place];
            while (next < fresh.length && fresh[next].gap == place) {
                if (first[next]) {
                    merged[size++] = add(fresh[next]);
                }
                fresh[next].knot = count - 1;
                next++;
            }
        }
        sorted = Arrays.copyOf(merged, size);
        for (int place = 0; place < size; place++) {
            rank[sorted[place]] = place;
        }
    }

    private int add(Crossing crossing) {
        if (count == rank.length) {
            rank = Arrays.copyOf(rank, 2 * count);
            at = Arrays.copyOf(at, 2 * count);
            error = Arrays.copyOf(error, 2 * count);
            slope = Arrays.copyOf(slope, 2 * count);
            constant = Arrays.copyOf(constant, 2 * count);
            origin = Arrays.copyOf(origin, 2 * count);
        }
        at[count] = crossing.at;
        error[count] = crossing.error;
        slope[count] = crossing.exact ? crossing.slope : 0;
        constant[count] = crossing.exact ? crossing.constant : 0;
        origin[count] = crossing;
        return count++;
    }

    /// Cuts the line down to the part between two knots, which become its ends.
    void restrict(int left, int right) {
        int[] inner = Arrays.copyOfRange(sorted, left, right + 1);
        int last = inner.length - 1;
        for (int place = 0; place < sorted.length; place++) {
            rank[sorted[place]] = Math.clamp(place - left, 0, last);
        }
        sorted = inner;
    }
}
