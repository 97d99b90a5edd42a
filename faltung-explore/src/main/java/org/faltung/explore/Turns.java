package org.faltung.explore;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Turns at the machine: few searches run at once, the others wait in the order in which they came. A client has one
/// search at most, and every search has a budget, so that everybody comes to his turn.
final class Turns {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Semaphore free;
    private final AtomicInteger running = new AtomicInteger();

    /// @param most searches that run at once
    Turns(int most) {
        free = new Semaphore(most, true);
    }

    /// How many searches run.
    int running() {
        return running.get();
    }

    /// Waits for a turn and works.
    ///
    /// @param given whether the work is not wanted any more
    <T> T take(BooleanSupplier given, Supplier<T> work) {
        await(given);
        running.incrementAndGet();
        try {
            return work.get();
        } finally {
            running.decrementAndGet();
            free.release();
        }
    }

    private void await(BooleanSupplier given) {
        long end = System.nanoTime() + Limits.PATIENCE.toNanos();
        try {
            while (!free.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (given.getAsBoolean()) {
                    throw new RefusedException(499, "the request was given up");
                }
                if (System.nanoTime() > end) {
                    throw new RefusedException(
                            503, "too many others are at work here; try again in a minute");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(503, "the explorer is closing");
        }
    }
}
