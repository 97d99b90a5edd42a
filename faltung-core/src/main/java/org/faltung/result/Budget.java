package org.faltung.result;

import java.time.Duration;
import java.util.Optional;

/// What a search may spend before it ends with what it has.
///
/// @param regions the number of regions to stop at, at least 1; `Long.MAX_VALUE` for no limit
/// @param time the time to stop after; empty for no limit
public record Budget(long regions, Optional<Duration> time) {
    /// No limit.
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, Optional.empty());

    /// Checks the number.
    public Budget {
        if (regions < 1) {
            throw new IllegalArgumentException("regions must be at least 1, got " + regions);
        }
    }

    /// The same budget with a limit on the regions.
    public Budget ofRegions(long most) {
        return new Budget(most, time);
    }

    /// The same budget with a limit on the time.
    public Budget ofTime(Duration most) {
        return new Budget(regions, Optional.of(most));
    }
}
