package org.faltung.matroid;

import java.util.List;

/// What decided the true count of a layer with shared filters.
public enum Rule {
    /// All positions lie on a line.
    LINE(
            "the positions lie on a line, where the formula is exact (docs/theory/one-layer.md, Theorem 1)",
            List.of()),
    /// No more filters than input dimensions that a position has for itself, or one more on a narrow grid.
    FREE(
            "no linear relation can hold, so every pattern occurs (docs/theory/one-layer.md, Theorem 2)",
            List.of()),
    /// Two filters, one channel, as many rows of positions as the filter is high.
    DUAL_LINE(
            "all relations are multiples of 'convolution commutes', counted by duality"
                    + " (docs/theory/one-layer.md, Theorem 6)",
            List.of()),
    /// The independent sets were counted by rank modulo a prime and are as many as the upper bound F.
    RANK_EQUALS_FORMULA(
            "counted by rank modulo a prime, which reaches the formula: both are exact", List.of()),
    /// The independent sets were counted by rank modulo a prime.
    RANK("counted by rank modulo 2^61 - 1", List.of("random-rank")),
    /// The criterion says that the formula is exact; that direction of it is not proved in general.
    CRITERION(
            "by the two-dimensional criterion, whose 'only if' is verified but not proved (docs/theory/one-layer.md)",
            List.of("only-if-2d"));

    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker") // a List.of, which cannot be changed
    private final List<String> assumes;

    Rule(String reason, List<String> assumes) {
        this.reason = reason;
        this.assumes = assumes;
    }

    /// The rule as a clause.
    public String reason() {
        return reason;
    }

    /// Names of what the rule rests on without proof.
    public List<String> assumes() {
        return assumes;
    }
}
