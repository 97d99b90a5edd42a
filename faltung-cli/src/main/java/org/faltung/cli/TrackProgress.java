package org.faltung.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.faltung.sample.tree.Watcher;

/// Tells which checkpoint is worked on: after two seconds, and then every five.
final class TrackProgress {
    private static final double FIRST = 2;
    private static final double STEP = 5;

    private final Console console;
    private final Interruption interruption;
    private final int total;
    private final LongSupplier nanoseconds;
    private final long start;
    private double next = FIRST;

    /// @param total how many checkpoints there are
    TrackProgress(Console console, Interruption interruption, int total, LongSupplier nanoseconds) {
        this.console = console;
        this.interruption = interruption;
        this.total = total;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    /// Nanoseconds since the beginning.
    long elapsed() {
        return nanoseconds.getAsLong() - start;
    }

    /// Who watches one part of the work, and ends it on Ctrl-C or when its time is over.
    ///
    /// @param number of the checkpoint, from 1
    /// @param what is being done
    /// @param time for it
    Part part(int number, String what, Optional<Duration> time) {
        return new Part(number, what, time.map(some -> elapsed() + some.toNanos()));
    }

    private synchronized void tell(int number, String what) {
        double seconds = elapsed() / 1e9;
        if (seconds >= next) {
            next = seconds + STEP;
            console.say("checkpoint " + number + " of " + total + ", " + what);
        }
    }

    /// A part of the work on one checkpoint.
    final class Part implements Watcher {
        private final int number;
        private final String what;
        private final Optional<Long> end;

        private Part(int number, String what, Optional<Long> end) {
            this.number = number;
            this.what = what;
            this.end = end;
        }

        @Override
        public boolean cancelled() {
            return interruption.asked() || end.isPresent() && elapsed() >= end.get();
        }

        @Override
        public void progress(long done, double share) {
            tell(number, what);
        }
    }
}
