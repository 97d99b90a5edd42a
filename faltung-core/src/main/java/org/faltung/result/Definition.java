package org.faltung.result;

/// What is counted as one linear region. With more in a later one's name go fewer regions:
/// R6 ≤ R5 ≤ R4 ≤ R3 ≤ R2 ≤ R1.
///
/// Source: the six definitions of
/// [Stargalla, Hertrich and Reichman 2025](https://arxiv.org/abs/2505.16716).
public enum Definition {
    /// The non-empty sets of inputs with one activation pattern, of any dimension.
    R1("activation regions"),
    /// The sets of inputs with one activation pattern that have full dimension.
    R2("activation regions of full dimension"),
    /// The fewest convex pieces that the function is affine on.
    R3("convex regions"),
    /// The largest open connected sets on which the function is affine.
    R4("open connected regions"),
    /// The largest closed connected sets on which the function is affine.
    R5("closed connected regions"),
    /// The distinct affine maps that the function consists of.
    R6("distinct affine maps");

    private final String words;

    Definition(String words) {
        this.words = words;
    }

    /// What it counts, in words, in the plural.
    public String words() {
        return words;
    }
}
