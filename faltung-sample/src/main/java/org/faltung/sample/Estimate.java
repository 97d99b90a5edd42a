package org.faltung.sample;

import java.util.Optional;

/// An estimated count, by its decimal logarithm.
///
/// @param of what is counted: `shared-one-layer`, `xiong-one-layer`, `R2`
/// @param log10 the estimate
/// @param low the lower end of the interval, at most `log10`; negative infinity if nothing is known
/// @param high the upper end of the interval, at least `log10`; infinity if nothing is known
/// @param confidence the probability that such an interval holds the truth
/// @param samples independent draws behind it
/// @param seed repeats it
/// @param method how it was drawn
/// @param warning why the interval is wider than the draws alone would say, or why it was refused
public record Estimate(
        String of,
        double log10,
        double low,
        double high,
        double confidence,
        long samples,
        long seed,
        String method,
        Optional<String> warning) {

    /// Half of the interval's width.
    public double halfWidth() {
        return (high - low) / 2;
    }
}
