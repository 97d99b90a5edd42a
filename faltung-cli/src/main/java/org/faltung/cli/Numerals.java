package org.faltung.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Magnitude.Whole;
import org.faltung.result.Bound;

/// How numbers that may have a million digits are written.
///
/// Whatever is rounded is rounded outward: an upper bound up, a lower bound down. A number that is
/// not a bound (an exact one, an average) goes to the nearest.
final class Numerals {
    /// Decimals of a logarithm for programs.
    static final int DECIMALS = 9;

    /// Decimals of a logarithm for people.
    static final int BRIEF_DECIMALS = 3;

    /// A number of more digits is given by its logarithm alone.
    static final int MOST_DIGITS = 1_000_000;

    /// Between groups of three digits: narrow, and no place to break the line.
    static final char THIN_SPACE = '\u202F';

    private static final int MANTISSA_DECIMALS = 3;
    private static final int TIMES_EXPONENT = 6;

    private Numerals() {}

    /// The direction in which a value of that side may be rounded and stay true.
    static RoundingMode outward(Bound.Side side) {
        return switch (side) {
            case UPPER -> RoundingMode.CEILING;
            case LOWER -> RoundingMode.FLOOR;
            case EXACT, AVERAGE -> RoundingMode.HALF_EVEN;
        };
    }

    /// All digits; empty if they are not known or too many.
    static Optional<String> digits(Magnitude number) {
        if (!(number instanceof Whole(BigInteger value)) || number.log10Below() >= MOST_DIGITS) {
            return Optional.empty();
        }
        String digits = value.toString();
        return digits.length() <= MOST_DIGITS ? Optional.of(digits) : Optional.empty();
    }

    /// The decimal logarithm; empty for 0.
    static Optional<String> log10(Magnitude number, RoundingMode mode, int decimals) {
        double logarithm = log10(number, mode);
        return Double.isInfinite(logarithm)
                ? Optional.empty()
                : Optional.of(decimal(logarithm, mode, decimals));
    }

    /// A number with a fixed number of decimals.
    static String decimal(double value, RoundingMode mode, int decimals) {
        return new BigDecimal(value).setScale(decimals, mode).toPlainString();
    }

    /// The number in at most so many characters if that can be: all digits in groups of three, else
    /// four figures and a power of ten.
    static String brief(Magnitude number, RoundingMode mode, int room) {
        if (number instanceof Whole(BigInteger value) && number.log10Below() < room) {
            String grouped = grouped(value);
            if (grouped.length() <= room) {
                return grouped;
            }
        }
        return scientific(number, mode).map(Scientific::toString).orElse("0");
    }

    /// The digits in groups of three.
    static String grouped(long value) {
        return grouped(BigInteger.valueOf(value));
    }

    /// The digits in groups of three.
    static String grouped(BigInteger value) {
        String digits = value.toString();
        StringBuilder grouped = new StringBuilder(digits.length() * 4 / 3 + 1);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                grouped.append(THIN_SPACE);
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /// Four figures and a power of ten; empty for 0.
    static Optional<Scientific> scientific(Magnitude number, RoundingMode mode) {
        double logarithm = log10(number, mode);
        return Double.isInfinite(logarithm)
                ? Optional.empty()
                : Optional.of(scientific(logarithm, mode));
    }

    /// 10^logarithm.
    static Scientific scientific(double logarithm, RoundingMode mode) {
        double exponent = Math.floor(logarithm);
        double mantissa = Math.pow(10, logarithm - exponent);
        double safe =
                switch (mode) {
                    case CEILING -> Math.nextUp(mantissa);
                    case FLOOR -> Math.max(1, Math.nextDown(mantissa));
                    default -> mantissa;
                };
        String text = decimal(safe, mode, MANTISSA_DECIMALS);
        return text.startsWith("10")
                ? new Scientific("1.000", (long) exponent + 1)
                : new Scientific(text, (long) exponent);
    }

    /// A ratio of given decimal logarithm: four figures, and a power of ten where it is large or small.
    static String times(double logarithm, RoundingMode mode) {
        if (Double.isInfinite(logarithm)) {
            return "0";
        }
        if (logarithm < -TIMES_EXPONENT || logarithm > TIMES_EXPONENT) {
            return scientific(logarithm, mode).toString();
        }
        double power = Math.pow(10, logarithm);
        BigDecimal ratio =
                new BigDecimal(mode == RoundingMode.FLOOR ? Math.nextDown(power) : power);
        int decimals = Math.max(0, MANTISSA_DECIMALS - (int) Math.floor(logarithm));
        return ratio.setScale(decimals, mode).toPlainString();
    }

    /// A number as short as it can be told from others.
    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static double log10(Magnitude number, RoundingMode mode) {
        double below = number.log10Below();
        double above = number.log10Above();
        double whole = Math.rint(above);
        boolean near = below <= whole && whole <= above;
        boolean printable = 0 <= whole && whole <= MOST_DIGITS;
        if (near && printable && number.equals(new Whole(BigInteger.TEN.pow((int) whole)))) {
            return whole;
        }
        return switch (mode) {
            case CEILING -> above;
            case FLOOR -> below;
            default -> (below + above) / 2;
        };
    }

    /// mantissa · 10^exponent.
    record Scientific(String mantissa, long exponent) {
        @Override
        public String toString() {
            return mantissa + " · 10^" + exponent;
        }
    }
}
