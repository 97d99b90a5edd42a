package org.faltung.sample.tree;

/// How much the rounds of draws may take on.
///
/// @param first cells of the first round's population
/// @param most cells of the last round's
/// @param patience questions of a walk that may be spent to count the regions in one cell, a measure of its work
/// @param worthCounting if there are at most so many times the regions that a round has counted, all are counted
record Effort(int first, int most, long patience, double worthCounting) {
    /// The one for all estimates; docs/estimates/tree.md says how it was found.
    static final Effort STANDARD = new Effort(64, 1 << 13, 256, 4);
}
