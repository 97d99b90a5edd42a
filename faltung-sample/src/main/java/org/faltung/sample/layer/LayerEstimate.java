package org.faltung.sample.layer;

import org.faltung.sample.Estimate;
import org.faltung.sample.Interval;

/// Both numbers of a one-layer network, from the same draws.
///
/// @param formula F, the printed sum over K_N
/// @param truth R, the true maximum with shared filters
/// @param ratio the decimal logarithm of R / F, at most 0
public record LayerEstimate(Estimate formula, Estimate truth, Interval ratio) {
    /// The wider half-width of the two numbers.
    public double halfWidth() {
        return Math.max(formula.halfWidth(), truth.halfWidth());
    }
}
