package org.faltung.result;

import java.math.BigInteger;

/// What is counted as one linear region. With more in a later one's name go fewer regions:
/// R6 ≤ R5 ≤ R4 ≤ R3 ≤ R2 ≤ R1.
///
/// Source: the six definitions of
/// [Stargalla, Hertrich and Reichman 2025](https://arxiv.org/abs/2505.16716).
public enum Definition {
    /// The non-empty sets of inputs with one activation pattern, of any dimension.
    R1("activation region", ""),
    /// The sets of inputs with one activation pattern that have full dimension.
    R2("activation region", " of full dimension"),
    /// The fewest convex pieces that the function is affine on.
    R3("convex region", ""),
    /// The largest open connected sets on which the function is affine.
    R4("open connected region", ""),
    /// The largest closed connected sets on which the function is affine.
    R5("closed connected region", ""),
    /// The distinct affine maps that the function consists of.
    R6("distinct affine map", "");

    private final String noun;
    private final String qualifier;

    Definition(String noun, String qualifier) {
        this.noun = noun;
        this.qualifier = qualifier;
    }

    /// What it counts, in words, in the plural.
    public String words() {
        return noun + "s" + qualifier;
    }

    /// What it counts, in words, after a number.
    public String words(BigInteger number) {
        return number.equals(BigInteger.ONE) ? noun + qualifier : words();
    }
}
