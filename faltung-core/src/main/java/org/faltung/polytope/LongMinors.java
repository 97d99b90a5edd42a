package org.faltung.polytope;

import java.math.BigInteger;

/// [Minors] that fit into 64 bits. Every operation throws an [Overflow] instead of a wrong number, and
/// leaves the state as it was.
final class LongMinors implements Minors {
    private static final double SAFE = 0x1p62;

    private final IntegerRows rows;
    private final int d;
    private long[][] column;
    private double[] largest; // of a column's magnitudes
    private long[][] spare;
    private double[] spareLargest;
    private final long[] slope;
    private long denominator = 1;

    LongMinors(IntegerRows rows) {
        this.rows = rows;
        d = rows.width() - 1;
        column = new long[d + 1][d + 1];
        spare = new long[d + 1][d + 1];
        largest = new double[d + 1];
        spareLargest = new double[d + 1];
        slope = new long[d + 1];
        for (int k = 0; k <= d; k++) {
            column[k][k] = 1;
            largest[k] = 1;
        }
    }

    private long dot(int row, int k) {
        if (!(rows.largest(row) * largest[k] * (d + 1) < SAFE)) {
            throw new Overflow();
        }
        long[] c = rows.small(row);
        long[] x = column[k];
        long sum = 0;
        for (int q = 0; q <= d; q++) {
            sum += c[q] * x[q];
        }
        return sum;
    }

    @Override
    public int sign(int row, int k) {
        return Long.signum(dot(row, k));
    }

    @Override
    public double slope(int row, int k) {
        return dot(row, k);
    }

    @Override
    public BigInteger product(int row, int k) {
        return BigInteger.valueOf(dot(row, k));
    }

    @Override
    public BigInteger entry(int q, int k) {
        return BigInteger.valueOf(column[k][q]);
    }

    @Override
    public BigInteger denominator() {
        return BigInteger.valueOf(denominator);
    }

    @Override
    public boolean isSmall() {
        return denominator >> 24 == 0;
    }

    @Override
    public int block(int k, int count) {
        int first = -1;
        long value = 0;
        long fall = 0;
        long[] x = column[k];
        double most = SAFE / (largest[k] * (d + 1));
        for (int row = 0; row < count; row++) {
            if (!(rows.largest(row) < most)) {
                throw new Overflow();
            }
            long[] c = rows.small(row);
            long a = 0;
            for (int q = 0; q < d; q++) {
                a -= c[q] * x[q];
            }
            if (a <= 0) {
                continue;
            }
            long t = dot(row, d);
            if (first < 0 || less(t, fall, value, a)) {
                first = row;
                value = t;
                fall = a;
                if (t == 0) {
                    break; // no other row can be reached before
                }
            }
        }
        return first;
    }

    /// Whether a · b < c · e, for numbers that are not negative.
    private static boolean less(long a, long b, long c, long e) {
        long left = Math.multiplyHigh(a, b);
        long right = Math.multiplyHigh(c, e);
        return left < right || left == right && Long.compareUnsigned(a * b, c * e) < 0;
    }

    @Override
    public boolean reachesBefore(int row, int other, int k) {
        return less(
                Math.abs(dot(row, d)),
                Math.abs(dot(other, k)),
                Math.abs(dot(other, d)),
                Math.abs(dot(row, k)));
    }

    @Override
    public void exchange(int row, int j) {
        for (int k = 0; k <= d; k++) {
            slope[k] = dot(row, k);
        }
        long p = slope[j];
        int zeros = Long.numberOfTrailingZeros(denominator);
        long inverse = inverse(denominator >> zeros);
        for (int k = 0; k <= d; k++) {
            double most = 0;
            long[] to = spare[k];
            long[] x = column[k];
            long a = slope[k];
            if (k == j) {
                System.arraycopy(x, 0, to, 0, d + 1);
                most = largest[k];
            } else if (a == 0 && Math.abs(p) == denominator) {
                for (int q = 0; q <= d; q++) {
                    to[q] = p < 0 ? -x[q] : x[q];
                }
                most = largest[k];
            } else {
                most = eliminate(k, j, p, a, zeros, inverse);
            }
            if (p < 0) {
                for (int q = 0; q <= d; q++) {
                    to[q] = -to[q];
                }
            }
            spareLargest[k] = most;
        }
        swap(p);
    }

    /// One column of an exchange; gives its largest magnitude.
    private double eliminate(int k, int j, long p, long a, int zeros, long inverse) {
        long[] x = column[k];
        long[] y = column[j];
        long[] to = spare[k];
        double size = largest[k] * Math.abs((double) p) + largest[j] * Math.abs((double) a);
        long most = 0;
        if (size < SAFE) {
            for (int q = 0; q <= d; q++) {
                long quotient = (x[q] * p - y[q] * a >> zeros) * inverse;
                to[q] = quotient;
                most = Math.max(most, Math.abs(quotient));
            }
        } else {
            for (int q = 0; q <= d; q++) {
                to[q] = quotient(x[q], p, y[q], a, zeros, inverse);
                most = Math.max(most, Math.abs(to[q]));
            }
        }
        return most;
    }

    private void swap(long p) {
        long[][] columns = column;
        column = spare;
        spare = columns;
        double[] sizes = largest;
        largest = spareLargest;
        spareLargest = sizes;
        denominator = Math.abs(p);
    }

    /// (x p − y a) / D, which is known to be an integer: in 128 bits, the odd part of D divided away by
    /// multiplying with its inverse modulo 2⁶⁴, as only the low 64 bits of the quotient matter if it fits.
    private long quotient(long x, long p, long y, long a, int zeros, long inverse) {
        long left = x * p;
        long right = y * a;
        long low = left - right;
        long borrow = Long.compareUnsigned(left, right) < 0 ? 1 : 0;
        long high = Math.multiplyHigh(x, p) - Math.multiplyHigh(y, a) - borrow;
        // |quotient| < 2⁶² follows from |numerator| < 2⁶² D, hence from |high| + 1 <= D / 4.
        long size = high < 0 ? -high : high + 1;
        if (size > denominator >> 2 && !(high == low >> 63 && fits(low))) {
            throw new Overflow();
        }
        long shifted = zeros == 0 ? low : low >>> zeros | high << 64 - zeros;
        return shifted * inverse;
    }

    /// Whether a numerator of 64 bits has a quotient below 2⁶².
    private boolean fits(long numerator) {
        return Math.abs((double) numerator) < SAFE * denominator;
    }

    /// The inverse of an odd number modulo 2⁶⁴, by Newton's iteration: each step doubles the right bits.
    private static long inverse(long odd) {
        long guess = odd; // right in 3 bits
        for (int step = 0; step < 5; step++) {
            guess *= 2 - odd * guess;
        }
        return guess;
    }

    @Override
    public void turn(int k) {
        for (int q = 0; q <= d; q++) {
            column[k][q] = -column[k][q];
        }
    }

    @Override
    public Minors copy(Minors other) {
        if (!(other instanceof LongMinors that)) {
            return new BigMinors(rows, other);
        }
        for (int k = 0; k <= d; k++) {
            System.arraycopy(that.column[k], 0, column[k], 0, d + 1);
            largest[k] = that.largest[k];
        }
        denominator = that.denominator;
        return this;
    }
}
