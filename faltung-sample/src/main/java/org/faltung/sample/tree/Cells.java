package org.faltung.sample.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.faltung.count.Monitor;
import org.faltung.region.Engine;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.region.vertex.VertexEngine;
import org.faltung.sample.CancelledException;

/// The tree of cells, to be looked at subtree by subtree; each look is an exact walk of an engine.
///
/// For several threads at once: each has a walker of its own.
final class Cells {
    private static final int BOXED_BY_VERTICES = 5;
    private static final int UNBOUNDED_BY_VERTICES = 6;

    private final Monitor monitor;
    private final int units;
    private final int lastLayer;
    private final ThreadLocal<Walker>
            walkers; // these count the last layer without listing its cells
    private final ThreadLocal<Walker> listers;

    /// The tree of a problem.
    ///
    /// @param problem of dimension at least 1, with a folding unit
    /// @param monitor may end every look
    Cells(Problem problem, Monitor monitor) {
        this.monitor = monitor;
        units = problem.folds().foldingUnits();
        int last = problem.folds().layers().size() - 1;
        while (!problem.folds().layers().get(last).folds()) {
            last--;
        }
        lastLayer = last;
        boolean boxed = problem.domain().isBoxed();
        boolean few = problem.dimension() <= (boxed ? BOXED_BY_VERTICES : UNBOUNDED_BY_VERTICES);
        Engine counting =
                few
                        ? VertexEngine.restricting().orElse(PivotEngine.restricting())
                        : PivotEngine.restricting();
        Engine listing =
                few
                        ? VertexEngine.enumerating().orElse(PivotEngine.enumerating())
                        : PivotEngine.enumerating();
        walkers = ThreadLocal.withInitial(() -> counting.on(problem));
        listers = ThreadLocal.withInitial(() -> listing.on(problem));
    }

    /// The folding units: the length of a region's pattern.
    int units() {
        return units;
    }

    /// The cells below a cell where a given number of units is decided, in the order of the tree.
    ///
    /// @param sink is given them
    /// @param most cells to stop after
    /// @return whether they are no more than that
    /// @throws CancelledException if the monitor ended it; the cells handed out are cells all the same
    boolean below(Prefix cell, int until, List<Prefix> sink, int most) {
        Look look = new Look(sink, most, Long.MAX_VALUE);
        (until < units ? walkers : listers).get().walk(cell, until, look);
        look.requireUncancelled();
        return !look.cut;
    }

    /// The regions in a cell.
    ///
    /// @param patience questions of the walk, a measure of its work, after which it gives up; or four times as many
    ///     regions
    /// @return empty if it gave up
    /// @throws CancelledException if the monitor ended it
    OptionalLong regions(Prefix cell, long patience) {
        if (cell.length() == units) {
            return OptionalLong.of(1);
        }
        Look look = new Look(new ArrayList<>(), Integer.MAX_VALUE, patience);
        walkers.get().walk(cell, units, look);
        look.requireUncancelled();
        return look.cut ? OptionalLong.empty() : OptionalLong.of(look.regions);
    }

    private final class Look implements Listener {
        private final List<Prefix> sink;
        private final int most;
        private final long patience;
        private long asked;
        private long regions;
        private boolean cut;
        private boolean cancelled;

        Look(List<Prefix> sink, int most, long patience) {
            this.sink = sink;
            this.most = most;
            this.patience = patience;
        }

        @Override
        public boolean stopped() {
            asked++;
            cancelled |= monitor.cancelled();
            return cancelled || asked > patience || regions / 4 > patience || sink.size() > most;
        }

        @Override
        public void cells(int layer, long many) {
            if (layer == lastLayer) {
                regions = Math.addExact(regions, many);
            }
        }

        @Override
        public void frontier(Prefix cell) {
            sink.add(cell);
        }

        @Override
        public void region(Prefix pattern) {
            sink.add(pattern);
        }

        @Override
        public void unfinished(int decided) {
            cut = true;
        }

        void requireUncancelled() {
            if (cancelled) {
                throw new CancelledException();
            }
            cut |= sink.size() > most;
        }
    }
}
