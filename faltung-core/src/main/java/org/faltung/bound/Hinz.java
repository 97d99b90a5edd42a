package org.faltung.bound;

import org.faltung.exact.Magnitude;

/// The bounds of Hinz 2021 on the fully connected view: [Histograms] with the histograms that solve
///
///     γ_{m,m}(j) = C(m, j),   γ_{n,m} = Shift γ_{n,m−1} + γ_{n−1,m−1}   for β < n < m,
///
/// with γ_{1,m} = 1 at m and 2 on each level below and, for β = 2, also γ_{2,m} = 1 at m and m on
/// each level below, up to the total Z(m, n). [Gamma] has them in closed form.
///
/// Time O(L n₀²) operations with digits, about O(100 L n₀) when rounding; space O(n₀) numbers.
///
/// Source: Hinz and van de Geer 2019 (framework), Hinz 2021 (recursion); the base β = 2 is proved in
/// docs/theory/deep.md.
final class Hinz {
    private Hinz() {}

    /// The bound with base β = 1.
    static Magnitude onLines(Profile profile, Effort effort) {
        return Histograms.of(profile, Gamma.LINE, effort);
    }

    /// The bound with base β = 2, which is at most the other one.
    static Magnitude inPlanes(Profile profile, Effort effort) {
        return Histograms.of(profile, Gamma.PLANE, effort);
    }
}
