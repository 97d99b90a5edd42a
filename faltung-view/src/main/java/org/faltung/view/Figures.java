package org.faltung.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/// Numbers as pictures write them.
final class Figures {
    private static final char THIN_SPACE = '\u202F';
    private static final int FOUR = 4;
    private static final int LONGEST = 15;

    private Figures() {}

    /// The digits in groups of three.
    static String grouped(BigInteger number) {
        StringBuilder text = new StringBuilder(number.toString());
        int first = number.signum() < 0 ? 1 : 0;
        for (int place = text.length() - 3; place > first; place -= 3) {
            text.insert(place, THIN_SPACE);
        }
        return text.toString();
    }

    /// The same, or its magnitude if it is long.
    static String capped(BigInteger number) {
        String digits = number.toString();
        return digits.length() <= LONGEST ? grouped(number) : "10^" + digits.length();
    }

    static String grouped(long number) {
        return grouped(BigInteger.valueOf(number));
    }

    /// Four figures at most, without zeros at the end.
    static String brief(double number) {
        if (number == 0) {
            return "0";
        }
        double size = Math.abs(number);
        if (size < 1e-4 || size >= 1e6) {
            return scientific(number, 1e3);
        }
        int decimals = FOUR - 1 - (int) Math.floor(Math.log10(size));
        long figures = Math.round(number * Math.pow(10, decimals));
        return minus(BigDecimal.valueOf(figures, decimals).stripTrailingZeros().toPlainString());
    }

    /// Such as `1.5e−7`, with as many figures as tell numbers apart.
    ///
    /// @param resolution the largest number over the smallest difference
    static String scientific(double number, double resolution) {
        if (number == 0) {
            return "0";
        }
        int decimals = (int) Math.clamp(Math.ceil(Math.log10(resolution)), 0, 15);
        String[] parts = String.format(Locale.ROOT, "%." + decimals + "e", number).split("e", -1);
        String mantissa = new BigDecimal(parts[0]).stripTrailingZeros().toPlainString();
        return minus(mantissa + "e" + Integer.parseInt(parts[1]));
    }

    /// With a minus sign as long as a plus.
    static String minus(String text) {
        return text.replace('-', '\u2212');
    }
}
