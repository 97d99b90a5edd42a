package org.faltung.sample.tree;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.region.Prefix;
import org.faltung.sample.Interval;
import org.faltung.sample.Intervals;

/// Independent draws of one plan.
///
/// @param plan how they were drawn
/// @param draws at least two
record Batch(Plan plan, List<Probe.Draw> draws) {
    private static final double LOG_10 = Math.log(10);

    Batch {
        draws = List.copyOf(draws);
    }

    /// The largest draw, as a natural logarithm: the unit of what follows.
    private double unit() {
        return Collections.max(logs());
    }

    private List<Double> logs() {
        return draws.stream().map(Probe.Draw::log).toList();
    }

    private List<Double> scaled() {
        double unit = unit();
        return draws.stream().map(draw -> Math.exp(draw.log() - unit)).toList();
    }

    /// The mean of the draws with Student's interval, all as decimal logarithms.
    Interval interval(double confidence) {
        Interval linear = Intervals.student(scaled(), confidence);
        return new Interval(
                log10(linear.mean()), log10(Math.max(0, linear.low())), log10(linear.high()));
    }

    private double log10(double scaled) {
        return Math.log10(scaled) + unit() / LOG_10;
    }

    private double mean() {
        return scaled().stream().mapToDouble(x -> x).average().orElseThrow();
    }

    private double squares() {
        double mean = mean();
        return scaled().stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    }

    /// The standard deviation of the draws as a part of their mean.
    double variation() {
        return Math.sqrt(squares() / (draws.size() - 1)) / mean();
    }

    /// Regions that were counted in all draws.
    double counted() {
        return draws.stream().mapToDouble(draw -> draw.seen().doubleValue()).sum();
    }

    /// Different regions that all draws together counted.
    BigInteger different() {
        Map<Prefix, Long> all = new HashMap<>();
        draws.forEach(draw -> all.putAll(draw.counted()));
        return all.values().stream()
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// A lower bound of the number, as a decimal logarithm, that fails with a probability of at most 1 − confidence.
    ///
    /// The draws X₁ … X_R are independent, positive, and have the mean N. So their product has the mean N^R, and by
    /// Markov's inequality is ≥ N^R / α with a probability of at most α: with α = 1 − confidence,
    ///
    ///     N ≥ (α X₁ ⋯ X_R)^(1/R)
    ///
    /// otherwise. Nothing is assumed of the tail.
    double likely(double confidence) {
        double sum = logs().stream().mapToDouble(x -> x).sum();
        return (sum + Math.log1p(-confidence)) / draws.size() / LOG_10;
    }

    /// Signs of a heavy tail: then the mean and its interval mislead.
    ///
    /// @param most the most that the coefficient of variation of the draws may be
    /// @param before draws of a smaller population; empty if there are none
    Optional<String> heavy(double most, Optional<Batch> before) {
        if (!(variation() <= most)) {
            return Optional.of(
                    "the draws vary by %.0f %%, and at most %.0f %% can be trusted"
                            .formatted(100 * variation(), 100 * most));
        }
        double deviation = 1 - mean(); // of the largest
        double share = 0.5 + 2.0 / draws.size();
        if (squares() > 0 && draws.size() > 5 && deviation * deviation > share * squares()) {
            return Optional.of("one draw of " + draws.size() + " makes up most of the variance");
        }
        return before.filter(this::disagrees)
                .map(other ->
                        "the estimate moves when the population grows from "
                                + other.plan().most()
                                + " to "
                                + plan.most()
                                + " cells, more than chance would move it");
    }

    /// Whether two batches, both unbiased, differ by more than chance allows.
    private boolean disagrees(Batch other) {
        double shift = other.unit() - unit();
        double gap = Math.abs(mean() - other.mean() * Math.exp(shift));
        double own = squares() / (draws.size() - 1.0) / draws.size();
        double others =
                other.squares()
                        / (other.draws.size() - 1.0)
                        / other.draws.size()
                        * Math.exp(2 * shift);
        double freedom = Math.min(draws.size(), other.draws.size()) - 1.0;
        return gap > Intervals.quantile(0.9999, freedom) * Math.sqrt(own + others);
    }
}
