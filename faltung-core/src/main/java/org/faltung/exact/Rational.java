package org.faltung.exact;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A rational number in lowest terms; the denominator is positive.
///
/// Every finite binary float is one, exactly.
public final class Rational implements Comparable<Rational> {
    /// 0.
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

    /// 1.
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    /// The largest decimal exponent, either way, that a written number may have.
    private static final int MOST_DIGITS = 100_000;

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /// numerator / denominator.
    ///
    /// @throws IllegalArgumentException if the denominator is 0
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator must not be 0");
        }
        if (denominator.equals(BigInteger.ONE)) {
            return new Rational(numerator, denominator);
        }
        if (denominator.signum() > 0 && isPowerOfTwo(denominator)) {
            return dyadic(numerator, denominator);
        }
        BigInteger common = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        return new Rational(numerator.divide(divisor), denominator.divide(divisor));
    }

    /// Lowest terms by shifts: most numbers here are binary floats, and sums of them.
    private static Rational dyadic(BigInteger numerator, BigInteger denominator) {
        if (numerator.signum() == 0) {
            return ZERO;
        }
        int shift = Math.min(numerator.getLowestSetBit(), denominator.bitLength() - 1);
        return new Rational(numerator.shiftRight(shift), denominator.shiftRight(shift));
    }

    /// Whether a positive integer is a power of two.
    public static boolean isPowerOfTwo(BigInteger positive) {
        return positive.getLowestSetBit() == positive.bitLength() - 1;
    }

    /// An integer.
    public static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    /// An integer.
    public static Rational of(long value) {
        return value == 0 ? ZERO : of(BigInteger.valueOf(value));
    }

    /// The exact value of a binary float.
    ///
    /// @throws IllegalArgumentException if it is infinite or not a number
    public static Rational of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("number must be finite, got " + value);
        }
        if (value == 0) {
            return ZERO;
        }
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        long bits = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
        boolean normal = Math.getExponent(value) >= Double.MIN_EXPONENT;
        long mantissa = normal ? bits | 1L << 52 : bits;
        int zeros = Long.numberOfTrailingZeros(mantissa);
        BigInteger whole = BigInteger.valueOf(value < 0 ? -(mantissa >> zeros) : mantissa >> zeros);
        exponent += zeros;
        return exponent >= 0
                ? of(whole.shiftLeft(exponent))
                : new Rational(whole, BigInteger.ONE.shiftLeft(-exponent));
    }

    /// Reads a decimal such as `-0.05` or `1e-3`, or a quotient p/q of two of them, exactly.
    ///
    /// @throws IllegalArgumentException if it is neither, with the text
    public static Rational parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return decimal(text, text);
        }
        Rational divisor = decimal(text.substring(slash + 1), text);
        if (divisor.signum() == 0) {
            throw new IllegalArgumentException("'" + text + "' divides by 0");
        }
        return decimal(text.substring(0, slash), text).over(divisor);
    }

    private static Rational decimal(String part, String text) {
        try {
            BigDecimal decimal = new BigDecimal(part.strip());
            int scale = decimal.scale();
            if (Math.abs((long) scale) > MOST_DIGITS) {
                throw new NumberFormatException("exponent out of range");
            }
            return scale <= 0
                    ? of(decimal.toBigIntegerExact())
                    : of(decimal.unscaledValue(), BigInteger.TEN.pow(scale));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a number; write a decimal such as -0.05, or p/q", e);
        }
    }

    /// The numerator, with the sign.
    public BigInteger numerator() {
        return numerator;
    }

    /// The denominator, positive.
    public BigInteger denominator() {
        return denominator;
    }

    /// −1, 0 or 1.
    public int signum() {
        return numerator.signum();
    }

    /// The sum.
    public Rational plus(Rational other) {
        if (other.signum() == 0) {
            return this;
        }
        if (signum() == 0) {
            return other;
        }
        if (denominator.equals(other.denominator)) {
            return of(numerator.add(other.numerator), denominator);
        }
        if (isPowerOfTwo(denominator) && isPowerOfTwo(other.denominator)) {
            int finer = other.denominator.bitLength() - denominator.bitLength();
            return finer > 0
                    ? dyadic(numerator.shiftLeft(finer).add(other.numerator), other.denominator)
                    : dyadic(numerator.add(other.numerator.shiftLeft(-finer)), denominator);
        }
        return of(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /// The difference.
    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    /// The product.
    public Rational times(Rational other) {
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// The quotient.
    ///
    /// @throws IllegalArgumentException if the other is 0
    public Rational over(Rational other) {
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /// The number with the other sign.
    public Rational negated() {
        return new Rational(numerator.negate(), denominator);
    }

    /// The nearest binary float, off by half a unit in the last place at most; infinite if it is too large.
    public double nearest() {
        if (numerator.bitLength() <= 53 && denominator.bitLength() <= 53) {
            return (double) numerator.longValue() / denominator.longValue();
        }
        if (numerator.signum() == 0) {
            return 0;
        }
        // 64 significant bits and a sticky bit; then one rounding, by long or, below, by scaling.
        int shift = 66 - numerator.abs().bitLength() + denominator.bitLength();
        BigInteger[] parts =
                shift >= 0
                        ? numerator.abs().shiftLeft(shift).divideAndRemainder(denominator)
                        : numerator.abs().divideAndRemainder(denominator.shiftLeft(-shift));
        BigInteger quotient =
                parts[1].signum() == 0 ? parts[0].shiftLeft(1) : parts[0].shiftLeft(1).setBit(0);
        double value = Math.scalb(quotient.doubleValue(), -shift - 1);
        if (value < 2 * Double.MIN_NORMAL) { // a second rounding
            value = new BigDecimal(quotient).multiply(power(-(long) shift - 1)).doubleValue();
        }
        return numerator.signum() < 0 ? -value : value;
    }

    private static BigDecimal power(long exponent) {
        return exponent >= 0
                ? new BigDecimal(BigInteger.ONE.shiftLeft((int) exponent))
                : BigDecimal.valueOf(5).pow((int) -exponent).scaleByPowerOfTen((int) exponent);
    }

    /// Whether the number is a binary float, so that [#nearest] is exact.
    public boolean isBinaryFloat() {
        if (!isPowerOfTwo(denominator)
                || numerator.bitLength() - Math.max(0, numerator.getLowestSetBit()) > 53) {
            return false;
        }
        double value = nearest();
        return Double.isFinite(value) && of(value).equals(this);
    }

    @Override
    public int compareTo(Rational other) {
        return denominator.equals(other.denominator)
                ? numerator.compareTo(other.numerator)
                : numerator
                        .multiply(other.denominator)
                        .compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    /// `p` or `p/q`.
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? "" + numerator : numerator + "/" + denominator;
    }
}
