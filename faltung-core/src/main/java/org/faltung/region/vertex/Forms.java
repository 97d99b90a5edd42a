package org.faltung.region.vertex;

import java.math.BigInteger;
import java.util.Arrays;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.ExactCell;
import org.faltung.region.PartialRows;
import org.jspecify.annotations.Nullable;

/// A stack of affine functions that cut cells: in floating point with a bound on the error of each
/// coefficient, and exactly on demand. The function at a homogeneous point x is Σ c_q x_q, the
/// constant's x being the last.
///
/// The exact function is that of the float one times a positive number. It comes from the doubles
/// if they are exact, else from the network on the current cell.
final class Forms {
    private static final double UNIT = 0x1p-53;
    private static final double SLACK = 1 + 0x1p-20;
    private static final double UNDERFLOW = 0x1p-1000;
    private static final double HUGE = 0x1p900;
    private static final byte UNKNOWN = 0;
    private static final byte SMALL = 1;
    private static final byte BIG = 2;

    /// d + 1.
    final int width;

    /// The coefficients, form by form.
    double[] coefficient;

    /// What an error of the value is bounded by, for every unit of Σ |x_q|: see [#rounding].
    double[] perSize;

    /// What an error of the value is bounded by, for every unit of the error of a coordinate.
    double[] perError;

    /// By form: bit q is set unless coefficient q is surely 0.
    long[] support;

    private final ExactCell exact;
    private double[] error;
    private int[] layer; // -1: given
    private int[] row;
    private int[] other; // the row that is subtracted, or -1
    private @Nullable Rational[] offset; // what is subtracted
    private @Nullable AffineForm[] given;
    private byte[] rung;
    private long[] small;
    private BigInteger[] @Nullable [] big;
    private int top;

    /// How the network's rows on the current cell are known exactly.
    interface Current {
        /// Brings the exact cell's pieces up to date before a layer.
        void update(int layer);
    }

    private Current current = _ -> {};

    Forms(int width, ExactCell exact) {
        this.width = width;
        this.exact = exact;
        int room = 64;
        coefficient = new double[room * width];
        perSize = new double[room];
        perError = new double[room];
        support = new long[room];
        error = new double[room];
        layer = new int[room];
        row = new int[room];
        other = new int[room];
        offset = new Rational[room];
        given = new AffineForm[room];
        rung = new byte[room];
        small = new long[room * width];
        big = new BigInteger[room][];
    }

    void follow(Current now) {
        current = now;
    }

    /// A bound on the error of each coefficient.
    double error(int form) {
        return error[form];
    }

    int top() {
        return top;
    }

    /// Takes forms off the stack.
    void top(int to) {
        top = to;
    }

    /// Puts a given function on the stack, times a positive number.
    int push(AffineForm form) {
        int at = room();
        double most = 0;
        double off = 0;
        for (int q = 0; q < width; q++) {
            Rational exactly = Rational.of(form.numerator(q));
            double value = exactly.nearest();
            coefficient[at * width + q] = value;
            most = Math.max(most, Math.abs(value));
            off = exactly.isBinaryFloat() ? off : 1;
        }
        layer[at] = -1;
        given[at] = form;
        support[at] = -1;
        bound(at, most, off * (most * UNIT * SLACK + UNDERFLOW));
        return at;
    }

    /// Puts a pre-activation minus a threshold on the stack.
    ///
    /// The difference of two doubles is off by less than u times the result; and it is exact if the
    /// error-free transformation says so.
    int push(PartialRows rows, int inLayer, int index, Rational threshold) {
        int at = room();
        System.arraycopy(rows.coefficient, index * width, coefficient, at * width, width);
        layer[at] = inLayer;
        row[at] = index;
        other[at] = -1;
        offset[at] = threshold;
        support[at] = rows.support[index];
        double off = rows.error[index];
        double most = rows.largest[index];
        if (threshold.signum() != 0) {
            double t = threshold.nearest();
            support[at] |= width <= Long.SIZE ? 1L << (width - 1) : -1;
            int last = at * width + width - 1;
            double before = coefficient[last];
            coefficient[last] = before - t;
            most = Math.max(most, Math.abs(coefficient[last]));
            if (off != 0 || !isExactDifference(before, t) || !Rational.of(t).equals(threshold)) {
                off = (off + UNIT * (most + Math.abs(t))) * SLACK + UNDERFLOW;
            }
        }
        bound(at, most, off);
        return at;
    }

    /// Puts the difference of two pre-activations on the stack.
    int push(PartialRows rows, int inLayer, int index, int minus) {
        int at = room();
        double most = 0;
        boolean sharp = rows.error[index] == 0 && rows.error[minus] == 0;
        for (int q = 0; q < width; q++) {
            double x = rows.coefficient[index * width + q];
            double y = rows.coefficient[minus * width + q];
            coefficient[at * width + q] = x - y;
            most = Math.max(most, Math.abs(x - y));
            sharp &= isExactDifference(x, y);
        }
        layer[at] = inLayer;
        row[at] = index;
        other[at] = minus;
        offset[at] = null;
        support[at] = rows.support[index] | rows.support[minus];
        double off = (rows.error[index] + rows.error[minus] + UNIT * most) * SLACK + UNDERFLOW;
        bound(at, most, sharp ? 0 : off);
        return at;
    }

    private static boolean isExactDifference(double x, double y) {
        double difference = x - y;
        double back = x - difference;
        return (x - (difference + back)) + (back - y) == 0;
    }

    /// The value of the stored form c at a stored point x is off by at most
    ///
    ///     S · ((d + 2) u L + e) + (Σ_{q < d} |c_q| + d e) r
    ///
    /// from the exact form's at the exact point: S = Σ |x_q|, L = max |c_q|, e the error of a
    /// coefficient, r that of a coordinate; the last coordinate, 1 or 0, has none. The first term
    /// is the rounding of a sum of d + 1 products.
    private void bound(int at, double most, double off) {
        error[at] = off;
        perSize[at] = ((width + 2) * UNIT * most + off) * SLACK + UNDERFLOW;
        double sum = (width - 1) * off;
        for (int q = at * width; q < (at + 1) * width - 1; q++) {
            sum += Math.abs(coefficient[q]);
        }
        perError[at] = sum * SLACK;
        if (most == 0 && off == 0) {
            perSize[at] = 0;
        }
        rung[at] = UNKNOWN;
    }

    /// A bound on the error of the value at a point, given Σ |x_q| and the error of a coordinate.
    ///
    /// It is at least 2⁻⁵³ Σ |c_q x_q|; so if it is below 2⁹⁰⁰, no product and no sum overflows. If it is not, it
    /// says nothing.
    double valueError(int form, double size, double off) {
        double bound = size * perSize[form] + off * perError[form];
        return bound < HUGE ? bound : Double.POSITIVE_INFINITY;
    }

    private int room() {
        if (top == perSize.length) {
            int more = 2 * top;
            coefficient = Arrays.copyOf(coefficient, more * width);
            perSize = Arrays.copyOf(perSize, more);
            perError = Arrays.copyOf(perError, more);
            support = Arrays.copyOf(support, more);
            error = Arrays.copyOf(error, more);
            layer = Arrays.copyOf(layer, more);
            row = Arrays.copyOf(row, more);
            other = Arrays.copyOf(other, more);
            offset = Arrays.copyOf(offset, more);
            given = Arrays.copyOf(given, more);
            rung = Arrays.copyOf(rung, more);
            small = Arrays.copyOf(small, more * width);
            big = Arrays.copyOf(big, more);
        }
        return top++;
    }

    /// Whether the exact coefficients fit longs; they are in [#small] then, else in [#big].
    boolean isSmall(int form) {
        if (rung[form] == UNKNOWN) {
            load(form);
        }
        return rung[form] == SMALL;
    }

    long[] small() {
        return small;
    }

    /// The exact coefficients.
    BigInteger[] big(int form) {
        if (!isSmall(form)) {
            BigInteger[] known = big[form];
            if (known == null) {
                throw new IllegalStateException("coefficients were not loaded");
            }
            return known;
        }
        BigInteger[] all = new BigInteger[width];
        Arrays.setAll(all, q -> BigInteger.valueOf(small[form * width + q]));
        return all;
    }

    private void load(int form) {
        if (error[form] == 0 && fromDoubles(form)) {
            rung[form] = SMALL;
            return;
        }
        AffineForm function = exactly(form);
        BigInteger[] all = new BigInteger[width];
        Arrays.setAll(all, function::numerator);
        Whole.reduced(all);
        if (!Whole.isSmall(all)) {
            big[form] = all;
            rung[form] = BIG;
            return;
        }
        for (int q = 0; q < width; q++) {
            small[form * width + q] = all[q].longValue();
        }
        rung[form] = SMALL;
    }

    private AffineForm exactly(int form) {
        AffineForm fixed = given[form];
        if (layer[form] < 0 && fixed != null) {
            return fixed;
        }
        current.update(layer[form]);
        AffineForm function = exact.row(layer[form], row[form]);
        if (other[form] >= 0) {
            return function.minus(exact.row(layer[form], other[form]));
        }
        Rational threshold = offset[form];
        return threshold == null ? function : function.plus(threshold.negated());
    }

    /// Doubles times the power of two that makes integers of them, if these are below 2⁶¹.
    private boolean fromDoubles(int form) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int q = 0; q < width; q++) {
            double value = coefficient[form * width + q];
            if (value != 0) {
                int exponent = Math.getExponent(value);
                if (exponent < Double.MIN_EXPONENT) {
                    return false;
                }
                long mantissa = Double.doubleToRawLongBits(value) | 1L << 52;
                least = Math.min(least, exponent - 52 + Long.numberOfTrailingZeros(mantissa));
                most = Math.max(most, exponent + 1);
            }
        }
        if (most != Integer.MIN_VALUE && (long) most - least >= Whole.BITS) {
            return false;
        }
        int shift = most == Integer.MIN_VALUE ? 0 : -least;
        for (int q = 0; q < width; q++) {
            double value = coefficient[form * width + q];
            small[form * width + q] = (long) scaled(value, shift);
        }
        return true;
    }

    private static double scaled(double value, int shift) {
        int half = shift / 2; // the factor alone may be out of range
        return Math.scalb(Math.scalb(value, half), shift - half);
    }
}
