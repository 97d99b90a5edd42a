package org.faltung.bound;

import java.math.BigInteger;
import java.util.Optional;
import org.faltung.exact.Digits;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.matching.HallCount;

/// The leading term of F as a polynomial in the number d of filters.
///
/// F has degree n, the number of inputs seen, and n! times its leading coefficient is the n-th difference
///
///     Σ_{i ≤ n} (−1)^(n−i) C(n, i) F(i)
///
/// with F(0) = 1. It counts the words of length n over the positions whose letter counts lie in K_N. Sharing the
/// filters changes neither the degree nor the coefficient. P breakpoints weigh every word by Pⁿ.
///
/// Time: n counts of F.
///
/// Derived in docs/theory/one-layer.md (asymptotics).
final class GrowthRate {
    private static final int MOST_INPUTS = 160;

    /// Beyond this n! is not worth writing out.
    private static final int MOST_DIMENSION = 4000;

    private GrowthRate() {}

    /// The growth of one convolutional layer; its constant only if it is within reach.
    ///
    /// @param work elementary operations that may be spent
    static Growth of(OneLayer one, double work) {
        int exponent = Math.toIntExact(one.inputs());
        Optional<BigInteger> words =
                one.copies() > 1 ? Optional.empty() : words(one.layer().field(), exponent, work);
        BigInteger pieces = BigInteger.valueOf(one.breakpoints());
        return new Growth(exponent, words.map(count -> count.multiply(pieces.pow(exponent))));
    }

    private static Optional<BigInteger> words(Field field, int n, double work) {
        if (field.positions() == 1 && n <= MOST_DIMENSION) {
            return Optional.of(BigInteger.ONE);
        }
        if (n > MOST_INPUTS) {
            return Optional.empty();
        }
        BigInteger sum = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int i = n; i >= 0; i--) {
            Optional<BigInteger> count =
                    i == 0
                            ? Optional.of(BigInteger.ONE)
                            : HallCount.of(field, new Choice(i, 1), Digits.EXACT, work / n);
            if (count.isEmpty()) {
                return Optional.empty();
            }
            BigInteger term = choose.multiply(count.get());
            sum = (n - i) % 2 == 0 ? sum.add(term) : sum.subtract(term);
            choose = choose.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(n - i + 1L));
        }
        return Optional.of(sum);
    }
}
