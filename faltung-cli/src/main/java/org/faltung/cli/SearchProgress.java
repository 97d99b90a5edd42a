package org.faltung.cli;

import java.util.function.LongSupplier;
import org.faltung.count.Monitor;

/// Tells how far a search for regions is: after two seconds, and then every five. Ctrl-C ends it.
final class SearchProgress implements Monitor {
    private static final double FIRST = 2;
    private static final double STEP = 5;

    private final Console console;
    private final Interruption interruption;
    private final LongSupplier nanoseconds;
    private final long start;
    private double next = FIRST;
    private long known = Long.MAX_VALUE; // regions when last heard of
    private long before; // regions that this stage began with: those of an earlier process
    private double shareBefore;
    private double secondsBefore;
    private boolean joining;

    SearchProgress(Console console, Interruption interruption, LongSupplier nanoseconds) {
        this.console = console;
        this.interruption = interruption;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    @Override
    public boolean cancelled() {
        return interruption.asked();
    }

    /// All records are written, and parts of the file are to be joined: a stage begins.
    ///
    /// @return who is to be told of it
    synchronized Monitor joining() {
        joining = true;
        begin(0, 0, seconds());
        return this;
    }

    @Override
    public synchronized void progress(long regions, double share) {
        double seconds = seconds();
        if (regions < known) {
            begin(regions, share, seconds);
        }
        known = regions;
        if (seconds < next) {
            return;
        }
        next = seconds + STEP;
        console.say(sentence(regions, share, Math.max(1e-3, seconds - secondsBefore)));
    }

    /// A stage begins.
    private void begin(long regions, double share, double seconds) {
        before = regions;
        shareBefore = share;
        secondsBefore = seconds;
        known = regions;
    }

    private double seconds() {
        return (nanoseconds.getAsLong() - start) / 1e9;
    }

    /// @param seconds that this stage has taken
    private String sentence(long regions, double share, double seconds) {
        String text =
                (joining ? "joining the parts: " : "")
                        + Words.count(regions, "region")
                        + ", "
                        + Numerals.grouped(Math.round((regions - before) / seconds))
                        + " a second";
        if (share <= shareBefore) {
            return text;
        }
        double left = seconds * (1 - share) / (share - shareBefore);
        return text
                + String.format(java.util.Locale.ROOT, ", about %.1f %% done, ", 100 * share)
                + Progress.duration(left)
                + " left";
    }
}
