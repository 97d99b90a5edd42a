package org.faltung.region.line;

import org.faltung.exact.Rational;
import org.faltung.region.field.Crease;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

/// Finds which of several rows is the largest along the line, the first one if several are the same. One a thread.
///
/// Between two neighbouring knots of all rows they are affine. The one that leads at the left end, just right of it,
/// is overtaken next where the first of the others that are above it at the right end crosses it; of several that
/// cross it there the steepest leads on, that is the one above the others at the right end.
final class MaximumSteps {
    private final Knots knots;
    private final Judge judge;
    private final Difference difference = new Difference();
    private int layer;
    private int value;
    private int[] rows = new int[0];
    private Track[] tracks = new Track[0];
    private int[] segment = new int[0];
    private int from;
    private int to;

    MaximumSteps(Knots knots, Judge judge) {
        this.knots = knots;
        this.judge = judge;
    }

    Steps of(int layer, int value, int[] rows, Track[] tracks) {
        this.layer = layer;
        this.value = value;
        this.rows = rows;
        this.tracks = tracks;
        segment = new int[rows.length];
        Steps steps = new Steps();
        from = knots.knot(0);
        boolean last = false;
        while (!last) {
            int end = knots.last();
            for (int j = 0; j < rows.length; j++) {
                int[] at = tracks[j].knots();
                if (segment[j] < at.length) {
                    end = Math.min(end, knots.rank(at[segment[j]]));
                }
            }
            to = knots.knot(end);
            follow(steps);
            last = end == knots.last();
            for (int j = 0; j < rows.length; j++) {
                int[] at = tracks[j].knots();
                if (segment[j] < at.length && at[segment[j]] == to) {
                    segment[j]++;
                }
            }
            from = to;
        }
        return steps;
    }

    private void follow(Steps steps) {
        int leader = 0;
        for (int j = 1; j < rows.length; j++) {
            if (difference.take(j, leader)) {
                int sign = difference.sign(from);
                if (sign > 0 || sign == 0 && difference.sign(to) > 0) {
                    leader = j;
                }
            }
        }
        if (steps.piece() < 0) {
            steps.begin(leader);
        } else if (steps.piece() != leader) {
            steps.step(from, leader);
        }
        for (Passing next = next(leader); next != null; next = next(leader)) {
            leader = next.to;
            if (next.crossing == null) {
                steps.step(next.knot, leader);
            } else {
                steps.step(next.crossing, leader);
            }
        }
    }

    private @Nullable Passing next(int leader) {
        Passing best = null;
        for (int j = 0; j < rows.length; j++) {
            if (j == leader || !difference.take(j, leader) || difference.sign(to) <= 0) {
                continue;
            }
            Passing passing = difference.passing(j);
            if (best == null) {
                best = passing;
                continue;
            }
            int order = compare(passing, best);
            if (order < 0 || order == 0 && difference.take(j, best.to) && difference.sign(to) > 0) {
                best = passing;
            }
        }
        return best;
    }

    private int compare(Passing one, Passing two) {
        if (one.place != two.place || one.crossing == null || two.crossing == null) {
            return Integer.compare(one.place, two.place);
        }
        return judge.compare(one.crossing, two.crossing);
    }

    /// Where a row takes the lead: at a knot, whose rank is half the place, or at a crossing in the gap after it.
    private record Passing(int to, int place, int knot, @Nullable Crossing crossing) {}

    /// One row minus another on the current stretch.
    private final class Difference {
        private Crease crease = new Crease(0, 0, 0, 0, Rational.ZERO);
        private double a;
        private double b;
        private double slopeError;
        private double constantError;

        /// Takes two rows; false if they are known to be the same here.
        boolean take(int plus, int minus) {
            Track one = tracks[plus];
            Track two = tracks[minus];
            int s = segment[plus];
            int m = segment[minus];
            if (rows[plus] == rows[minus] || one.isZero(s) && two.isZero(m)) {
                return false;
            }
            a = one.slope()[s] - two.slope()[m];
            b = one.constant()[s] - two.constant()[m];
            slopeError =
                    error(one.slopeError(), two.slopeError(), one.slope()[s], two.slope()[m], a);
            constantError =
                    error(
                            one.constantError(),
                            two.constantError(),
                            one.constant()[s],
                            two.constant()[m],
                            b);
            crease = new Crease(layer, value, rows[plus], rows[minus], Rational.ZERO);
            return true;
        }

        private double error(double one, double two, double x, double y, double difference) {
            double rounding =
                    Rounding.isSum(x, -y, difference) ? 0 : Math.abs(difference) * 0x1p-52;
            double sum = one + two + rounding;
            return sum == 0 ? 0 : sum * Rounding.SLACK;
        }

        int sign(int knot) {
            return judge.sign(crease, from, a, b, slopeError, constantError, knot);
        }

        /// The zero, given that the row taken lies above at the right end and not at the left.
        Passing passing(int leader) {
            int low = knots.rank(from);
            int high = knots.rank(to);
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                int knot = knots.knot(middle);
                int sign = sign(knot);
                if (sign == 0) {
                    return new Passing(leader, 2 * middle, knot, null);
                }
                if (sign < 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            Crossing crossing = new Crossing(crease, from, low, a, b, slopeError, constantError);
            return new Passing(leader, 2 * low + 1, -1, crossing);
        }
    }
}
