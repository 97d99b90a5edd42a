package org.faltung.bound;

/// How many units of a ReLU layer can be active: families of histograms γ_{n,m} that dominate the
/// histogram of every layer Rⁿ → R^m, n ≤ m.
///
/// **Closed form.** All families have C(m, i) patterns with i inactive units for i < n, as many as
/// there are at all. They differ in how they spread the other C(m, n) patterns over n, n + 1, …
/// inactive units:
///
///     patterns with at least n + u inactive units, u ≥ 0
///     [#SERRA]   C(m, n) for u = 0, none for u ≥ 1
///     [#LINE]    C(m − 2u, n)
///     [#PLANE]   C(m − 2u − 1, n) + (u + 1) C(m − 2u − 1, n − 1)
///
/// (for n = 1 [#PLANE] is [#LINE]). These are the solutions of γ_{n,m} = Shift γ_{n,m−1} +
/// γ_{n−1,m−1}, where Shift makes one more unit active, with γ_{m,m} = all patterns and a base: on
/// a line, n = 1, at most 1 + 2l patterns have at most l inactive units; in the plane, n = 2, at
/// most 1 + ml. *Proof.* The first term keeps the number i of inactive units and n, the second
/// lowers both by one, so i − n is constant along the recursion; for i < n it is Pascal's rule for
/// C(m, i), for the tails at u it is Pascal's rule in (m, n). The bases: m − 2u = C(m − 2u, 1), and
/// (m − 1 − 2u) m / 2 = C(x, 2) + (u + 1) x with x = m − 2u − 1.
///
/// **Monotone.** γ_{n,m} is dominated by γ_{n+1,m}, whatever the two bases. *Proof.* Compare the
/// patterns with at most l inactive units. For l < n both families have Σ_{i≤l} C(m, i). For l ≥ n
/// the first has at most all Z(m, n) = Σ_{i≤n} C(m, i), and the second has that many already at
/// l = n.
///
/// **Ordered.** The tails increase from SERRA to LINE to PLANE, so the bounds decrease.
///
/// Source: Serra et al. 2018; Hinz and van de Geer 2019 (framework), Hinz 2021 (recursion). That the
/// bases and the recursion dominate every layer is proved in docs/theory/deep.md.
enum Gamma {
    /// At most C(m, i) patterns have i inactive units: nothing else is used.
    SERRA,
    /// Base n = 1.
    LINE,
    /// Bases n = 1 and n = 2.
    PLANE;

    /// The smallest dimension that a layer can leave of n: min(n, the fewest active units).
    ///
    /// @param m units, at least n
    int left(int m, int n) {
        return Math.min(n, this == SERRA ? m - n : m - n - (m - n) / 2);
    }

    /// Whether all patterns with n or more inactive units leave the same dimension,
    /// min(n, m − n).
    boolean concentrated(int m, int n) {
        return this == SERRA || m - n <= 1 || m >= 3L * n - 1;
    }
}
