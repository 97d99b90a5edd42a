package org.faltung.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Wide;

/// Numbers of the code under test as exact decimals, so that a bound can be held against the truth.
public final class Sides {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Sides() {}

    /// The very number that a magnitude holds.
    public static BigDecimal of(Magnitude magnitude) {
        return switch (magnitude) {
            case Magnitude.Whole(BigInteger value) -> new BigDecimal(value);
            case Magnitude.Approximate(Wide value, boolean _) -> of(value);
        };
    }

    /// The very number mantissa · 2^exponent.
    public static BigDecimal of(Wide wide) {
        int exponent = Math.toIntExact(wide.exponent());
        BigDecimal mantissa = new BigDecimal(wide.mantissa());
        return exponent >= 0
                ? mantissa.multiply(TWO.pow(exponent))
                : mantissa.divide(TWO.pow(-exponent), MathContext.UNLIMITED);
    }
}
