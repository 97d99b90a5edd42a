package org.faltung.sample;

import java.util.Optional;

/// An estimated mean: of something that is at least 0, by independent draws.
///
/// @param interval the mean of the draws with its interval; its upper end is infinity if nothing is known
/// @param confidence the probability that such an interval holds the truth
/// @param samples independent draws behind it
/// @param seed repeats it
/// @param reached whether the interval is as narrow as wished
/// @param warning why the interval may not mean what it says
public record Mean(
        Interval interval,
        double confidence,
        long samples,
        long seed,
        boolean reached,
        Optional<String> warning) {

    /// The same on another scale.
    ///
    /// @param factor above 0
    public Mean times(double factor) {
        return new Mean(interval.times(factor), confidence, samples, seed, reached, warning);
    }
}
