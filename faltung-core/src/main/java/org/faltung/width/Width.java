package org.faltung.width;

import java.math.BigInteger;
import org.faltung.exact.Rational;

/// The width of one affine layer, while it is being found out how it may change: units, filters or features.
final class Width {
    /// No layer is wider; it is also what an architecture string may say.
    static final int MOST = 10_000_000;

    private final int original;
    private long multiple = 1;
    private boolean fixed;

    Width(int original) {
        this.original = original;
    }

    int original() {
        return original;
    }

    boolean fixed() {
        return fixed;
    }

    /// The number that the width must be a multiple of.
    long multiple() {
        return multiple;
    }

    /// It must stay what it is.
    void fix() {
        fixed = true;
    }

    /// It must stay a multiple of a number, which it is.
    ///
    /// @return whether that is news
    boolean divideBy(long number) {
        long before = multiple;
        multiple = multiple / gcd(multiple, number) * number;
        return multiple > before;
    }

    /// The largest allowed width that is at most so many times the original one, but never none.
    long times(Rational multiplier) {
        if (fixed) {
            return original;
        }
        BigInteger steps =
                BigInteger.valueOf(original / multiple)
                        .multiply(multiplier.numerator())
                        .divide(multiplier.denominator());
        return Math.max(1, steps.longValueExact()) * multiple;
    }

    private static long gcd(long one, long two) {
        return two == 0 ? one : gcd(two, one % two);
    }
}
