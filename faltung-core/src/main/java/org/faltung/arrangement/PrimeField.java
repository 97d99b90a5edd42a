package org.faltung.arrangement;

import java.math.BigInteger;

/// The field of p elements for a prime p between 2⁶¹ and 2⁶².
///
/// An element a is kept as a · 2⁶⁴ modulo p, from 0 to p − 1 (P. L. Montgomery, *Modular multiplication without
/// trial division*, 1985); 0 is 0.
final class PrimeField {
    /// Bits that every prime exceeds.
    static final int BITS = 61;

    /// Numbers below 3 · 10²³ that pass the test to these bases are primes (J. Sorenson and J. Webster, *Strong
    /// pseudoprimes to twelve prime bases*, 2017).
    private static final int[] WITNESSES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};

    final long prime;
    final long inverse; // of p modulo 2⁶⁴
    private final BigInteger whole;

    private PrimeField(long prime) {
        this.prime = prime;
        whole = BigInteger.valueOf(prime);
        long x = prime; // right modulo 8; each step doubles the bits
        for (int step = 0; step < 5; step++) {
            x *= 2 - prime * x;
        }
        inverse = x;
    }

    /// The field of the largest prime below 2⁶².
    static PrimeField largest() {
        return below(1L << 62);
    }

    /// The field of the next smaller prime.
    PrimeField next() {
        return below(prime);
    }

    private static PrimeField below(long bound) {
        long candidate = bound - 1 | 1;
        if (candidate >= bound) {
            candidate -= 2;
        }
        while (!isPrime(candidate)) {
            candidate -= 2;
        }
        return new PrimeField(candidate);
    }

    /// Whether an odd number above 37 is prime, by the test of Miller and Rabin.
    private static boolean isPrime(long number) {
        BigInteger n = BigInteger.valueOf(number);
        BigInteger last = n.subtract(BigInteger.ONE);
        int twos = last.getLowestSetBit();
        for (int base : WITNESSES) {
            BigInteger power = BigInteger.valueOf(base).modPow(last.shiftRight(twos), n);
            boolean passes = power.equals(BigInteger.ONE) || power.equals(last);
            for (int k = 1; k < twos && !passes; k++) {
                power = power.multiply(power).mod(n);
                passes = power.equals(last);
            }
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    /// The element of an integer.
    long of(BigInteger integer) {
        return integer.signum() == 0 ? 0 : integer.shiftLeft(64).mod(whole).longValue();
    }

    /// a b.
    long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        // low · p⁻¹ · p = low modulo 2⁶⁴, so the difference is divisible by 2⁶⁴
        long rest = high - Math.unsignedMultiplyHigh(low * inverse, prime);
        return rest + (rest >> 63 & prime);
    }

    /// a b − c d, with one reduction.
    long cross(long a, long b, long c, long d) {
        long one = a * b;
        long two = c * d;
        long low = one - two;
        long borrow = Long.compareUnsigned(one, two) < 0 ? 1 : 0;
        long high = Math.multiplyHigh(a, b) - Math.multiplyHigh(c, d) - borrow;
        // |high| <= p²/2⁶⁴ < p/4, so the rest is above -2p and below p
        long rest = high - Math.unsignedMultiplyHigh(low * inverse, prime);
        rest += rest >> 63 & prime;
        return rest + (rest >> 63 & prime);
    }

    /// 1 / a for a ≠ 0, by a^(p−2).
    long inverse(long a) {
        long result = a;
        long exponent = prime - 2;
        for (int bit = 62 - Long.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            result = product(result, result);
            if ((exponent >> bit & 1) == 1) {
                result = product(result, a);
            }
        }
        return result;
    }
}
