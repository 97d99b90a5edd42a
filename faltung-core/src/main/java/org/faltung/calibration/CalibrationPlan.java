package org.faltung.calibration;

import org.faltung.initial.Initialisation;
import org.faltung.polytope.Domain;
import org.faltung.result.Budget;

/// What to draw for a calibration, and what it may cost.
///
/// @param networks how many, at least 1
/// @param seed equal seeds give equal networks
/// @param initialisation the law of their weights
/// @param domain where their regions are counted; upper bounds hold in every domain
/// @param budget what may be spent on each network
/// @param threads that count, at least 1
public record CalibrationPlan(
        int networks,
        long seed,
        Initialisation initialisation,
        Domain domain,
        Budget budget,
        int threads) {
    /// Checks the numbers.
    public CalibrationPlan {
        if (networks < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "networks and threads must be at least 1, got " + networks + " and " + threads);
        }
    }
}
