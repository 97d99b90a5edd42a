package org.faltung.region.line;

import org.faltung.region.field.Crease;
import org.faltung.region.field.Rounding;

/// Decides signs and orders on the line: in floating point with the errors' bounds, else by exact products of
/// doubles where these are exact, else in rationals. One a thread; counts what decided.
final class Judge {
    private static final int UNSURE = 2;

    /// Decisions by filter that take no time, a power of two less one.
    private static final long MANY = (1 << 10) - 1;

    private static final double SLACK = Rounding.SLACK;

    private final Knots knots;
    private final ExactLine exactly;
    private final Runnable between;
    private long filtered;
    private long exact;

    /// @param between run before every exact decision, and now and then before others; ends the work by an exception
    Judge(Knots knots, ExactLine exactly, Runnable between) {
        this.knots = knots;
        this.exactly = exactly;
        this.between = between;
    }

    long filtered() {
        return filtered;
    }

    long exact() {
        return exact;
    }

    /// The sign at a knot of a crease that is a·t + b on the segment that begins at knot `start` and holds
    /// the knot; at infinity the sign of the limit.
    int sign(
            Crease crease,
            int start,
            double a,
            double b,
            double slopeError,
            double constantError,
            int knot) {
        int sign =
                knots.isInfinite(knot)
                        ? far(a, b, slopeError, constantError, knots.at(knot))
                        : near(a, b, slopeError, constantError, knot);
        if (sign != UNSURE) {
            countFiltered();
            return sign;
        }
        countExact();
        LineForm form = exactly.crease(crease, start);
        if (!knots.isInfinite(knot)) {
            return form.isZero() ? 0 : form.signAt(knots.exact(knot, exactly));
        }
        int slope = form.slope().signum();
        return slope == 0 ? form.constant().signum() : knots.at(knot) > 0 ? slope : -slope;
    }

    /// The sign without the exact rung; 2 if it is not sure.
    int quick(double a, double b, double slopeError, double constantError, int knot) {
        return knots.isInfinite(knot)
                ? far(a, b, slopeError, constantError, knots.at(knot))
                : near(a, b, slopeError, constantError, knot);
    }

    private static int far(
            double a, double b, double slopeError, double constantError, double infinity) {
        if (Math.abs(a) > slopeError) {
            return a > 0 == infinity > 0 ? 1 : -1;
        }
        if (a == 0 && slopeError == 0) {
            return Math.abs(b) > constantError
                    ? (b > 0 ? 1 : -1)
                    : b == 0 && constantError == 0 ? 0 : UNSURE;
        }
        return UNSURE;
    }

    /// With |a − a*| ≤ e_a, |b − b*| ≤ e_b and |t − t*| ≤ τ, the exact value a* t* + b* differs from a t + b by
    /// at most e_a (|t| + τ) + e_b + |a| τ, and that from its floating-point value by at most
    /// 2 u |a t| + u |b| up to a factor 1 + u. Not-a-number compares false and so is unsure.
    private int near(double a, double b, double slopeError, double constantError, int knot) {
        double t = knots.at(knot);
        double tau = knots.error(knot);
        double product = a * t;
        double value = product + b;
        double bound =
                SLACK
                                * (slopeError * (Math.abs(t) + tau)
                                        + constantError
                                        + Math.abs(a) * tau
                                        + 0x1p-51 * (Math.abs(product) + Math.abs(b)))
                        + Rounding.UNDERFLOW;
        if (value > bound) {
            return 1;
        }
        if (value < -bound) {
            return -1;
        }
        if (slopeError != 0 || constantError != 0) {
            return UNSURE;
        }
        if (a == 0) {
            return (int) Math.signum(b);
        }
        double p = knots.slope(knot);
        if (p == 0) {
            return UNSURE;
        }
        int sign = difference(b, p, a, knots.constant(knot));
        return sign == UNSURE || p > 0 ? sign : -sign;
    }

    /// The order of two crossings.
    int compare(Crossing one, Crossing two) {
        if (one == two) {
            return 0;
        }
        if (Math.abs(one.at - two.at) > (one.error + two.error) * SLACK
                && Double.isFinite(one.at)
                && Double.isFinite(two.at)) {
            countFiltered();
            return one.at < two.at ? -1 : 1;
        }
        if (one.exact && two.exact) {
            int sign = difference(two.constant, one.slope, one.constant, two.slope);
            if (sign != UNSURE) {
                countFiltered();
                return one.slope > 0 == two.slope > 0 ? sign : -sign;
            }
        }
        countExact();
        return one.root(exactly).compareTo(two.root(exactly));
    }

    private void countFiltered() {
        if ((++filtered & MANY) == 0) {
            between.run();
        }
    }

    private void countExact() {
        exact++;
        between.run();
    }

    /// The sign of v w − x y. Rounding keeps order, so that different rounded products tell; of equal ones the
    /// rounding errors do, which are doubles unless something underflows.
    private static int difference(double v, double w, double x, double y) {
        double left = v * w;
        double right = x * y;
        if (left > right) {
            return 1;
        }
        if (left < right) {
            return -1;
        }
        boolean zero = (v == 0 || w == 0) && (x == 0 || y == 0);
        if (zero) {
            return 0;
        }
        double size = Math.abs(left);
        if (!(size > 0x1p-900 && size < 0x1p1000)) {
            return UNSURE;
        }
        return Double.compare(Math.fma(v, w, -left), Math.fma(x, y, -right) + 0.0);
    }
}
