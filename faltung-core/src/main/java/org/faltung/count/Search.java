package org.faltung.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Engine;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Proof;
import org.faltung.region.ProvingEngine;
import org.faltung.region.Walker;
import org.faltung.region.geometry.PackedPatterns;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.vertex.VertexEngine;
import org.faltung.result.Count;
import org.faltung.verify.Subtree;

/// One engine's whole walk over a problem, cut into subtrees that threads share.
///
/// The root is walked to a frontier of some hundred cells first; each of them is a task. A task may leave a part of its
/// subtree, as further tasks: if it has found many regions that somebody has to hold, and, where tasks are kept, after
/// a while. What comes out does not depend on the number of threads.
final class Search {
    /// Tasks that are enough to keep threads busy.
    private static final int ENOUGH_TASKS = 96;

    /// Tasks that are enough to keep often, of an engine whose tasks cannot leave a part.
    private static final int ENOUGH_TO_KEEP = 768;

    /// Tasks that are too many.
    private static final int MOST_TASKS = 4096;

    /// Tasks a thread that may wait for their results to be taken.
    private static final int TASKS_AHEAD = 8;

    private final Engine engine;
    private final Problem problem;
    private final Means means;
    private final Ledger ledger;
    private final SubtreeBound bound;
    private final PatternCode code;
    private final int units;
    private final int layers;
    private final int lastLayer;

    Search(Engine engine, Problem problem, Means means) {
        this.engine = engine;
        this.problem = problem;
        this.means = means;
        this.ledger = new Ledger(means.budget(), means.monitor());
        FoldSequence folds = problem.folds();
        bound = SubtreeBound.of(folds);
        code = new PatternCode(folds);
        units = folds.foldingUnits();
        layers = folds.layers().size();
        int last = layers - 1;
        while (!folds.layers().get(last).folds()) {
            last--;
        }
        lastLayer = last;
    }

    /// Walks all of it, and only counts.
    Tally run() {
        return run(false, _ -> {});
    }

    /// Walks all of it.
    ///
    /// @param regions is told the patterns of the regions, if the engine enumerates: in the order of its walk if it does not
    ///     split, else in any order
    Tally run(Consumer<PackedPatterns> regions) {
        return run(true, regions);
    }

    private Tally run(boolean patterns, Consumer<PackedPatterns> regions) {
        if (!engine.splits()) {
            TaskListener whole = listener(1, TaskListener.Limits.NONE, patterns);
            engine.on(problem).walk(Prefix.ROOT, units, whole);
            regions.accept(whole.patterns());
            return whole.close();
        }
        Remainder rest = new Remainder(bound, layers);
        means.journal()
                .replay(
                        code,
                        task -> {
                            double share = rest.add(task);
                            ledger.resume(regions(task.tally()).longValue(), share);
                            regions.accept(task.patterns());
                        });
        if (rest.isWhole()) {
            rest.next();
            TaskListener frontier = frontier(engine.on(problem), patterns);
            take(frontier.finished(Prefix.ROOT), rest, regions);
        }
        ThreadLocal<Walker> walkers = ThreadLocal.withInitial(() -> engine.on(problem));
        runAll(rest, task -> finish(walkers.get(), task, patterns), regions);
        return rest.tally();
    }

    /// Walks all of it and proves it.
    ///
    /// @param prover the engine of this search
    /// @param root of a certificate; complete afterwards, unless the search was stopped
    Tally prove(ProvingEngine prover, Subtree root) {
        int until = frontier(prover.on(problem), false).until();
        List<Subtree> left = new ArrayList<>();
        TaskListener listener = listener(0, TaskListener.Limits.trial(until, MOST_TASKS), false);
        Walker walker = prover.on(problem, new SubtreeProof(root, left::add));
        walker.walk(Prefix.ROOT, until, listener);
        Finished frontier = listener.finished(Prefix.ROOT);
        Map<Prefix, Proof> proofs = new HashMap<>();
        for (int i = 0; i < Math.min(left.size(), frontier.left().size()); i++) {
            proofs.put(frontier.left().get(i), new SubtreeProof(left.get(i), _ -> {}));
        }
        Remainder rest = new Remainder(bound, layers);
        rest.next();
        rest.add(frontier);
        runAll(
                rest,
                task -> {
                    Proof proof = proofs.get(task.cell());
                    if (proof == null) { // the search was stopped before it came to this cell
                        return unfinished(task);
                    }
                    return finish(prover.on(problem, proof), task, TaskListener.Limits.NONE, false);
                },
                _ -> {});
        return rest.tally();
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

    private TaskListener listener(double share, TaskListener.Limits limits, boolean patterns) {
        return new TaskListener(
                ledger,
                bound,
                new PackedPatterns(code),
                lastLayer,
                layers,
                share,
                limits,
                patterns);
    }

    /// Walks deeper and deeper until the frontier is wide enough; if it grows too wide at once, less deep.
    private TaskListener frontier(Walker walker, boolean patterns) {
        int enough = means.keeps() && !engine.yields() ? ENOUGH_TO_KEEP : ENOUGH_TASKS;
        int low = 0;
        int high = units + 1;
        int until = Math.min(units, 8);
        while (true) {
            TaskListener listener =
                    listener(0, TaskListener.Limits.trial(until, MOST_TASKS), patterns);
            walker.walk(Prefix.ROOT, until, listener);
            boolean deepest = until == units || until + 1 == high;
            boolean wide = listener.frontier().size() >= enough;
            if (ledger.stopped() || !listener.overflowed() && (wide || deepest)) {
                return listener;
            }
            if (listener.overflowed()) {
                high = until;
            } else {
                low = until;
            }
            until = high <= units ? (low + high) / 2 : Math.min(units, 2 * until);
        }
    }

    private void runAll(
            Remainder rest,
            Function<Remainder.Task, Finished> work,
            Consumer<PackedPatterns> regions) {
        try (ExecutorService pool = Executors.newFixedThreadPool(means.threads(), Search::daemon)) {
            ExecutorCompletionService<Finished> done = new ExecutorCompletionService<>(pool);
            boolean ended = false;
            try {
                runAll(rest, work, regions, done);
                ended = true;
            } finally {
                if (!ended) {
                    ledger.stop(); // nobody takes what others may still find
                }
            }
        }
    }

    private void runAll(
            Remainder rest,
            Function<Remainder.Task, Finished> work,
            Consumer<PackedPatterns> regions,
            ExecutorCompletionService<Finished> done) {
        int running = 0;
        do {
            while (!rest.isEmpty()
                    && running < means.threads() * TASKS_AHEAD
                    && !ledger.stopped()) {
                Remainder.Task task = rest.next();
                done.submit(() -> work.apply(task));
                running++;
            }
            if (running > 0) {
                take(next(done), rest, regions);
                running--;
            }
        } while (running > 0 || !rest.isEmpty() && !ledger.stopped());
    }

    private void take(Finished task, Remainder rest, Consumer<PackedPatterns> regions) {
        rest.add(task);
        regions.accept(task.patterns());
        boolean nothing = task.left().equals(List.of(task.cell()));
        if (task.whole() && !nothing) {
            means.journal().keep(task, regions(task.tally()));
        }
    }

    private Finished finish(Walker walker, Remainder.Task task, boolean patterns) {
        boolean yields = engine.yields();
        TaskListener.Limits limits =
                yields
                        ? TaskListener.Limits.of(means.journal().patience())
                        : TaskListener.Limits.NONE;
        return finish(walker, task, limits, patterns);
    }

    private Finished finish(
            Walker walker, Remainder.Task task, TaskListener.Limits limits, boolean patterns) {
        if (ledger.stopped()) {
            return unfinished(task);
        }
        TaskListener listener = listener(task.share(), limits, patterns);
        walker.walk(task.cell(), units, listener);
        return listener.finished(task.cell());
    }

    private Finished unfinished(Remainder.Task task) {
        List<Prefix> all = List.of(task.cell());
        return new Finished(task.cell(), 0, Tally.empty(layers), all, new PackedPatterns(code));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "faltung-search", 64L << 20);
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T next(ExecutorCompletionService<T> done) {
        try {
            return await(done.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", e);
        }
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
