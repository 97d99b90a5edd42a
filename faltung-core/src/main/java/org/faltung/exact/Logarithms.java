package org.faltung.exact;

import java.math.BigInteger;
import org.faltung.exact.Magnitude.Approximate;
import org.faltung.exact.Magnitude.Whole;

/// Decimal logarithms with an error bound.
///
/// A positive number is m · 2^e with m in [1, 2). `Math.log` is within one unit in the last place
/// (its specification), and so is each of the constants and operations below; four units of the
/// largest intermediate value cover the sum of all errors.
final class Logarithms {
    private static final double LOG10_2 = Math.log10(2);

    private Logarithms() {}

    static double below(Magnitude number) {
        return log10(number, false);
    }

    static double above(Magnitude number) {
        return log10(number, true);
    }

    private static double log10(Magnitude number, boolean above) {
        Wide wide =
                switch (number) {
                    case Whole(BigInteger value) -> (above ? Rounded.UP : Rounded.DOWN).of(value);
                    case Approximate(Wide value, boolean _) -> value;
                };
        if (wide.isZero()) {
            return Double.NEGATIVE_INFINITY;
        }
        if (wide.equals(Wide.ONE)) {
            return 0;
        }
        double head = Math.log10(wide.mantissa());
        double tail = wide.exponent() * LOG10_2;
        double error = 4 * Math.ulp(Math.max(1, Math.max(Math.abs(tail), Math.abs(head + tail))));
        return above ? head + tail + error : head + tail - error;
    }
}
