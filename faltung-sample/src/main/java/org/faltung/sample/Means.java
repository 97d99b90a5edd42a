package org.faltung.sample;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Means of independent draws that are at least 0, drawn until Student's interval is narrow enough.
///
/// The number of draws depends on them, as in Chow and Robbins: the interval holds in the limit of small errors.
/// Never fewer than [#FEWEST] are drawn, and where few draws carry the mean, so that the limit is far, it says so. If no
/// more than that are allowed, all are drawn: their number is then fixed, and the interval that of so many normal draws.
public final class Means {
    /// No interval of fewer draws ends the drawing.
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
            Mean mean = of(numbers, aim, complete ? Math.min(FEWEST, most) : FEWEST);
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
        return of(draws, aim, FEWEST);
    }

    /// @param fewest draws whose interval may be thought narrow
    private static Mean of(List<Double> draws, Aim aim, int fewest) {
        double sum = draws.stream().mapToDouble(Double::doubleValue).sum();
        if (draws.size() < 2) {
            return unknown(sum, draws.size(), aim, "fewer than two draws came to their end");
        }
        if (sum == 0) {
            return unknown(
                    0,
                    draws.size(),
                    aim,
                    "every draw was 0; at this confidence at most the share "
                            + share(draws.size(), aim.confidence())
                            + " of all draws is not, but nothing bounds how large those are");
        }
        Interval free = Intervals.student(draws, aim.confidence());
        Interval interval = new Interval(free.mean(), Math.max(0, free.low()), free.high());
        Optional<String> carried = carried(draws, sum);
        Optional<String> few = few(draws, aim.confidence());
        boolean reached =
                carried.isEmpty()
                        && draws.size() >= fewest
                        && halfWidthLog10(interval) <= aim.error();
        return new Mean(
                interval,
                aim.confidence(),
                draws.size(),
                aim.seed(),
                reached,
                carried.or(() -> few));
    }

    /// A warning if one of many draws makes up much of their sum.
    private static Optional<String> carried(List<Double> draws, double sum) {
        double largest = draws.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return draws.size() < FEWEST || largest <= LARGEST_SHARE * sum
                ? Optional.empty()
                : Optional.of(
                        "one draw makes up "
                                + Math.round(100 * largest / sum)
                                + " % of the sum: few draws carry the mean, and the interval may be too"
                                + " narrow");
    }

    /// A warning if the draws are few, and another one if nothing tells how they vary.
    private static Optional<String> few(List<Double> draws, double confidence) {
        if (draws.size() >= FEWEST) {
            return Optional.empty();
        }
        return Optional.of(
                draws.stream().distinct().count() == 1
                        ? "all "
                                + draws.size()
                                + " draws are equal, so that the interval has no width; at this confidence"
                                + " as much as the share "
                                + share(draws.size(), confidence)
                                + " of all draws may be others"
                        : "only "
                                + draws.size()
                                + " draws: the interval supposes that they are normal");
    }

    /// At most this share of all draws is of a kind that none of some draws was, rounded up.
    private static double share(int draws, double confidence) {
        return Math.ceil(Intervals.share(0, draws, confidence).high() * 1e6) / 1e6;
    }

    /// Half of the interval's width in decimal logarithms.
    private static double halfWidthLog10(Interval interval) {
        return interval.low() > 0
                ? (Math.log10(interval.high()) - Math.log10(interval.low())) / 2
                : Double.POSITIVE_INFINITY;
    }

    private static Mean unknown(double sum, int draws, Aim aim, String why) {
        double mean = draws == 0 ? Double.NaN : sum / draws;
        return new Mean(
                new Interval(mean, 0, Double.POSITIVE_INFINITY),
                aim.confidence(),
                draws,
                aim.seed(),
                false,
                Optional.of(why));
    }
}
