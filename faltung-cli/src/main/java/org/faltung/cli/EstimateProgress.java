package org.faltung.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.faltung.sample.Estimate;
import org.faltung.sample.Interval;
import org.faltung.sample.tree.Watcher;

/// Tells the current interval of an estimate: after two seconds, and then every five. Ctrl-C or the budget ends it.
final class EstimateProgress implements Watcher {
    private static final double FIRST = 2;
    private static final double STEP = 5;

    private final Console console;
    private final Interruption interruption;
    private final Optional<Duration> budget;
    private final LongSupplier nanoseconds;
    private final long start;
    private double next = FIRST;
    private String known = "";
    private String unit = "draw";

    EstimateProgress(
            Console console,
            Interruption interruption,
            Optional<Duration> budget,
            LongSupplier nanoseconds) {
        this.console = console;
        this.interruption = interruption;
        this.budget = budget;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    /// Says what is counted, unless it is draws.
    ///
    /// @param one such as "point"
    synchronized void counting(String one) {
        unit = one;
    }

    @Override
    public boolean cancelled() {
        return interruption.asked() || budget.isPresent() && elapsed() >= budget.get().toNanos();
    }

    /// What ended it, if anything did.
    Optional<String> ended() {
        if (!cancelled()) {
            return Optional.empty();
        }
        return Optional.of(
                (interruption.asked() ? "Ctrl-C" : "--budget-time")
                        + " ended it before it was done: what follows is what was known by then");
    }

    private long elapsed() {
        return nanoseconds.getAsLong() - start;
    }

    @Override
    public synchronized void progress(long draws, double share) {
        double seconds = elapsed() / 1e9;
        if (seconds >= next) {
            next = seconds + STEP;
            console.say(Words.count(draws, unit) + left(seconds, share) + known);
        }
    }

    /// How long until the interval is looked at again, if that is known.
    private static String left(double seconds, double share) {
        return share > 0 && share < 1
                ? String.format(Locale.ROOT, ", %.0f %% of the way to the next look, ", 100 * share)
                        + Progress.duration(seconds * (1 - share) / share)
                        + " left"
                : "";
    }

    @Override
    public synchronized void current(Estimate estimate) {
        known =
                ", log10 from "
                        + EstimateNumbers.brief(estimate.low())
                        + " to "
                        + EstimateNumbers.brief(estimate.high());
    }

    /// The interval as it stands.
    synchronized void current(Interval interval) {
        known =
                ", from "
                        + EstimateNumbers.brief(interval.low())
                        + " to "
                        + EstimateNumbers.brief(interval.high());
    }
}
