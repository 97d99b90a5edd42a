package org.faltung.verify;

import java.math.BigInteger;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// Common denominators.
final class Exactly {
    private Exactly() {}

    /// The least common multiple of two positive integers.
    static BigInteger multiple(BigInteger a, BigInteger b) {
        return a.equals(b) || b.equals(BigInteger.ONE) ? a : a.divide(a.gcd(b)).multiply(b);
    }

    /// The numerator of a number over a multiple of its denominator.
    static BigInteger numerator(Rational number, BigInteger denominator) {
        return number.numerator().multiply(denominator.divide(number.denominator()));
    }

    /// The numerators of a function.
    static Form form(AffineForm affine) {
        BigInteger[] numerators = new BigInteger[affine.dimension() + 1];
        for (int q = 0; q < numerators.length; q++) {
            numerators[q] = affine.numerator(q);
        }
        return new Form(numerators);
    }
}
