package org.faltung.count;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Engine;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Proof;
import org.faltung.region.ProvingEngine;
import org.faltung.region.Walker;
import org.faltung.region.vertex.VertexEngine;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.verify.Subtree;

/// One engine's whole walk over a problem, cut into subtrees that threads share.
///
/// The root is walked to a frontier of some hundred cells first; each of them is a task. What comes out does
/// not depend on the number of threads.
final class Search {
    /// Tasks that are enough to keep threads busy.
    private static final int ENOUGH_TASKS = 96;

    /// Tasks that are too many.
    private static final int MOST_TASKS = 4096;

    /// Tasks a thread that may wait for their results to be taken.
    private static final int TASKS_AHEAD = 8;

    private final Engine engine;
    private final Problem problem;
    private final int threads;
    private final Ledger ledger;
    private final SubtreeBound bound;
    private final int units;
    private final int layers;
    private final int lastLayer;

    Search(Engine engine, Problem problem, int threads, Budget budget, Monitor monitor) {
        this.engine = engine;
        this.problem = problem;
        this.threads = threads;
        this.ledger = new Ledger(budget, monitor);
        FoldSequence folds = problem.folds();
        bound = SubtreeBound.of(folds);
        units = folds.foldingUnits();
        layers = folds.layers().size();
        int last = layers - 1;
        while (!folds.layers().get(last).folds()) {
            last--;
        }
        lastLayer = last;
    }

    /// Walks all of it.
    ///
    /// @param regions is told the patterns of the regions, in the order of the tree, if the engine enumerates
    Tally run(Consumer<Prefix> regions) {
        Walker walker = engine.on(problem);
        if (!engine.splits()) {
            TaskListener whole = listener(1, Integer.MAX_VALUE, false);
            walker.walk(Prefix.ROOT, units, whole);
            whole.regions().forEach(regions);
            return whole.close();
        }
        Frontier frontier = frontier(walker);
        Tally sum = frontier.listener().close();
        frontier.listener().regions().forEach(regions);
        List<Prefix> cells = frontier.listener().frontier();
        ThreadLocal<Walker> walkers = ThreadLocal.withInitial(() -> engine.on(problem));
        List<Callable<Finished>> tasks = new ArrayList<>();
        for (Prefix cell : cells) {
            tasks.add(() -> finish(walkers.get(), cell, 1.0 / cells.size()));
        }
        return sum.plus(runAll(tasks, regions));
    }

    /// Walks all of it and proves it.
    ///
    /// @param prover the engine of this search
    /// @param root of a certificate; complete afterwards, unless the search was stopped
    Tally prove(ProvingEngine prover, Subtree root) {
        Frontier frontier = frontier(prover.on(problem));
        List<Subtree> left = new ArrayList<>();
        TaskListener listener = listener(0, MOST_TASKS, true);
        Walker walker = prover.on(problem, new SubtreeProof(root, left::add));
        walker.walk(Prefix.ROOT, frontier.until(), listener);
        List<Prefix> cells = listener.frontier();
        List<Callable<Finished>> tasks = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Prefix cell = cells.get(i);
            Proof proof = new SubtreeProof(left.get(i), _ -> {});
            tasks.add(() -> finish(prover.on(problem, proof), cell, 1.0 / cells.size()));
        }
        return listener.close().plus(runAll(tasks, _ -> {}));
    }

    /// The regions of a tally: the number itself, or what is known of it.
    Count count(Tally tally) {
        BigInteger found = regions(tally);
        return tally.complete()
                ? new Count.Exact(found)
                : new Count.Between(found, found.add(tally.missing()));
    }

    /// The regions found.
    BigInteger regions(Tally tally) {
        return tally.cells().get(lastLayer);
    }

    /// The dimension that is searched.
    int dimension() {
        return problem.dimension();
    }

    /// Whether the engine tells bounded regions from unbounded ones.
    boolean tellsBounded() {
        return engine instanceof VertexEngine vertex && vertex.tellsBounded();
    }

    /// The cells found after each layer that folds.
    List<BigInteger> perLayer(Tally tally) {
        List<BigInteger> perLayer = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            if (problem.folds().layers().get(l).folds()) {
                perLayer.add(tally.cells().get(l));
            }
        }
        return perLayer;
    }

    private TaskListener listener(double share, int most, boolean trial) {
        return new TaskListener(ledger, bound, layers, lastLayer, share, most, trial);
    }

    /// Walks deeper and deeper until the frontier is wide enough; if it grows too wide at once, less deep.
    private Frontier frontier(Walker walker) {
        int low = 0;
        int high = units + 1;
        int until = Math.min(units, 8);
        while (true) {
            TaskListener listener = listener(0, MOST_TASKS, true);
            walker.walk(Prefix.ROOT, until, listener);
            int found = listener.frontier().size();
            boolean deepest = until == units || until + 1 == high;
            if (!listener.overflowed() && (found >= ENOUGH_TASKS || deepest)) {
                return new Frontier(until, listener);
            }
            if (listener.overflowed()) {
                high = until;
            } else {
                low = until;
            }
            until = high <= units ? (low + high) / 2 : Math.min(units, 2 * until);
        }
    }

    private record Frontier(int until, TaskListener listener) {}

    private Tally runAll(List<Callable<Finished>> tasks, Consumer<Prefix> regions) {
        Tally sum = Tally.empty(layers);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, Search::daemon)) {
            ArrayDeque<Future<Finished>> ahead = new ArrayDeque<>();
            int next = 0;
            while (next < tasks.size() || !ahead.isEmpty()) {
                while (next < tasks.size() && ahead.size() < threads * TASKS_AHEAD) {
                    ahead.add(pool.submit(tasks.get(next++)));
                }
                Finished done = await(ahead.remove());
                done.regions().forEach(regions);
                sum = sum.plus(done.tally());
            }
        }
        return sum;
    }

    private record Finished(Tally tally, List<Prefix> regions) {}

    private Finished finish(Walker walker, Prefix task, double share) {
        TaskListener listener = listener(share, Integer.MAX_VALUE, false);
        if (ledger.stopped()) {
            listener.unfinished(task.length());
        } else {
            walker.walk(task, units, listener);
        }
        return new Finished(listener.close(), listener.regions());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "faltung-search", 64L << 20);
        thread.setDaemon(true);
        return thread;
    }

    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
