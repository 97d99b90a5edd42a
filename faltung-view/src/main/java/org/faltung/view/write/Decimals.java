package org.faltung.view.write;

/// Numbers with few decimals, as short as can be: `1.5`, `-.25`, `0`.
final class Decimals {
    private Decimals() {}

    /// The number in units of a power of ten.
    static long scaled(double value, int decimals) {
        return Math.round(value * power(decimals));
    }

    /// Writes a number given in units of a power of ten.
    static void append(StringBuilder text, long scaled, int decimals) {
        long power = power(decimals);
        if (scaled < 0) {
            text.append('-');
        }
        long size = Math.abs(scaled);
        long whole = size / power;
        long rest = size % power;
        if (whole != 0 || rest == 0) {
            text.append(whole);
        }
        if (rest == 0) {
            return;
        }
        text.append('.');
        for (long place = power / 10; rest != 0; place /= 10) {
            text.append(rest / place);
            rest %= place;
        }
    }

    static String of(double value, int decimals) {
        StringBuilder text = new StringBuilder();
        append(text, scaled(value, decimals), decimals);
        return text.toString();
    }

    private static long power(int decimals) {
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        return power;
    }
}
