package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Scalars;

/// One ReLU layer of m units: f(n) = Σ_i γ_{n,m}(m − i) g(min(n, m − i)), i inactive units, for all n
/// of a range.
///
/// For i < n the weights are C(m, i), so that with W(n) = Σ_{m−n<i<n} C(m, i) g(m − i)
///
///     f(n) = g(n) Σ_{i ≤ min(n−1, m−n)} C(m, i) + W(n) + the spread of C(m, n),
///     W(n + 1) = W(n) + C(m, n) (g(m − n) + g(n)),   one of the two if they are the same, none if 2n < m.
///
/// The spread of [Gamma#SERRA] is C(m, n) g(min(n, m − n)), and so is every other one if m ≥ 3n − 1.
/// Otherwise n > m / 3, and its levels decrease faster than (4/9)ᵘ: about a hundred of them before the
/// rest is below 2⁻⁶⁰ of f(n). When rounding, the rest is bounded by its mass times the largest g.
///
/// Time O(n) operations and, for the spread, O(n m) with digits and O(100 n) when rounding; space
/// O(n) numbers.
///
/// @param <N> the type of a number
final class HistogramLayer<N> {
    private final Gamma gamma;
    private final int m;
    private final Values<N> next;
    private final Scalars<N> scalars;

    private HistogramLayer(Gamma gamma, int m, Values<N> next, Scalars<N> scalars) {
        this.gamma = gamma;
        this.m = m;
        this.next = next;
        this.scalars = scalars;
    }

    /// f over a range from g.
    ///
    /// @param m units
    /// @param range the dimensions that are needed, at most m
    /// @param next g, which does not decrease
    static <N> Values<N> of(
            Gamma gamma, int m, Dimensions range, Values<N> next, Scalars<N> scalars) {
        return new HistogramLayer<>(gamma, m, next, scalars).values(range);
    }

    private Values<N> values(Dimensions range) {
        List<N> values = new ArrayList<>(range.most() - range.least() + 1);
        List<N> prefix = new ArrayList<>(Math.min(range.most(), m / 2) + 1);
        N window = scalars.zero();
        N binomial = scalars.one();
        N sum = scalars.zero();
        for (int n = 0; n <= range.most(); n++) {
            if (n >= range.least()) {
                int last = Math.min(n - 1, m - n);
                N kept = last < 0 ? scalars.zero() : product(prefix.get(last), n);
                values.add(spread(n, binomial, scalars.sum(kept, window)));
            }
            if (2L * n <= m) {
                sum = scalars.sum(sum, binomial);
                prefix.add(sum);
            }
            if (2L * n >= m) {
                window = scalars.sum(window, product(binomial, m - n));
            }
            if (2L * n > m) {
                window = scalars.sum(window, product(binomial, n));
            }
            binomial = scalars.over(scalars.times(binomial, m - n), n + 1L);
        }
        return new Values<>(range.least(), values);
    }

    private N product(N mass, int dimension) {
        return scalars.product(mass, next.at(dimension));
    }

    /// Adds the patterns with at least n inactive units to a sum.
    ///
    /// @param all C(m, n)
    private N spread(int n, N all, N sum) {
        N whole = product(all, Math.min(n, m - n));
        if (gamma.concentrated(m, n) || scalars.negligible(whole, sum)) {
            return scalars.sum(sum, whole);
        }
        if (n == 2 && gamma == Gamma.PLANE) {
            return fourLines(sum);
        }
        return levels(n, Spread.of(gamma, m, n, all, scalars), sum);
    }

    private N levels(int n, Spread<N> spread, N sum) {
        int level = m - n;
        N kept = scalars.zero();
        for (; level >= n; level--) {
            N mass = spread.mass();
            if (scalars.negligible(mass, kept)) {
                return scalars.sum(sum, product(scalars.sum(kept, spread.rest()), n));
            }
            kept = scalars.sum(kept, mass);
            spread.advance();
        }
        N total = scalars.sum(sum, product(kept, n));
        for (; level >= gamma.left(m, n); level--) {
            N term = product(spread.mass(), level);
            if (scalars.negligible(term, total)) {
                return scalars.sum(total, product(spread.rest(), level));
            }
            total = scalars.sum(total, term);
            spread.advance();
        }
        return total;
    }

    /// γ_{2,4} = (0, 2, 4, 4, 1): n = 2 and m = 4.
    private N fourLines(N sum) {
        N two = scalars.times(next.at(2), 4);
        N one = scalars.times(next.at(1), 2);
        return scalars.sum(sum, scalars.sum(two, one));
    }
}
