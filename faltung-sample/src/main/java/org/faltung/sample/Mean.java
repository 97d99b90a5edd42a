package org.faltung.sample;

import java.util.Optional;
import java.util.OptionalLong;

/// An estimated mean: of something that is at least 0, by independent draws.
///
/// @param interval the mean of the draws with its interval; its upper end is infinity if nothing is known, and the mean
///     itself is no number if there is no draw
/// @param confidence the probability that such an interval holds the truth
/// @param samples independent draws behind it
/// @param seed repeats it
/// @param reached whether the interval is as narrow as wished, and does not owe that to draws that were too few
/// @param warning why the interval may not mean what it says
public record Mean(
        Interval interval,
        double confidence,
        long samples,
        long seed,
        boolean reached,
        Optional<String> warning) {
    private static final double MOST_TOLD = 1e12;

    /// The same of something that is known to be at least so much.
    ///
    /// @param least above 0, and no more than any draw
    public Mean atLeast(double least) {
        var cut =
                new Interval(
                        interval.mean(),
                        Math.max(least, interval.low()),
                        Math.max(least, interval.high()));
        return new Mean(cut, confidence, samples, seed, reached, warning);
    }

    /// About how many draws an interval as narrow as wished takes, if these vary as all do; nothing if they do not tell.
    ///
    /// @param error the wished half-width in decimal logarithms
    public OptionalLong wouldDo(double error) {
        double relative = interval.halfWidth() / interval.mean();
        double wished = 1 - Math.pow(10, -error); // the narrower side
        double draws = Math.ceil(samples * Math.pow(relative / wished, 2));
        return draws > samples && draws < MOST_TOLD
                ? OptionalLong.of((long) draws)
                : OptionalLong.empty();
    }

    /// The same on another scale.
    ///
    /// @param factor above 0
    public Mean times(double factor) {
        return new Mean(interval.times(factor), confidence, samples, seed, reached, warning);
    }
}
