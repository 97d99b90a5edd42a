package org.faltung.count;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Engine;
import org.faltung.region.Prefix;
import org.faltung.region.Walker;
import org.faltung.region.geometry.PackedPatterns;
import org.faltung.region.geometry.PatternCode;
import org.faltung.result.Budget;

/// A search on a machine that is told of it by a plan: it walks the subtrees of cells that it is given.
///
/// For any number of threads at once.
public final class SubtreeSearch {
    private final SearchPlan plan;
    private final Engine engine;
    private final SubtreeBound bound;
    private final PatternCode code;
    private final int units;
    private final int lastLayer;
    private final ConcurrentLinkedQueue<Walker> idle = new ConcurrentLinkedQueue<>();

    /// Makes ready.
    public SubtreeSearch(SearchPlan plan) {
        this.plan = plan;
        engine = EngineChoice.following(plan.recipe());
        FoldSequence folds = plan.problem().folds();
        bound = SubtreeBound.of(folds);
        code = plan.code();
        units = folds.foldingUnits();
        int last = folds.layers().size() - 1;
        while (!folds.layers().get(last).folds()) {
            last--;
        }
        lastLayer = last;
    }

    /// Walks the subtrees of some cells one after another until a time has passed. What is not done then is what the last
    /// task leaves, and the cells that were not come to.
    ///
    /// An engine that cannot leave a part of a subtree finishes the one that it is in.
    ///
    /// @param cells none inside another
    /// @param patience of all of them together; at least one is begun
    /// @param cancelled whether the result is of no use any more; asked often
    /// @return a task for each cell
    public List<Finished> walk(List<Prefix> cells, Duration patience, BooleanSupplier cancelled) {
        FutureTask<List<Finished>> work =
                new FutureTask<>(() -> onThisThread(cells, patience.toNanos(), cancelled));
        Thread thread = ThreadPool.daemon(work); // with a stack for deep walks
        thread.start();
        return ThreadPool.await(work);
    }

    private List<Finished> onThisThread(
            List<Prefix> cells, long nanoseconds, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        Monitor monitor =
                new Monitor() {
                    @Override
                    public boolean cancelled() {
                        return cancelled.getAsBoolean();
                    }
                };
        Ledger ledger = new Ledger(Budget.UNLIMITED, monitor);
        Walker known = idle.poll();
        Walker walker = known == null ? engine.on(plan.problem()) : known;
        List<Finished> tasks = new ArrayList<>();
        for (Prefix cell : cells) {
            long left = nanoseconds - (System.nanoTime() - start);
            boolean begins = left > 0 || tasks.isEmpty();
            tasks.add(
                    begins
                            ? walk(walker, cell, Math.max(0, left), ledger)
                            : Finished.nothing(cell, plan.problem().folds(), code));
        }
        idle.add(walker);
        return tasks;
    }

    private Finished walk(Walker walker, Prefix cell, long nanoseconds, Ledger ledger) {
        TaskListener.Limits limits =
                engine.yields()
                        ? TaskListener.Limits.of(Optional.of(Duration.ofNanos(nanoseconds)))
                        : TaskListener.Limits.NONE;
        TaskListener listener =
                new TaskListener(
                        ledger,
                        bound,
                        new PackedPatterns(code),
                        lastLayer,
                        plan.problem().folds().layers().size(),
                        1,
                        limits,
                        plan.patterns());
        walker.walk(cell, units, listener);
        return listener.finished(cell);
    }
}
