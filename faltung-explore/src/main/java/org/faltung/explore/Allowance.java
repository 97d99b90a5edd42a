package org.faltung.explore;

import java.time.Duration;

/// How much time one request may take, waiting not counted.
///
/// @param question about a region, a line, a plane or a file
/// @param export of a view
record Allowance(Duration question, Duration export) {
    /// What people are given.
    static final Allowance USUAL = new Allowance(Duration.ofSeconds(10), Duration.ofSeconds(45));
}
