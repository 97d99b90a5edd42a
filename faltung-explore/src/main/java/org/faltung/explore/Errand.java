package org.faltung.explore;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.faltung.count.Monitor;

/// The work for one request: it may take so much time from its turn on, and ends early when nobody waits for its answer
/// any more. Asked by all threads that work on it, between pieces of the work.
final class Errand implements Monitor {
    private static final long LOOK = 50_000_000;

    private final Duration most;
    private final String advice;
    private final BooleanSupplier left;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile boolean begun;
    private volatile long end;
    private volatile long nextLook = System.nanoTime();
    private volatile boolean given;

    /// @param most how long it may take, waiting not counted
    /// @param advice what to try where that is not enough
    /// @param left whether who asked for it has gone
    Errand(Duration most, String advice, BooleanSupplier left) {
        this.most = most;
        this.advice = advice;
        this.left = left;
    }

    /// Its turn has come.
    void begin() {
        end = System.nanoTime() + most.toNanos();
        begun = true;
    }

    /// Ends it soon.
    void giveUp() {
        given = true;
    }

    /// Whether nobody waits for it any more.
    boolean isUnwanted() {
        if (!given && System.nanoTime() - nextLook >= 0 && looking.tryLock()) {
            try {
                given |= left.getAsBoolean();
                nextLook = System.nanoTime() + LOOK;
            } finally {
                looking.unlock();
            }
        }
        return given;
    }

    private boolean isLate() {
        return begun && System.nanoTime() - end >= 0;
    }

    @Override
    public boolean cancelled() {
        return isUnwanted() || isLate();
    }

    /// Ends the work by an exception if it is late or unwanted.
    void check() {
        if (isUnwanted()) {
            throw new RefusedException(499, "nobody waits for the answer any more");
        }
        if (isLate()) {
            throw new RefusedException(
                    503,
                    "this took longer than the %s s that one request may take here; %s"
                            .formatted(seconds(most), advice));
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? Long.toString(time.toSeconds())
                : Double.toString(time.toMillis() / 1000.0);
    }
}
