package org.faltung.cli;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Tells how far a long run is: after two seconds, and then every five.
final class Progress {
    private static final double FIRST = 2;
    private static final double STEP = 5;

    private final Console console;
    private final OptionalLong total;
    private final LongSupplier nanoseconds;
    private final long start;
    private double next = FIRST;
    private final AtomicLong done = new AtomicLong();

    Progress(Console console, OptionalLong total, LongSupplier nanoseconds) {
        this.console = console;
        this.total = total;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    /// Milliseconds until there is something to tell, at least 1.
    long patience() {
        return Math.max(1, (long) Math.ceil((next - seconds()) * 1000));
    }

    /// How many are done.
    long done() {
        return done.get();
    }

    /// One more is done.
    void step() {
        done.incrementAndGet();
        tick();
    }

    /// Tells how far it is, if that is due.
    void tick() {
        double seconds = seconds();
        if (seconds >= next) {
            next = seconds + STEP;
            console.say(sentence(seconds));
        }
    }

    /// The end of a run that was long enough to be told of.
    void end() {
        if (next > FIRST) {
            console.say(Words.count(done(), "architecture") + " in " + duration(seconds()));
        }
    }

    private String sentence(double seconds) {
        long done = done();
        String count =
                total.isPresent()
                        ? Numerals.grouped(done)
                                + " of "
                                + Words.count(total.getAsLong(), "architecture")
                        : Words.count(done, "architecture");
        if (done == 0) {
            return count + " so far";
        }
        double rate = done / seconds;
        String speed =
                rate >= 1
                        ? Numerals.grouped(Math.round(rate)) + " a second"
                        : Math.round(60 * rate) + " a minute";
        String text = count + ", " + speed;
        return total.isPresent()
                ? text + ", " + duration((total.getAsLong() - done) / rate) + " left"
                : text;
    }

    private double seconds() {
        return (nanoseconds.getAsLong() - start) / 1e9;
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 120) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
