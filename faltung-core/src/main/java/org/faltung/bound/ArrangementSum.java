package org.faltung.bound;

import java.math.BigInteger;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;

/// The regions of m families of P parallel hyperplanes in general position in n dimensions:
///
///     Z_P(m, n) = Σ_{i ≤ n} C(m, i) Pⁱ
///
/// Time O(min(m, n)) operations.
///
/// Source: Zaslavsky 1975.
final class ArrangementSum {
    private ArrangementSum() {}

    /// The number of regions, in digits or rounded to one side.
    ///
    /// @param m hyperplane families, at least 0
    /// @param n the dimension, at least 0
    /// @param breakpoints P, at least 1
    static Magnitude of(long m, long n, int breakpoints, Effort effort, Rounded side) {
        double bits = Math.min(m * Math.log(breakpoints + 1.0) / Math.log(2), 25.0 * n);
        return effort.exact(12.0 * Math.min(m, n), bits)
                ? Digits.EXACT.magnitude(sum(m, n, breakpoints, Digits.EXACT))
                : side.magnitude(sum(m, n, breakpoints, side));
    }

    private static <N> N sum(long m, long n, int breakpoints, Scalars<N> scalars) {
        if (n >= m) {
            return scalars.power(scalars.of(BigInteger.valueOf(breakpoints + 1L)), m);
        }
        N term = scalars.one();
        N sum = term;
        for (long i = 1; i <= n; i++) {
            term = scalars.over(scalars.times(scalars.times(term, m - i + 1), breakpoints), i);
            sum = scalars.sum(sum, term);
        }
        return sum;
    }
}
