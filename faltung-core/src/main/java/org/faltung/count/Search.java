package org.faltung.count;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// The root is walked to a frontier of some hundred cells first, which is split into some thousands for other machines; each of
/// them is a task. A task may leave a part of its
/// subtree, as further tasks: if it has found many regions that somebody has to hold, and, where tasks are kept, after
/// a while. What comes out does not depend on the number of threads.
final class Search {
    /// Tasks that are enough to keep threads busy.
    private static final int ENOUGH_TASKS = 96;

    /// Tasks that are enough to keep often, of an engine whose tasks cannot leave a part.
    private static final int ENOUGH_TO_KEEP = 768;

    /// Tasks that are too many.
    private static final int MOST_TASKS = 4096;

    /// Tasks for each one that other machines do at once, so that they begin with enough.
    private static final int TASKS_A_SLOT = 8;

    /// Tasks that other machines begin with, if the time suffices to split so far.
    private static final int SPLIT_TASKS = 2000;

    /// The same for each one that they do at once.
    private static final int SPLIT_TASKS_A_SLOT = 64;

    /// What splitting may take.
    private static final Duration SPLITTING = Duration.ofSeconds(1);

    /// What it may take more for each task that is done at once.
    private static final Duration SPLITTING_A_SLOT = Duration.ofMillis(2);

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
            Walker walker = engine.on(problem);
            Finished frontier = frontier(walker, patterns).finished(Prefix.ROOT);
            take(frontier, rest, regions);
            means.cluster()
                    .ifPresent(machines ->
                            splitting(walker, machines.slots(), part -> take(part, rest, regions))
                                    .split(frontier.left()));
        }
        if (means.cluster().isPresent()) {
            SearchPlan plan = new SearchPlan(problem, engine.recipe(), patterns);
            runAll(rest, regions, means.cluster().get().open(plan, this::stopped));
        } else {
            ThreadLocal<Walker> walkers = ThreadLocal.withInitial(() -> engine.on(problem));
            runAll(rest, regions, threads(task -> finish(walkers.get(), task, patterns)));
        }
        return rest.tally();
    }

    /// Whether the search is to end, asked by who waits for tasks of other machines.
    private boolean stopped() {
        ledger.book(0, 0);
        return ledger.stopped();
    }

    private TaskPool threads(Function<Remainder.Task, Finished> work) {
        return new ThreadPool(means.threads(), work, ledger);
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
                _ -> {},
                threads(task -> {
                    Proof proof = proofs.get(task.cell());
                    if (proof == null) { // the search was stopped before it came to it
                        return unfinished(task);
                    }
                    return finish(prover.on(problem, proof), task, TaskListener.Limits.NONE, false);
                }));
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

    /// Whether other machines could do a part of it.
    boolean isShared() {
        return engine.splits();
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

    private int enough() {
        boolean cut = !engine.yields() && (means.keeps() || means.cluster().isPresent());
        int here = cut ? ENOUGH_TO_KEEP : ENOUGH_TASKS;
        return means.cluster()
                .map(machines -> Math.max(here, TASKS_A_SLOT * machines.slots()))
                .orElse(here);
    }

    /// Walks deeper and deeper until the frontier is wide enough; if it grows too wide at once, less deep.
    private TaskListener frontier(Walker walker, boolean patterns) {
        int enough = enough();
        int most = Math.max(MOST_TASKS, 4 * enough);
        int low = 0;
        int high = units + 1;
        int until = Math.min(units, 8);
        while (true) {
            TaskListener listener = listener(0, TaskListener.Limits.trial(until, most), patterns);
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

    /// Splits a frontier further for other machines: into more cells, which weigh about the same.
    private Splitting splitting(Walker walker, int slots, Consumer<Finished> parts) {
        Splitting.Look look =
                (cell, until, most) -> {
                    TaskListener listener =
                            listener(0, TaskListener.Limits.trial(until, most), false);
                    walker.walk(cell, until, listener);
                    return ledger.stopped()
                            ? Optional.empty()
                            : Optional.of(listener.finished(cell));
                };
        int inLastLayer =
                (int)
                        problem.folds().layers().get(lastLayer).units().stream()
                                .filter(unit -> unit.pieces() > 1)
                                .count();
        return new Splitting(
                look,
                bound,
                new Splitting.Limits(
                        units - inLastLayer,
                        Math.max(SPLIT_TASKS, SPLIT_TASKS_A_SLOT * slots),
                        SPLITTING.plus(SPLITTING_A_SLOT.multipliedBy(slots))),
                parts);
    }

    private void runAll(Remainder rest, Consumer<PackedPatterns> regions, TaskPool tasks) {
        try (TaskPool pool = tasks) {
            int running = 0;
            do {
                running += submit(rest, pool);
                if (running > 0) {
                    Finished task = pool.next();
                    double done = take(task, rest, regions);
                    if (!(pool instanceof ThreadPool)) { // threads book while they work
                        ledger.book(regions(task.tally()).longValue(), done);
                    }
                    running--;
                }
            } while (running > 0 || !rest.isEmpty() && !ledger.stopped());
        }
    }

    /// Hands out what there is room for.
    ///
    /// @return how many tasks
    private int submit(Remainder rest, TaskPool pool) {
        List<Remainder.Task> tasks = new ArrayList<>();
        if (!ledger.stopped()) {
            int room = pool.room(rest.size());
            while (tasks.size() < room && !rest.isEmpty()) {
                tasks.add(rest.next());
            }
        }
        if (!tasks.isEmpty()) {
            pool.submit(tasks);
        }
        return tasks.size();
    }

    /// @return the share of the whole search that the task has done
    private double take(Finished task, Remainder rest, Consumer<PackedPatterns> regions) {
        double done = rest.add(task);
        regions.accept(task.patterns());
        boolean nothing = task.left().equals(List.of(task.cell()));
        if (task.whole() && !nothing) {
            means.journal().keep(task, regions(task.tally()));
        }
        return done;
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
        return Finished.nothing(task.cell(), problem.folds(), code);
    }
}
