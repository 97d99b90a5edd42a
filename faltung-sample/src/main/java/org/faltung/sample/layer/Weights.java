package org.faltung.sample.layer;

/// Logarithms of how many hyperplanes' choices there are.
///
/// @param filters neurons of a position
/// @param breakpoints hyperplanes of a neuron
record Weights(int filters, int breakpoints) {
    /// ln C(filters, t) · breakpointsᵗ for t = 0 … filters.
    double[] ofPosition() {
        double[] weights = new double[filters + 1];
        for (int t = 1; t <= filters; t++) {
            weights[t] = weights[t - 1] + Math.log(breakpoints * (filters - t + 1.0) / t);
        }
        return weights;
    }

    /// ln Σ { C(neurons, i) · breakpointsⁱ : i ≤ τ } for τ = 0 … most.
    double[] upTo(long neurons, int most) {
        double[] sums = new double[most + 1];
        double term = 0;
        for (int i = 1; i <= most; i++) {
            term += Math.log(breakpoints * (double) (neurons - i + 1) / i);
            sums[i] = plus(sums[i - 1], term);
        }
        return sums;
    }

    /// ln(eᵃ + eᵇ).
    static double plus(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY
                ? high
                : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }
}
