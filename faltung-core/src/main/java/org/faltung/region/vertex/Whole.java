package org.faltung.region.vertex;

import java.math.BigInteger;

/// Vectors of integers that are kept as longs below 2⁶¹ if they fit, else as big integers:
/// arithmetic for the exact rung. Every vector stands for its positive multiples, so it is divided
/// by its common divisor.
final class Whole {
    /// Entries of a vector of longs are below this.
    static final int BITS = 61;

    private static final double FITS = 0x1p61;

    private Whole() {}

    /// Σ a_q b_q of 128 bits, if all entries are below 2⁶¹: its sign.
    ///
    /// Each product is below 2¹²², so that 32 of them do not overflow.
    static int signOfProduct(long[] a, int from, long[] b, int start, int length) {
        long high = 0;
        long low = 0;
        for (int q = 0; q < length; q++) {
            long x = a[from + q];
            long y = b[start + q];
            long product = x * y;
            long sum = low + product;
            high += Math.multiplyHigh(x, y) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            low = sum;
        }
        return high != 0 ? Long.signum(high) : low != 0 ? 1 : 0;
    }

    /// Whether Σ a_q b_q surely fits a long below 2⁶¹.
    static boolean isSmallProduct(long[] a, int from, long[] b, int start, int length) {
        double size = 0;
        for (int q = 0; q < length; q++) {
            size += Math.abs((double) a[from + q] * b[start + q]);
        }
        return size < FITS * 0.99;
    }

    /// Σ a_q b_q, which must not overflow.
    static long product(long[] a, int from, long[] b, int start, int length) {
        long sum = 0;
        for (int q = 0; q < length; q++) {
            sum += a[from + q] * b[start + q];
        }
        return sum;
    }

    /// Σ a_q b_q.
    static BigInteger product(BigInteger[] a, BigInteger[] b) {
        BigInteger sum = BigInteger.ZERO;
        for (int q = 0; q < a.length; q++) {
            if (a[q].signum() != 0 && b[q].signum() != 0) {
                sum = sum.add(a[q].multiply(b[q]));
            }
        }
        return sum;
    }

    /// Puts x·a + y·b into a target, divided by the common divisor, if that surely does not
    /// overflow.
    static boolean combine(long[] a, int from, long x, int start, long y, int length, int target) {
        double size = 0;
        for (int q = 0; q < length; q++) {
            size =
                    Math.max(
                            size,
                            Math.abs((double) a[from + q] * x)
                                    + Math.abs((double) a[start + q] * y));
        }
        if (size >= FITS * 0.99) {
            return false;
        }
        long common = 0;
        for (int q = 0; q < length; q++) {
            long sum = a[from + q] * x + a[start + q] * y;
            a[target + q] = sum;
            common = common == 1 ? 1 : divisor(common, sum);
        }
        if (common > 1) {
            for (int q = 0; q < length; q++) {
                a[target + q] /= common;
            }
        }
        return true;
    }

    /// x·a + y·b, divided by the common divisor.
    static BigInteger[] combine(BigInteger[] a, BigInteger x, BigInteger[] b, BigInteger y) {
        BigInteger[] sum = new BigInteger[a.length];
        for (int q = 0; q < sum.length; q++) {
            sum[q] = a[q].multiply(x).add(b[q].multiply(y));
        }
        return reduced(sum);
    }

    /// The vector divided by its common divisor.
    static BigInteger[] reduced(BigInteger[] vector) {
        BigInteger common = BigInteger.ZERO;
        for (int q = 0; q < vector.length && !common.equals(BigInteger.ONE); q++) {
            common = common.gcd(vector[q]);
        }
        if (common.bitLength() > 1) {
            for (int q = 0; q < vector.length; q++) {
                vector[q] = vector[q].divide(common);
            }
        }
        return vector;
    }

    /// Whether all entries are below 2⁶¹.
    static boolean isSmall(BigInteger[] vector) {
        for (BigInteger entry : vector) {
            if (entry.bitLength() > BITS) {
                return false;
            }
        }
        return true;
    }

    /// The greatest common divisor, by Stein's method; that of 0 and b is |b|.
    static long divisor(long first, long second) {
        long a = Math.abs(first);
        long b = Math.abs(second);
        if (a == 0 || b == 0) {
            return a | b;
        }
        int twos = Long.numberOfTrailingZeros(a | b);
        a >>= Long.numberOfTrailingZeros(a);
        while (b != 0) {
            b >>= Long.numberOfTrailingZeros(b);
            if (a > b) {
                long swap = a;
                a = b;
                b = swap;
            }
            b -= a;
        }
        return a << twos;
    }
}
