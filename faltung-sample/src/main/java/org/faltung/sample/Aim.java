package org.faltung.sample;

/// What an estimate should be like.
///
/// @param error the wished half-width of the interval, in decimal logarithms where the number is a count;
///     above 0
/// @param confidence the probability that the interval holds the truth, above 0 and below 1
/// @param seed the same seed gives the same answer, on any number of threads
public record Aim(double error, double confidence, long seed) {
    /// Checks the ranges.
    public Aim {
        if (!(error > 0) || !Double.isFinite(error)) {
            throw new IllegalArgumentException("the error must be above 0, got " + error);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "the confidence must be above 0 and below 1, got " + confidence);
        }
    }
}
