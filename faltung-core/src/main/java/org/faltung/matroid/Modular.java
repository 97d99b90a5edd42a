package org.faltung.matroid;

import java.util.SplittableRandom;

/// Arithmetic in the field of p = 2⁶¹ − 1 elements. Elements are the longs 0 … p − 1.
final class Modular {
    /// The Mersenne prime 2⁶¹ − 1.
    static final long PRIME = (1L << 61) - 1;

    private Modular() {}

    /// a · b.
    static long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        // a b = high 2⁶⁴ + low, and 2⁶¹ = 1: the bits above the 61st count once
        return reduce((low & PRIME) + ((low >>> 61) | (high << 3)));
    }

    /// a − b.
    static long difference(long a, long b) {
        long d = a - b;
        return d < 0 ? d + PRIME : d;
    }

    /// 1 / a for a ≠ 0, by a^(p−2).
    static long inverse(long a) {
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

    /// A uniformly random non-zero element.
    static long random(SplittableRandom random) {
        return random.nextLong(1, PRIME);
    }

    private static long reduce(long sum) {
        return sum >= PRIME ? sum - PRIME : sum;
    }
}
