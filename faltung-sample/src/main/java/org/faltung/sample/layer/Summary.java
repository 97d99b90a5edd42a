package org.faltung.sample.layer;

import java.util.List;
import java.util.Optional;
import org.faltung.sample.Aim;
import org.faltung.sample.Estimate;
import org.faltung.sample.Interval;
import org.faltung.sample.Intervals;

/// Intervals from independent experiments.
///
/// Each experiment is an unbiased, non-negative estimate, so that their mean is one and Student's interval holds if
/// their distribution is not too skew. It is judged skew if their coefficient of variation is above
/// [#MOST_VARIATION] or one of them makes up more than [#MOST_SHARE] of the sum. Then nothing is left of the interval
/// but Markov's inequality, Z ≥ (1 − confidence) · mean, and the bound from above.
final class Summary {
    /// Above this coefficient of variation of the experiments the interval is not trusted.
    static final double MOST_VARIATION = 1.3;

    /// Above this share of a single experiment the interval is not trusted.
    static final double MOST_SHARE = 0.2;

    /// Experiments of either outcome from which on Student's interval serves the ratio.
    private static final int ENOUGH = 30;

    /// More than the relative error of sums of logarithms; intervals are widened by it.
    private static final double ROUNDING = 1e-11;

    private static final double LN10 = Math.log(10);

    private final List<Draw> draws;
    private final double confidence;
    private final double scale; // natural logarithm that all draws are relative to

    Summary(List<Draw> draws, double confidence) {
        this.draws = draws;
        this.confidence = confidence;
        scale = draws.stream().mapToDouble(Draw::formula).max().orElseThrow();
    }

    private List<Double> formulas() {
        return draws.stream().map(draw -> Math.exp(draw.formula() - scale)).toList();
    }

    private List<Double> truths() {
        return draws.stream().map(draw -> draw.share() * Math.exp(draw.formula() - scale)).toList();
    }

    /// The coefficient of variation of the experiments for F.
    double variation() {
        return Math.sqrt(squaredVariation(formulas()));
    }

    private static double squaredVariation(List<Double> values) {
        double n = values.size();
        double mean = values.stream().mapToDouble(v -> v).sum() / n;
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return squares / (n - 1) / (mean * mean);
    }

    /// Whether the experiments are too uneven for the interval.
    boolean isSkew() {
        return isSkew(formulas());
    }

    private static boolean isSkew(List<Double> values) {
        double sum = values.stream().mapToDouble(v -> v).sum();
        double most = values.stream().mapToDouble(v -> v).max().orElseThrow();
        return most > MOST_SHARE * sum
                || squaredVariation(values) > MOST_VARIATION * MOST_VARIATION;
    }

    /// Both numbers.
    ///
    /// @param above natural logarithm of a proved upper bound of both
    /// @param copies independent copies of the layer, whose numbers multiply
    LayerEstimate estimate(double above, int copies, Aim aim, String method) {
        double top = above / LN10;
        Interval formula = onLogs(formulas(), top);
        Interval ratio = ratio();
        Interval both = onLogs(truths(), top);
        Interval truth =
                new Interval(
                        both.mean(),
                        Math.max(0, Math.min(both.low(), formula.low() + ratio.low())),
                        Math.min(top, Math.max(both.high(), both.mean())));
        Optional<String> warning =
                isSkew()
                        ? Optional.of(
                                "few of the draws make up most of the mean, so that only Markov's inequality and a"
                                        + " proved upper bound are left; more time gives more even draws")
                        : Optional.empty();
        long all = draws.stream().mapToLong(Draw::samples).sum();
        return new LayerEstimate(
                named("xiong-one-layer", formula.times(copies), aim, all, method, warning),
                named("shared-one-layer", truth.times(copies), aim, all, method, warning),
                ratio.times(copies));
    }

    private static Estimate named(
            String of, Interval i, Aim aim, long all, String method, Optional<String> warning) {
        return new Estimate(
                of,
                i.mean(),
                i.low(),
                i.high(),
                aim.confidence(),
                all,
                aim.seed(),
                method,
                warning);
    }

    /// The decimal logarithm of the mean with its interval.
    private Interval onLogs(List<Double> values, double top) {
        Interval mean = Intervals.student(values, confidence);
        double log = (scale + Math.log(mean.mean())) / LN10;
        double markov = Math.max(0, log + Math.log10(1 - confidence));
        double value = Math.clamp(log, 0, top);
        if (mean.mean() == 0) {
            return new Interval(0, 0, top);
        }
        if (isSkew(values) || mean.low() <= 0) {
            return new Interval(value, markov, top);
        }
        double rounding = ROUNDING * Math.max(1, log);
        return new Interval(
                value,
                Math.clamp((scale + Math.log(mean.low())) / LN10 - rounding, 0, value),
                Math.clamp((scale + Math.log(mean.high())) / LN10 + rounding, value, top));
    }

    /// The decimal logarithm of R / F: by the delta method where both outcomes were seen often enough, else by
    /// Clopper and Pearson with the experiments as draws, which is wider than it need be.
    private Interval ratio() {
        if (draws.stream().allMatch(draw -> draw.checks() == 0)) {
            return new Interval(0, 0, 0);
        }
        List<Double> weights = formulas();
        double sum = weights.stream().mapToDouble(w -> w).sum();
        double squares = weights.stream().mapToDouble(w -> w * w).sum();
        double ratio = 0;
        for (int i = 0; i < draws.size(); i++) {
            ratio += weights.get(i) / sum * draws.get(i).share();
        }
        long mixed = draws.stream().filter(d -> d.share() > 0 && d.share() < 1).count();
        long full = draws.stream().filter(d -> d.share() == 1).count() + mixed;
        long lacking = draws.stream().filter(d -> d.share() < 1).count();
        double clipped = lacking == 0 ? 1 : Math.min(1, ratio);
        Interval interval;
        if (Math.min(full, lacking) >= ENOUGH) {
            double variance = 0;
            for (int i = 0; i < draws.size(); i++) {
                double residual = weights.get(i) / sum * (draws.get(i).share() - ratio);
                variance += residual * residual;
            }
            double half = Intervals.quantile(confidence, draws.size() - 1.0) * Math.sqrt(variance);
            interval =
                    new Interval(clipped, Math.max(0, clipped - half), Math.min(1, clipped + half));
        } else {
            interval = Intervals.boundedMean(clipped, sum * sum / squares, confidence);
        }
        return new Interval(
                Math.log10(interval.mean()),
                Math.log10(interval.low()),
                Math.log10(interval.high()));
    }
}
