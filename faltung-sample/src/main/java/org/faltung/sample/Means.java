package org.faltung.sample;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Means of independent draws that are at least 0, drawn until Student's interval is narrow enough.
///
/// The number of draws depends on them, as in Chow and Robbins: the interval holds in the limit of small errors.
/// Never fewer than [#FEWEST] are drawn, and where few draws carry the mean, so that the limit is far, it says so.
public final class Means {
    /// No interval of fewer draws is thought narrow.
    public static final int FEWEST = 64;

    /// The most that one draw may contribute to the sum before it is said that few carry it.
    private static final double LARGEST_SHARE = 0.1;

    private static final int FIRST = 8;

    private Means() {}

    /// Draws until the interval is as narrow as wished.
    ///
    /// @param draws where they come from; may have drawn before
    /// @param number what of a draw is averaged, at least 0
    /// @param most draws, at least 2
    /// @param watcher is told the interval now and then
    public static <T> Mean until(
            Replication<T> draws,
            ToDoubleFunction<T> number,
            Aim aim,
            int most,
            Consumer<Interval> watcher) {
        int wanted = Math.min(FIRST, most);
        while (true) {
            boolean complete = draws.upTo(wanted);
            List<Double> numbers =
                    draws.results().stream().map(draw -> number.applyAsDouble(draw)).toList();
            Mean mean = of(numbers, aim);
            watcher.accept(mean.interval());
            if (!complete || numbers.size() >= most || mean.reached()) {
                return mean;
            }
            wanted = Math.min(most, numbers.size() + Math.max(FIRST, numbers.size() / 2));
        }
    }

    /// The mean of some draws.
    ///
    /// @param draws numbers that are at least 0
    public static Mean of(List<Double> draws, Aim aim) {
        double sum = draws.stream().mapToDouble(Double::doubleValue).sum();
        if (draws.size() < 2) {
            return unknown(sum, draws.size(), aim, "fewer than two draws came to their end");
        }
        if (sum == 0) {
            double share = Intervals.share(0, draws.size(), aim.confidence()).high();
            return unknown(
                    0,
                    draws.size(),
                    aim,
                    "every draw was 0; at this confidence at most the share "
                            + Math.ceil(share * 1e6) / 1e6
                            + " of all draws is not, but nothing bounds how large those are");
        }
        Interval free = Intervals.student(draws, aim.confidence());
        Interval interval = new Interval(free.mean(), Math.max(0, free.low()), free.high());
        double largest = draws.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        boolean carried = draws.size() >= FEWEST && largest > LARGEST_SHARE * sum;
        Optional<String> warning =
                draws.size() < FEWEST
                        ? Optional.of(
                                "only "
                                        + draws.size()
                                        + " draws: the interval supposes that they are normal")
                        : carried
                                ? Optional.of(
                                        "one draw makes up "
                                                + Math.round(100 * largest / sum)
                                                + " % of the sum: few draws carry the mean, and the"
                                                + " interval may be too narrow")
                                : Optional.empty();
        boolean reached = warning.isEmpty() && halfWidthLog10(interval) <= aim.error();
        return new Mean(interval, aim.confidence(), draws.size(), aim.seed(), reached, warning);
    }

    /// Half of the interval's width in decimal logarithms.
    private static double halfWidthLog10(Interval interval) {
        return interval.low() > 0
                ? (Math.log10(interval.high()) - Math.log10(interval.low())) / 2
                : Double.POSITIVE_INFINITY;
    }

    private static Mean unknown(double sum, int draws, Aim aim, String why) {
        double mean = draws == 0 ? 0 : sum / draws;
        return new Mean(
                new Interval(mean, 0, Double.POSITIVE_INFINITY),
                aim.confidence(),
                draws,
                aim.seed(),
                false,
                Optional.of(why));
    }
}
