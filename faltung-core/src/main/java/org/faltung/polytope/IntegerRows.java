package org.faltung.polytope;

import java.math.BigInteger;
import java.util.Arrays;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// A stack of affine functions with integer coefficients, each a positive multiple of the function that was
/// pushed: all that the sign of a function needs.
///
/// A numeric kernel: rows are longs as long as they fit, and big integers beside.
public final class IntegerRows {
    private static final double LONGEST = 0x1p62;
    private static final BigInteger[] NONE = {};

    private final int width;
    private long[][] small; // the constant last
    private double[] largest = new double[16]; // of a row's magnitudes; infinite if it is big
    private BigInteger[][] big = new BigInteger[16][0]; // empty unless it is big
    private int count;

    /// An empty stack.
    ///
    /// @param dimension of the space on which the functions live
    public IntegerRows(int dimension) {
        width = dimension + 1;
        small = new long[16][width];
    }

    /// The number of rows.
    public int count() {
        return count;
    }

    /// The number of coefficients of a row, the constant included.
    int width() {
        return width;
    }

    /// Forgets all rows from a number on.
    public void keep(int rows) {
        count = rows;
    }

    private static BigInteger content(AffineForm form) {
        BigInteger common = BigInteger.ZERO;
        for (int q = 0; q <= form.dimension() && !common.equals(BigInteger.ONE); q++) {
            common = common.gcd(form.numerator(q));
        }
        return common;
    }

    /// The row of a function over the function; 1 for the function 0.
    static Rational factor(AffineForm form) {
        return form.isZero() ? Rational.ONE : Rational.of(form.denominator(), content(form));
    }

    /// Pushes a function.
    public void push(AffineForm form) {
        BigInteger divisor = content(form);
        boolean divides = divisor.bitLength() > 1;
        BigInteger[] row = new BigInteger[width];
        Arrays.setAll(row, q -> divides ? form.numerator(q).divide(divisor) : form.numerator(q));
        long[] target = next();
        double most = 0;
        for (int q = 0; q < width; q++) {
            most =
                    row[q].bitLength() < 62
                            ? Math.max(most, Math.abs(row[q].doubleValue()))
                            : 1 / 0.0;
            if (most > LONGEST) {
                break;
            }
            target[q] = row[q].longValue();
        }
        finish(most, most > LONGEST ? row : NONE);
    }

    /// Pushes a function whose coefficients are exactly these doubles times a sign.
    ///
    /// @param at where its coefficients begin, the constant last
    public void push(double[] coefficient, int at, int sign) {
        long low = Long.MAX_VALUE; // the lowest exponent of a bit
        double most = 0;
        for (int q = 0; q < width; q++) {
            double value = coefficient[at + q];
            if (value != 0) {
                low = Math.min(low, lowest(value));
                most = Math.max(most, Math.abs(value));
            }
        }
        long[] target = next();
        if (most == 0) {
            Arrays.fill(target, 0);
            finish(0, NONE);
            return;
        }
        double scaled = Math.getExponent(most) - low < 62 ? Math.scalb(most, (int) -low) : 1 / 0.0;
        if (scaled < LONGEST) {
            for (int q = 0; q < width; q++) {
                target[q] = sign * (long) Math.scalb(coefficient[at + q], (int) -low);
            }
            finish(scaled, NONE);
            return;
        }
        BigInteger[] row = new BigInteger[width];
        for (int q = 0; q < width; q++) {
            row[q] = shifted(sign * coefficient[at + q], (int) low);
        }
        finish(1 / 0.0, row);
    }

    private static int lowest(double value) {
        long bits = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
        int exponent = Math.getExponent(value);
        long mantissa = exponent >= Double.MIN_EXPONENT ? bits | 1L << 52 : bits;
        return Math.max(exponent, Double.MIN_EXPONENT) - 52 + Long.numberOfTrailingZeros(mantissa);
    }

    private static BigInteger shifted(double value, int low) {
        if (value == 0) {
            return BigInteger.ZERO;
        }
        int own = lowest(value);
        return BigInteger.valueOf((long) Math.scalb(value, -own)).shiftLeft(own - low);
    }

    /// Turns the sign of a row.
    public void negate(int row) {
        long[] longs = small[row];
        for (int q = 0; q < width; q++) {
            longs[q] = -longs[q];
        }
        BigInteger[] bigs = big[row];
        Arrays.setAll(bigs, q -> bigs[q].negate());
    }

    /// The coefficients of a row, if [#largest] is finite.
    long[] small(int row) {
        return small[row];
    }

    /// The largest magnitude in a row; infinite if it is not one of longs.
    double largest(int row) {
        return largest[row];
    }

    /// A coefficient.
    BigInteger coefficient(int row, int q) {
        BigInteger[] bigs = big[row];
        return bigs.length == 0 ? BigInteger.valueOf(small[row][q]) : bigs[q];
    }

    private long[] next() {
        if (count == small.length) {
            small = Arrays.copyOf(small, 2 * count);
            big = Arrays.copyOf(big, 2 * count);
            largest = Arrays.copyOf(largest, 2 * count);
            for (int row = count; row < small.length; row++) {
                small[row] = new long[width];
                big[row] = NONE;
            }
        }
        return small[count];
    }

    private void finish(double most, BigInteger[] row) {
        largest[count] = most;
        big[count] = row;
        count++;
    }
}
