package org.faltung.exact;

import java.math.BigInteger;

/// A non-negative number that may be far too large to print: its digits where they are known, and
/// always its decimal logarithm, enclosed.
public sealed interface Magnitude {

    /// A number known to the last digit.
    record Whole(BigInteger value) implements Magnitude {}

    /// A bound of a number, known to about fifteen digits: never below it (`above`), or never above it.
    record Approximate(Wide value, boolean above) implements Magnitude {}

    /// A lower bound of the decimal logarithm; −∞ for the number 0. The gap to [#log10Above()] is
    /// a few units in the last place of a double.
    default double log10Below() {
        return Logarithms.below(this);
    }

    /// An upper bound of the decimal logarithm; −∞ for the number 0.
    default double log10Above() {
        return Logarithms.above(this);
    }
}
