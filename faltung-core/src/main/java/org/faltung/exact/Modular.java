package org.faltung.exact;

import java.math.BigInteger;
import java.util.SplittableRandom;

/// Arithmetic in the field of p = 2⁶¹ − 1 elements. Elements are the longs 0 … p − 1.
///
/// A rank over it is never above the rank over the rationals: what is independent here is independent.
public final class Modular {
    /// The Mersenne prime 2⁶¹ − 1.
    public static final long PRIME = (1L << 61) - 1;

    private static final BigInteger WHOLE = BigInteger.valueOf(PRIME);

    private Modular() {}

    /// a · b.
    public static long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        // a b = high 2⁶⁴ + low, and 2⁶¹ = 1: the bits above the 61st count once
        return reduce((low & PRIME) + ((low >>> 61) | (high << 3)));
    }

    /// a + b.
    public static long sum(long a, long b) {
        return reduce(a + b);
    }

    /// a − b.
    public static long difference(long a, long b) {
        long d = a - b;
        return d < 0 ? d + PRIME : d;
    }

    /// 1 / a for a ≠ 0, by a^(p−2).
    public static long inverse(long a) {
        long result = 1;
        long square = a;
        for (long rest = PRIME - 2; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = product(result, square);
            }
            square = product(square, square);
        }
        return result;
    }

    /// The class of an integer.
    public static long of(BigInteger integer) {
        return integer.bitLength() < 61
                ? Math.floorMod(integer.longValue(), PRIME)
                : integer.mod(WHOLE).longValue();
    }

    /// The class of a finite binary float m · 2ᵉ; 2⁶¹ = 1, so e counts modulo 61.
    public static long of(double value) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        long mantissa = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
        if (Math.getExponent(value) >= Double.MIN_EXPONENT) {
            mantissa |= 1L << 52;
        }
        long size = product(mantissa, 1L << Math.floorMod(exponent, 61));
        return value < 0 ? difference(0, size) : size;
    }

    /// A uniformly random non-zero element.
    public static long random(SplittableRandom random) {
        return random.nextLong(1, PRIME);
    }

    private static long reduce(long sum) {
        return sum >= PRIME ? sum - PRIME : sum;
    }
}
