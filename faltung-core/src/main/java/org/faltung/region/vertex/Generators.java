package org.faltung.region.vertex;

import java.math.BigInteger;
import java.util.Arrays;
import org.faltung.exact.Rational;
import org.jspecify.annotations.Nullable;

/// A stack of generators of cells: vertices and rays in homogeneous coordinates x, the last being 1
/// for a vertex and 0 for a direction. Each is stored in floating point with a bound r on the error
/// of a coordinate, and known exactly, up to a positive factor, on demand: it is a combination of
/// two generators below it.
final class Generators {
    private static final double UNIT = 0x1p-53;
    private static final double SLACK = 1 + 0x1p-20;
    private static final byte UNKNOWN = 0;
    private static final byte SMALL = 1;
    private static final byte BIG = 2;
    private static final int NONE = -1;

    /// A larger relative error of a coordinate is not put up with.
    private static final double LOOSE = 0x1p-8;

    /// A relative error that a generator is left with.
    private static final double TIGHT = 0x1p-38;

    /// d + 1.
    final int width;

    double[] point;
    double[] error;

    /// Σ |x_q|, rounded up.
    double[] size;

    /// Bit q is set unless coordinate q is surely 0.
    long[] support;

    private final Forms forms;
    private int[] first; // NONE: given
    private int[] second; // NONE: the negative of the first
    private int[] cut; // the form that is 0 on it and not on the second
    private byte[] rung;
    private long[] small;
    private BigInteger[] @Nullable [] big;
    private int top;

    Generators(Forms forms) {
        this.forms = forms;
        this.width = forms.width;
        int room = 256;
        point = new double[room * width];
        error = new double[room];
        size = new double[room];
        support = new long[room];
        first = new int[room];
        second = new int[room];
        cut = new int[room];
        rung = new byte[room];
        small = new long[room * width];
        big = new BigInteger[room][];
    }

    int top() {
        return top;
    }

    /// Takes generators off the stack.
    void top(int to) {
        top = to;
    }

    /// Whether it is a direction.
    boolean isRay(int g) {
        return point[g * width + width - 1] == 0;
    }

    /// Puts a generator with given coordinates on the stack: not all 0, the last not negative.
    int push(BigInteger[] exactly) {
        int at = room();
        first[at] = NONE;
        BigInteger[] reduced = Whole.reduced(exactly.clone());
        support[at] = width <= Long.SIZE ? 0 : -1;
        for (int q = 0; q < width; q++) {
            support[at] |= reduced[q].signum() == 0 ? 0 : 1L << q;
        }
        keep(at, reduced);
        sharpen(at, reduced);
        return at;
    }

    /// Takes the nearest doubles of exact coordinates.
    private void sharpen(int at, BigInteger[] reduced) {
        BigInteger last = reduced[width - 1];
        int bits = 0;
        for (BigInteger entry : reduced) {
            bits = Math.max(bits, entry.bitLength());
        }
        BigInteger divisor = last.signum() == 0 ? BigInteger.ONE.shiftLeft(bits) : last;
        double most = 0;
        boolean sharp = true;
        double sum = 0;
        for (int q = 0; q < width; q++) {
            Rational x = Rational.of(reduced[q], divisor);
            double value = x.nearest();
            sharp &= x.isBinaryFloat();
            most = Math.max(most, Math.abs(value));
            sum += Math.abs(value);
            point[at * width + q] = Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
        }
        error[at] = sharp ? 0 : most * UNIT * SLACK + Double.MIN_NORMAL; // infinite if out of range
        size[at] = sum * SLACK;
    }

    /// Puts the negative of a direction on the stack.
    int pushNegative(int g) {
        int at = room();
        for (int q = 0; q < width; q++) {
            point[at * width + q] = 0 - point[g * width + q];
        }
        error[at] = error[g];
        size[at] = size[g];
        support[at] = support[g];
        first[at] = g;
        second[at] = NONE;
        rung[at] = UNKNOWN;
        return at;
    }

    /// Puts the point of the segment from a to b on the stack where a form is 0 that is x > 0 at a
    /// and y < 0 at b, each value off by at most E.
    ///
    /// Write a*, b*, x*, y*, t* for what is exact. The point is a* + t* (b* − a*), t* = x* / (x* −
    /// y*). For t = x / (x − y) we have (t − t*) (x − y) = (1 − t*) (x − x*) + t* (y − y*), so that
    /// t is off by at most E / (x − y), and by 3u for rounding. With D = max |b_q − a_q|, M = max
    /// |a_q| + D a coordinate is off by at most
    ///
    ///     (1 − t) r_a + t r_b + |t − t*| (D + r_a + r_b) + 6 u M.
    int pushBetween(int a, double x, int b, double y, double bound, int form) {
        double offA = bound(a, form, bound);
        double offB = bound(b, form, bound);
        if (isRay(a) != isRay(b)) {
            double off = Math.max(offA, offB);
            return isRay(b) ? pushAlong(a, x, b, y, off, form) : pushAlong(b, y, a, x, off, form);
        }
        int at = room();
        double gap = x - y;
        double t = x / gap;
        int from = a * width;
        int to = b * width;
        int target = at * width;
        double most = 0;
        double distance = 0;
        double sum = 0;
        for (int q = 0; q < width; q++) {
            double p = point[from + q];
            double step = point[to + q] - p;
            double value = p + t * step;
            point[target + q] = value;
            distance = Math.max(distance, Math.abs(step));
            most = Math.max(most, Math.abs(p));
            sum += Math.abs(value);
        }
        double both = error[a] + error[b];
        double off = Math.max(offA, offB);
        double wrong = (off / gap + 3 * UNIT) * (distance + both);
        error[at] =
                ((1 - t) * error[a] + t * error[b] + wrong + 6 * UNIT * (most + distance)) * SLACK
                        + Double.MIN_NORMAL;
        size[at] = sum * SLACK;
        come(at, a, b, form);
        return at;
    }

    /// Puts g − (y / z) l on the stack, l being a direction, where a form that is y at g and z ≠ 0
    /// at l is 0; each value is off by at most E < |z|.
    ///
    /// For τ = y / z we have τ − τ* = ((y − y*) − τ* (z − z*)) / z, so |τ − τ*| ≤ E (1 + |τ|) /
    /// (|z| − E). A coordinate is off by at most r_g + |τ| r_l + |τ − τ*| (M_l + r_l) + 3u (M_g +
    /// |τ| M_l).
    int pushAlong(int g, double y, int l, double z, double off, int form) {
        int at = room();
        double t = y / z;
        int from = g * width;
        int to = l * width;
        int target = at * width;
        double most = 0;
        double longest = 0;
        double sum = 0;
        for (int q = 0; q < width; q++) {
            double p = point[from + q];
            double step = point[to + q];
            double value = p - t * step;
            point[target + q] = value;
            most = Math.max(most, Math.abs(p));
            longest = Math.max(longest, Math.abs(step));
            sum += Math.abs(value);
        }
        double factor = Math.abs(t);
        double least = Math.abs(z) - off;
        double wrong =
                (least > 0 ? off * (1 + factor) / least : Double.POSITIVE_INFINITY)
                        + 2 * UNIT * factor;
        error[at] =
                (error[g]
                                        + factor * error[l]
                                        + wrong * (longest + error[l])
                                        + 3 * UNIT * (most + factor * longest))
                                * SLACK
                        + Double.MIN_NORMAL;
        size[at] = sum * SLACK;
        come(at, g, l, form);
        return at;
    }

    /// Whether too little is known of a generator's place.
    boolean isVague(int g) {
        return !(error[g] <= TIGHT * size[g]);
    }

    /// Takes note of a better place.
    void refined(int g, double off) {
        double sum = 0;
        for (int q = g * width; q < (g + 1) * width; q++) {
            sum += Math.abs(point[q]);
        }
        error[g] = off;
        size[g] = sum * SLACK;
        if (!(off <= LOOSE * sum)) {
            sharpen(g, exactly(g));
        }
    }

    /// The bound on the error of a form's value at a generator, if it is below another.
    private double bound(int g, int form, double other) {
        return Math.min(other, forms.valueError(form, size[g], error[g]));
    }

    /// Writes down where a new generator comes from. If little is left of its precision, it is made
    /// anew from the exact one.
    private void come(int at, int a, int b, int form) {
        support[at] = support[a] | support[b];
        first[at] = a;
        second[at] = b;
        cut[at] = form;
        rung[at] = UNKNOWN;
        if (!(error[at] <= LOOSE * size[at])) {
            sharpen(at, exactly(at));
        } else if (isRay(at)) {
            normalise(at);
        }
    }

    /// Scales a direction by a power of two, so that its size is near 1.
    private void normalise(int at) {
        int exponent = Math.getExponent(size[at]);
        if (exponent > -2 && exponent < 2 || size[at] == 0) {
            return;
        }
        double factor = Math.scalb(1.0, -Math.max(-1000, Math.min(1000, exponent)));
        for (int q = at * width; q < (at + 1) * width; q++) {
            point[q] *= factor;
        }
        error[at] = error[at] * factor * SLACK + Double.MIN_NORMAL;
        size[at] = size[at] * factor * SLACK + Double.MIN_NORMAL;
    }

    private int room() {
        if (top == error.length) {
            int more = 2 * top;
            point = Arrays.copyOf(point, more * width);
            error = Arrays.copyOf(error, more);
            size = Arrays.copyOf(size, more);
            support = Arrays.copyOf(support, more);
            first = Arrays.copyOf(first, more);
            second = Arrays.copyOf(second, more);
            cut = Arrays.copyOf(cut, more);
            rung = Arrays.copyOf(rung, more);
            small = Arrays.copyOf(small, more * width);
            big = Arrays.copyOf(big, more);
        }
        return top++;
    }

    /// The exact sign of a form at a generator.
    int sign(int g, int form) {
        load(g);
        if (rung[g] == SMALL && forms.isSmall(form) && width <= 32) {
            return Whole.signOfProduct(small, g * width, forms.small(), form * width, width);
        }
        return value(g, form).signum();
    }

    /// The exact value of a form at a generator, up to the positive factors of both.
    BigInteger value(int g, int form) {
        return Whole.product(exactly(g), forms.big(form));
    }

    /// The exact coordinates, up to a positive factor.
    BigInteger[] exactly(int g) {
        load(g);
        BigInteger[] known = big[g];
        if (rung[g] == BIG && known != null) {
            return known;
        }
        BigInteger[] all = new BigInteger[width];
        Arrays.setAll(all, q -> BigInteger.valueOf(small[g * width + q]));
        return all;
    }

    private void keep(int at, BigInteger[] exactly) {
        if (!Whole.isSmall(exactly)) {
            big[at] = exactly;
            rung[at] = BIG;
            return;
        }
        for (int q = 0; q < width; q++) {
            small[at * width + q] = exactly[q].longValue();
        }
        rung[at] = SMALL;
    }

    /// Finds the exact coordinates: f the form, a and l the two generators, sgn f(l) · (f(l) a −
    /// f(a) l).
    private void load(int g) {
        if (rung[g] != UNKNOWN) {
            return;
        }
        int a = first[g];
        int l = second[g];
        load(a);
        if (l == NONE) {
            BigInteger[] negative = exactly(a);
            BigInteger[] all = new BigInteger[width];
            Arrays.setAll(all, q -> negative[q].negate());
            keep(g, all);
            return;
        }
        load(l);
        int form = cut[g];
        if (!combineSmall(g, a, l, form)) {
            BigInteger x = value(a, form);
            BigInteger y = value(l, form);
            BigInteger common = x.gcd(y);
            boolean up = y.signum() > 0;
            BigInteger onA = (up ? y : y.negate()).divide(common);
            BigInteger onL = (up ? x.negate() : x).divide(common);
            keep(g, Whole.combine(exactly(a), onA, exactly(l), onL));
        }
    }

    private boolean combineSmall(int g, int a, int l, int form) {
        if (rung[a] != SMALL || rung[l] != SMALL || !forms.isSmall(form)) {
            return false;
        }
        long[] row = forms.small();
        if (!Whole.isSmallProduct(small, a * width, row, form * width, width)
                || !Whole.isSmallProduct(small, l * width, row, form * width, width)) {
            return false;
        }
        long x = Whole.product(small, a * width, row, form * width, width);
        long y = Whole.product(small, l * width, row, form * width, width);
        long common = Whole.divisor(x, y);
        long onA = Math.abs(y) / common;
        long onL = (y > 0 ? -x : x) / common;
        if (!Whole.combine(small, a * width, onA, l * width, onL, width, g * width)) {
            return false;
        }
        rung[g] = SMALL;
        return true;
    }
}
