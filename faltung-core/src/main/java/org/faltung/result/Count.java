package org.faltung.result;

import java.math.BigInteger;

/// How many linear regions, and how far that number can be trusted.
public sealed interface Count {
    /// The number itself: every decision behind it was exact.
    record Exact(BigInteger regions) implements Count {}

    /// A search that ended before its end: lower ≤ the number ≤ upper.
    ///
    /// @param lower the regions found
    /// @param upper those, and a bound for every cell that was not searched
    record Between(BigInteger lower, BigInteger upper) implements Count {}
}
