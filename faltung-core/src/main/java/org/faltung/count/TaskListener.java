package org.faltung.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.result.Decided;

/// Keeps the books of one walk, and tells the ledger now and then.
public final class TaskListener implements Listener {
    /// How many questions or reports may pass before the ledger is told.
    private static final int PATIENCE = 256;

    private final Ledger ledger;
    private final SubtreeBound bound;
    private final int lastLayer; // the one whose cells are regions
    private final double share; // of the whole search that this walk is
    private final int most; // frontier cells, or regions, to stop after
    private final boolean trial; // nothing is booked before it is known that the walk counts
    private final long[] cells;
    private final List<Prefix> frontier = new ArrayList<>();
    private final List<Prefix> regions = new ArrayList<>();
    private BigInteger missing = BigInteger.ZERO;
    private long bounded;
    private Decided decided = Decided.NONE;
    private long unbooked;
    private double unbookedShare;
    private int patience = PATIENCE;

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
                folds.layers().size(),
                last,
                1,
                Integer.MAX_VALUE,
                false);
    }

    TaskListener(
            Ledger ledger,
            SubtreeBound bound,
            int layers,
            int lastLayer,
            double share,
            int most,
            boolean trial) {
        this.trial = trial;
        this.ledger = ledger;
        this.bound = bound;
        this.lastLayer = lastLayer;
        this.share = share;
        this.most = most;
        cells = new long[layers];
    }

    @Override
    public boolean stopped() {
        if (--patience <= 0) {
            book();
        }
        return ledger.stopped() || overflowed();
    }

    private void book() {
        patience = PATIENCE;
        if (trial) {
            ledger.book(0, 0);
            return;
        }
        ledger.book(unbooked, unbookedShare);
        unbooked = 0;
        unbookedShare = 0;
    }

    @Override
    public void cells(int layer, long many) {
        cells[layer] = Math.addExact(cells[layer], many);
        if (layer == lastLayer) {
            unbooked += many;
            if (!trial && (unbooked >= PATIENCE || ledger.isSpentBy(unbooked))) {
                book();
            }
        }
    }

    @Override
    public void region(Prefix pattern) {
        regions.add(pattern);
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
    public void advance(double part) {
        unbookedShare += part * share;
    }

    @Override
    public void decided(long byFilter, long exactly) {
        decided = decided.plus(new Decided(byFilter, exactly));
    }

    /// Whether the frontier grew past what was asked for, so that the walk was in vain.
    boolean overflowed() {
        return trial && Math.max(frontier.size(), unbooked) > most;
    }

    List<Prefix> frontier() {
        return frontier;
    }

    List<Prefix> regions() {
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
}
