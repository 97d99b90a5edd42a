package org.faltung.calibration;

import java.math.BigInteger;
import org.faltung.result.Count;

/// One random network and its number of regions.
///
/// @param seed gives the network again, by [org.faltung.initial.RandomNetwork]
/// @param count its number of regions (R2), or what the budget left of it
/// @param seconds wall clock
public record Sample(long seed, Count count, double seconds) {
    /// Whether the number is known.
    public boolean exact() {
        return count instanceof Count.Exact;
    }

    /// The regions found, all of them if the number is known.
    public BigInteger found() {
        return Between.of(count).lower();
    }
}
