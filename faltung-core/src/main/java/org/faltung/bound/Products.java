package org.faltung.bound;

import java.math.BigInteger;
import java.util.List;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Wide;

/// Products and comparisons of magnitudes that keep the side of a bound.
final class Products {
    /// Products of more bits are kept as logarithms: a million decimal digits.
    private static final long MOST_BITS = 3_400_000;

    private Products() {}

    /// The product: all digits if every factor has them and they are not too many, else rounded to one side.
    static Magnitude of(List<Magnitude> factors, Rounded side) {
        long bits = 0;
        boolean whole = true;
        for (Magnitude factor : factors) {
            if (factor instanceof Magnitude.Whole(BigInteger value)) {
                bits += value.bitLength();
            } else {
                whole = false;
            }
        }
        if (whole && bits <= MOST_BITS) {
            BigInteger product = BigInteger.ONE;
            for (Magnitude factor : factors) {
                product = product.multiply(((Magnitude.Whole) factor).value());
            }
            return new Magnitude.Whole(product);
        }
        Wide product = Wide.ONE;
        for (Magnitude factor : factors) {
            product = side.product(product, wide(factor, side));
        }
        return side.magnitude(product);
    }

    /// aⁿ, digits or rounded as [#of].
    static Magnitude power(Magnitude a, long exponent, Rounded side) {
        if (a instanceof Magnitude.Whole(BigInteger value)
                && value.bitLength() * (double) exponent <= MOST_BITS) {
            return new Magnitude.Whole(value.pow(Math.toIntExact(exponent)));
        }
        return side.magnitude(side.power(wide(a, side), exponent));
    }

    /// A bound as a number that still bounds on that side.
    static Wide wide(Magnitude magnitude, Rounded side) {
        return switch (magnitude) {
            case Magnitude.Whole(BigInteger value) -> side.of(value);
            case Magnitude.Approximate(Wide value, boolean above) -> {
                if (above != (side == Rounded.UP)) {
                    throw new IllegalArgumentException(
                            "a bound from "
                                    + (above ? "above" : "below")
                                    + " cannot bound from the other side");
                }
                yield value;
            }
        };
    }

    /// The larger of two lower bounds.
    static Magnitude max(Magnitude a, Magnitude b) {
        return compare(a, b) >= 0 ? a : b;
    }

    /// The smaller of two upper bounds.
    static Magnitude min(Magnitude a, Magnitude b) {
        return compare(a, b) <= 0 ? a : b;
    }

    /// Compares what is known; digits decide ties.
    static int compare(Magnitude a, Magnitude b) {
        if (a instanceof Magnitude.Whole(BigInteger x)
                && b instanceof Magnitude.Whole(BigInteger y)) {
            return x.compareTo(y);
        }
        return Double.compare(a.log10Below(), b.log10Below());
    }
}
