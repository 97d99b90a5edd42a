package org.faltung.count;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PackedPatterns;
import org.faltung.region.geometry.PatternCode;
import org.faltung.result.Decided;

/// Keeps the books of one walk, and tells the ledger now and then.
public final class TaskListener implements Listener {
    /// How many questions or reports may pass before the ledger is told.
    private static final int PATIENCE = 256;

    /// Questions between looks at the clock, a power of two less one: for walks that seldom ask.
    private static final int FEW = 15;

    /// Nanoseconds after which the ledger is told at such a look.
    private static final long LONG = 20_000_000;

    /// Patterns that a task may hold.
    private static final int MOST_PATTERNS = 1 << 16;

    private final Ledger ledger;
    private final SubtreeBound bound;
    private final PackedPatterns regions;
    private final int lastLayer; // the one whose cells are regions
    private final double share; // of the whole search that this walk is
    private final Limits limits;
    private final boolean patterns; // whether they are wanted
    private final long start = System.nanoTime();
    private final long[] cells;
    private final List<Prefix> frontier = new ArrayList<>();
    private final List<Prefix> left = new ArrayList<>();
    private BigInteger missing = BigInteger.ZERO;
    private long bounded;
    private Decided decided = Decided.NONE;
    private double done; // of this walk
    private long unbooked;
    private double unbookedShare;
    private int patience = PATIENCE;
    private long booked = start; // System.nanoTime()
    private boolean late;

    /// When a walk is to end before its end.
    ///
    /// @param yields whether it may leave a part of its subtree to others
    /// @param nanoseconds that it may take then
    /// @param until the number of decided units that it stops at; −1 if it goes to the end
    /// @param trial frontier cells, or regions, past which the walk is in vain; nothing is booked before it is known that
    ///     it counts. −1 if it counts anyway
    record Limits(boolean yields, long nanoseconds, int until, int trial) {
        /// It goes to the end.
        static final Limits NONE = new Limits(false, Long.MAX_VALUE, -1, -1);

        /// It ends after a time, if there is one, or with as many patterns as a task may hold.
        static Limits of(Optional<Duration> patience) {
            return new Limits(true, patience.map(Duration::toNanos).orElse(Long.MAX_VALUE), -1, -1);
        }

        static Limits trial(int until, int most) {
            return new Limits(false, Long.MAX_VALUE, until, most);
        }

        boolean isTrial() {
            return trial >= 0;
        }
    }

    /// The books of a walk over the whole tree.
    ///
    /// @param ledger shared by all walks
    /// @param folds the network, with at least one folding unit
    public static TaskListener whole(Ledger ledger, FoldSequence folds) {
        int last = folds.layers().size() - 1;
        while (!folds.layers().get(last).folds()) {
            last--;
        }
        return new TaskListener(
                ledger,
                SubtreeBound.of(folds),
                new PackedPatterns(new PatternCode(folds)),
                last,
                folds.layers().size(),
                1,
                Limits.NONE,
                false);
    }

    TaskListener(
            Ledger ledger,
            SubtreeBound bound,
            PackedPatterns regions,
            int lastLayer,
            int layers,
            double share,
            Limits limits,
            boolean patterns) {
        this.ledger = ledger;
        this.bound = bound;
        this.regions = regions;
        this.lastLayer = lastLayer;
        this.share = share;
        this.limits = limits;
        this.patterns = patterns;
        cells = new long[layers];
    }

    @Override
    public boolean stopped() {
        return cancelled() || late || overflowed() || isFull();
    }

    @Override
    public boolean cancelled() {
        patience--;
        if (patience <= 0 || (patience & FEW) == 0 && System.nanoTime() - booked >= LONG) {
            book();
        }
        return ledger.stopped();
    }

    private boolean isFull() {
        return limits.yields() && regions.size() >= MOST_PATTERNS;
    }

    private void book() {
        patience = PATIENCE;
        booked = System.nanoTime();
        if (limits.isTrial()) {
            ledger.book(0, 0);
            return;
        }
        ledger.book(unbooked, unbookedShare);
        unbooked = 0;
        unbookedShare = 0;
        late = limits.yields() && System.nanoTime() - start >= limits.nanoseconds();
    }

    @Override
    public void cells(int layer, long many) {
        cells[layer] = Math.addExact(cells[layer], many);
        if (layer == lastLayer) {
            unbooked += many;
            if (!limits.isTrial() && (unbooked >= PATIENCE || ledger.isSpentBy(unbooked))) {
                book();
            }
        }
    }

    @Override
    public void region(Prefix pattern) {
        if (patterns) {
            regions.add(pattern);
        }
    }

    @Override
    public void frontier(Prefix cell) {
        frontier.add(cell);
    }

    @Override
    public void bounded(long many) {
        bounded += many;
    }

    @Override
    public void unfinished(int units) {
        missing = missing.add(bound.below(units));
    }

    @Override
    public void unfinished(Prefix cell) {
        left.add(cell);
    }

    @Override
    public void advance(double part) {
        done += part;
        unbookedShare += part * share;
    }

    @Override
    public void decided(long byFilter, long exactly) {
        decided = decided.plus(new Decided(byFilter, exactly));
    }

    /// Whether the frontier grew past what was asked for, so that the walk was in vain.
    boolean overflowed() {
        return limits.isTrial() && Math.max(frontier.size(), unbooked) > limits.trial();
    }

    /// The number of decided units that the walk stops at.
    int until() {
        return limits.until();
    }

    List<Prefix> frontier() {
        return frontier;
    }

    PackedPatterns patterns() {
        return regions;
    }

    /// Ends the walk's books.
    public Tally close() {
        ledger.book(unbooked, unbookedShare);
        List<BigInteger> sums = new ArrayList<>();
        for (long many : cells) {
            sums.add(BigInteger.valueOf(many));
        }
        return new Tally(sums, missing, BigInteger.valueOf(bounded), decided);
    }

    /// Ends the books of a task.
    Finished finished(Prefix cell) {
        List<Prefix> others = new ArrayList<>(frontier);
        others.addAll(left);
        double part = limits.isTrial() ? 0 : Math.min(1, done);
        return new Finished(cell, part, close(), others, regions);
    }
}
