package org.faltung.sample;

import java.util.EnumSet;
import java.util.List;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Intervals from independent draws; quantiles are the library's.
public final class Intervals {
    private Intervals() {}

    /// The mean of independent draws with Student's interval.
    ///
    /// Exact for normal draws; for others by the central limit theorem, so that few draws want draws that are
    /// means of many themselves.
    ///
    /// @param draws at least two
    /// @param confidence above 0 and below 1
    public static Interval student(List<Double> draws, double confidence) {
        if (draws.size() < 2) {
            throw new IllegalArgumentException("an interval needs two draws, got " + draws.size());
        }
        DoubleStatistics statistics =
                DoubleStatistics.of(
                        EnumSet.of(Statistic.MEAN, Statistic.VARIANCE),
                        draws.stream().mapToDouble(Double::doubleValue).toArray());
        double mean = statistics.getAsDouble(Statistic.MEAN);
        double error = Math.sqrt(statistics.getAsDouble(Statistic.VARIANCE) / draws.size());
        double half = quantile(confidence, draws.size() - 1) * error;
        return new Interval(mean, mean - half, mean + half);
    }

    /// The share of successes with the interval of Clopper and Pearson, which holds for every number of draws.
    ///
    /// @param successes of the draws
    /// @param draws at least 1
    /// @param confidence above 0 and below 1
    public static Interval share(long successes, long draws, double confidence) {
        if (draws < 1 || successes < 0 || successes > draws) {
            throw new IllegalArgumentException(successes + " successes of " + draws + " draws");
        }
        return boundedMean((double) successes / draws, (double) draws, confidence);
    }

    /// The mean of independent draws between 0 and 1, by the interval of Clopper and Pearson for as many draws that
    /// are 0 or 1: of all draws with that mean these vary most.
    ///
    /// @param mean of the draws
    /// @param draws as many as the weighted draws count for; may be a fraction
    public static Interval boundedMean(double mean, double draws, double confidence) {
        double tail = (1 - confidence) / 2;
        double successes = Math.clamp(mean * draws, 0, draws);
        double low =
                successes == 0
                        ? 0
                        : BetaDistribution.of(successes, draws - successes + 1)
                                .inverseCumulativeProbability(tail);
        double high =
                successes == draws
                        ? 1
                        : BetaDistribution.of(successes + 1, draws - successes)
                                .inverseSurvivalProbability(tail);
        return new Interval(mean, Math.min(low, mean), Math.max(high, mean));
    }

    /// How many draws that are all 1 give [#boundedMean] an interval above 10^−error.
    ///
    /// @param error above 0
    public static double agreeing(double error, double confidence) {
        return Math.ceil(-Math.log((1 - confidence) / 2) / (error * Math.log(10)));
    }

    /// How many standard errors the interval reaches to either side.
    ///
    /// @param freedom degrees of freedom, at least 1
    public static double quantile(double confidence, double freedom) {
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    }
}
