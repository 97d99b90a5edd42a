package org.faltung.cli;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.faltung.bound.Growth;
import org.faltung.exact.Magnitude.Whole;

/// The growth c · dⁿ with the number d of filters, written out.
final class GrowthText {
    private static final int LONGEST_FRACTION = 24;

    private GrowthText() {}

    /// The constant c in lowest terms, `p/q` or `p`; empty where it is out of reach.
    static Optional<String> constant(Growth growth) {
        return growth.words().map(words -> quotient(words, factorial(growth.exponent())));
    }

    /// One sentence.
    static String sentence(Growth growth) {
        return "With d filters in place of its own, their number grows like "
                + factor(growth)
                + "d^"
                + growth.exponent()
                + ".";
    }

    private static String factor(Growth growth) {
        String constant = constant(growth).orElse("c");
        if (constant.equals("1")) {
            return "";
        }
        boolean brief = constant.length() <= LONGEST_FRACTION;
        return (brief ? constant : approximately(growth)) + " · ";
    }

    private static String approximately(Growth growth) {
        double logarithm =
                new Whole(growth.words().orElseThrow()).log10Below()
                        - new Whole(factorial(growth.exponent())).log10Below();
        return Numerals.scientific(logarithm, RoundingMode.HALF_EVEN).toString();
    }

    private static String quotient(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        BigInteger rest = denominator.divide(common);
        String top = numerator.divide(common).toString();
        return rest.equals(BigInteger.ONE) ? top : top + "/" + rest;
    }

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int k = 2; k <= n; k++) {
            product = product.multiply(BigInteger.valueOf(k));
        }
        return product;
    }
}
