package org.faltung.matroid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.exact.Scalars;
import org.faltung.matching.Choice;

/// The exact count for two filters on one channel where the positions are as many rows as the filter is high.
///
/// All linear relations among the pre-activations of two generic filters w₁, w₂ are multiples
/// (g₁, g₂) = (h w₂, −h w₁) of the one that says that convolution commutes. With n₁ = f₁ rows of positions h is a
/// single row of m = n₂ − f₂ + 1 coefficients. A set of neurons is independent if and only if no h ≠ 0
/// vanishes on its complement B, and the neurons of B act on h as a zero-padded one-dimensional layer with
/// 2 f₁ filters of length f₂; hence
///
///     R = Σ { P^{N − |B|} : B can be matched onto all m coefficients }
///
/// with position j reaching the coefficients [j − f₂ + 1, j] ∩ [0, m). Serving the coefficients in order, each
/// as soon as possible, is optimal, so that the only state is how many are served.
///
/// Time O(n₂ f₂ min(f₁, f₂)) operations on integers of N bits.
///
/// Derived in docs/theory/one-layer.md (duality).
final class DualLine {
    private DualLine() {}

    /// Whether the theorem applies as the layer lies.
    static boolean applies(SharedLayer layer) {
        return layer.filters() == 2
                && layer.channels() == 1
                && layer.down().stride() == 1
                && layer.along().stride() == 1
                && !layer.padded()
                && layer.positionsDown() == layer.down().length()
                && layer.positionsAlong() >= layer.along().length();
    }

    /// The count.
    ///
    /// @param breakpoints P, hyperplanes of each neuron
    static <N> N of(SharedLayer layer, int breakpoints, Scalars<N> scalars) {
        int reach = layer.along().length();
        int positions = layer.positionsAlong();
        int coefficients = positions - reach + 1;
        List<N> weights = weights(2 * layer.down().length(), breakpoints, scalars);
        int origin = 0;
        List<N> served = List.of(scalars.one());
        for (int j = 0; j < positions; j++) {
            int open = Math.min(j + 1, coefficients);
            int expired = Math.max(0, j - reach + 1);
            List<N> next = new ArrayList<>(Collections.nCopies(open - expired + 1, scalars.zero()));
            for (int u = Math.max(expired, origin); u < origin + served.size(); u++) {
                N ways = served.get(u - origin);
                for (int t = 0; t < weights.size() && !scalars.isZero(ways); t++) {
                    int to = Math.min(u + t, open) - expired;
                    next.set(to, scalars.sum(next.get(to), scalars.product(ways, weights.get(t))));
                }
            }
            served = next;
            origin = expired;
        }
        return served.get(coefficients - origin);
    }

    /// C(m, t) P^(m − t): t of the m neurons of a column of positions lie in B.
    private static <N> List<N> weights(int m, int breakpoints, Scalars<N> scalars) {
        List<N> weights = new Choice(m, breakpoints).weights(scalars, m);
        return weights.reversed();
    }
}
