package org.faltung.notation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number as people write it: a decimal or p/q, without an exponent.
final class Decimal {
    private static final int LONGEST = 1000;
    private static final Pattern FORM =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)|[+-]?\\d+/0*[1-9]\\d*");

    private Decimal() {}

    /// Whether the text is a number.
    static boolean is(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /// The binary float nearest to the number, if the text is one and the float is finite.
    static Optional<Double> nearest(String text) {
        if (!is(text)) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        double value = slash < 0 ? new BigDecimal(text).doubleValue() : ratio(text, slash);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private static double ratio(String text, int slash) {
        var over = new BigDecimal(text.substring(0, slash));
        var under = new BigDecimal(text.substring(slash + 1));
        return over.divide(under, new MathContext(40)).doubleValue();
    }

    /// The shortest decimal that reads back as the same float.
    static String write(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
