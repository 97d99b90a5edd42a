package org.faltung.region.line;

import java.math.BigInteger;
import org.faltung.exact.Rational;

/// An affine function of one variable with rational coefficients, (A t + B) · 2^exponent / odd.
///
/// The odd part of the denominator is kept apart, so that sums with binary weights only shift.
///
/// @param slope A
/// @param constant B
/// @param exponent a power of two
/// @param odd a positive odd number
record LineForm(BigInteger slope, BigInteger constant, int exponent, BigInteger odd) {
    /// 0.
    static final LineForm ZERO = new LineForm(BigInteger.ZERO, BigInteger.ZERO, 0, BigInteger.ONE);

    /// t.
    static final LineForm PARAMETER =
            new LineForm(BigInteger.ONE, BigInteger.ZERO, 0, BigInteger.ONE);

    static LineForm constant(Rational value) {
        BigInteger denominator = value.denominator();
        int twos = denominator.getLowestSetBit();
        return new LineForm(BigInteger.ZERO, value.numerator(), -twos, denominator.shiftRight(twos))
                .stripped();
    }

    boolean isZero() {
        return slope.signum() == 0 && constant.signum() == 0;
    }

    LineForm negated() {
        return new LineForm(slope.negate(), constant.negate(), exponent, odd);
    }

    LineForm plus(LineForm other) {
        LineSum sum = new LineSum();
        sum.add(this);
        sum.add(other);
        return sum.form();
    }

    LineForm minus(LineForm other) {
        return plus(other.negated());
    }

    /// The function without common factors 2.
    LineForm stripped() {
        if (isZero()) {
            return ZERO;
        }
        int twos =
                Math.min(
                        slope.signum() == 0 ? Integer.MAX_VALUE : slope.getLowestSetBit(),
                        constant.signum() == 0 ? Integer.MAX_VALUE : constant.getLowestSetBit());
        return twos == 0
                ? this
                : new LineForm(
                        slope.shiftRight(twos), constant.shiftRight(twos), exponent + twos, odd);
    }

    /// A multiple.
    LineForm times(Rational factor) {
        if (factor.equals(Rational.ONE)) {
            return this;
        }
        if (factor.signum() == 0) {
            return ZERO;
        }
        int down = factor.denominator().getLowestSetBit();
        return new LineForm(
                        slope.multiply(factor.numerator()),
                        constant.multiply(factor.numerator()),
                        exponent - down,
                        odd.multiply(factor.denominator().shiftRight(down)))
                .stripped();
    }

    /// A multiple by a finite double.
    LineForm times(double factor) {
        if (factor == 0) {
            return ZERO;
        }
        int power = Math.max(Math.getExponent(factor), Double.MIN_EXPONENT) - 52;
        long mantissa = Double.doubleToRawLongBits(factor) & ((1L << 52) - 1);
        if (Math.getExponent(factor) >= Double.MIN_EXPONENT) {
            mantissa |= 1L << 52;
        }
        int twos = Long.numberOfTrailingZeros(mantissa);
        BigInteger whole = BigInteger.valueOf((factor < 0 ? -mantissa : mantissa) >> twos);
        return new LineForm(
                slope.multiply(whole), constant.multiply(whole), exponent + power + twos, odd);
    }

    /// The sign at a point.
    int signAt(Rational t) {
        return slope.multiply(t.numerator()).add(constant.multiply(t.denominator())).signum();
    }

    /// The zero; the slope is not 0.
    Rational root() {
        return Rational.of(constant.negate(), slope);
    }
}
