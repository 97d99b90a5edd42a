package org.faltung.bound;

import org.faltung.exact.Magnitude;

/// The bound of Serra, Tjandraatmadja and Ramalingam 2018 on the fully connected view:
///
///     R ≤ Σ_{j ∈ J} Π_l C(n_l, j_l),   J = { j : 0 ≤ j_l ≤ min(n₀, n₁ − j₁, …, n_{l−1} − j_{l−1}, n_l) }
///
/// The constraint looks back through one number, the dimension d that is left, so that the bound is f₁(n₀) with
/// f_{L+1} = 1 and, for d at most the width and every bottleneck in front of the layer,
///
///     f_l(d) = Σ_{j ≤ d} C(n, j) f_{l+1}(min(d, n − j))
///            = f_{l+1}(d) Σ_{j ≤ min(d, n − d)} C(n, j) + Σ_{max(0, n − d) ≤ i < d} C(n, i) f_{l+1}(i).
///
/// Both sums only grow with d, at one end or at two, so that all values of a layer take O(n₀)
/// operations ([HistogramLayer]). A layer whose inactive units are not constant (leaky ReLU, …)
/// keeps the dimension: f_l(d) = Z_P(n, d) f_{l+1}(d).
///
/// Time O(L n₀) operations; space O(n₀) numbers.
///
/// Source: Serra, Tjandraatmadja and Ramalingam 2018, Theorem 1.
final class Serra2018 {
    private Serra2018() {}

    static Magnitude of(Profile profile, Effort effort) {
        return Histograms.of(profile, Gamma.SERRA, effort);
    }
}
