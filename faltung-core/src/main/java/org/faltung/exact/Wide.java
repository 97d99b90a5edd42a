package org.faltung.exact;

/// A non-negative number mantissa · 2^exponent with a 64-bit exponent: a double that cannot overflow.
///
/// @param mantissa in [1, 2), or 0 for the number 0
/// @param exponent the power of two; 0 for the number 0
public record Wide(double mantissa, long exponent) implements Comparable<Wide> {
    /// The number 0.
    public static final Wide ZERO = new Wide(0, 0);

    /// The number 1.
    public static final Wide ONE = new Wide(1, 0);

    /// The number value · 2^exponent, normalised.
    ///
    /// @param value a positive, finite and normal double, or 0
    static Wide of(double value, long exponent) {
        if (value == 0) {
            return ZERO;
        }
        if (value >= 1 && value < 2) {
            return new Wide(value, exponent);
        }
        int shift = Math.getExponent(value);
        return new Wide(Math.scalb(value, -shift), exponent + shift);
    }

    /// Whether this is the number 0.
    public boolean isZero() {
        return mantissa == 0;
    }

    /// The natural logarithm to double precision, rounded to nearest; −∞ for 0.
    public double ln() {
        return Math.log(mantissa) + exponent * Math.log(2);
    }

    @Override
    public int compareTo(Wide other) {
        if (isZero() || other.isZero()) {
            return Double.compare(mantissa, other.mantissa);
        }
        int byExponent = Long.compare(exponent, other.exponent);
        return byExponent != 0 ? byExponent : Double.compare(mantissa, other.mantissa);
    }
}
