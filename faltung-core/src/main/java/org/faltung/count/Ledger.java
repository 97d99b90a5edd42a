package org.faltung.count;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.faltung.result.Budget;

/// What all threads of one search share: the budget, and what was spent of it.
public final class Ledger {
    private final Budget budget;
    private final Monitor monitor;
    private final long deadline; // System.nanoTime() to stop at
    private final boolean timed;
    private final AtomicLong regions = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private double share;
    private long earlier; // regions found in another run

    /// A ledger with nothing spent; time runs from now.
    public Ledger(Budget budget, Monitor monitor) {
        this.budget = budget;
        this.monitor = monitor;
        timed = budget.time().isPresent();
        deadline = System.nanoTime() + budget.time().map(java.time.Duration::toNanos).orElse(0L);
    }

    /// Books what an earlier run found: nothing of the budget.
    synchronized void resume(long moreRegions, double moreShare) {
        earlier += moreRegions;
        share += moreShare;
    }

    /// Books what a thread found since it last did.
    synchronized void book(long moreRegions, double moreShare) {
        share += moreShare;
        long sum = regions.addAndGet(moreRegions);
        if (sum >= budget.regions()
                || timed && System.nanoTime() - deadline >= 0
                || monitor.cancelled()) {
            stopped.set(true);
        }
        monitor.progress(earlier + sum, Math.min(1, share));
    }

    /// Ends all walks.
    void stop() {
        stopped.set(true);
    }

    /// Whether the budget is spent, or who watches has ended it.
    public boolean stopped() {
        return stopped.get();
    }

    /// Whether so many further regions would spend the budget.
    boolean isSpentBy(long moreRegions) {
        return regions.get() + moreRegions >= budget.regions();
    }

    BigInteger regions() {
        return BigInteger.valueOf(regions.get());
    }
}
