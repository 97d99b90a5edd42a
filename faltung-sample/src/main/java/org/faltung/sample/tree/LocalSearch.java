package org.faltung.sample.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.faltung.count.Monitor;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.geometry.RegionSurvey;
import org.faltung.region.pivot.PivotEngine;

/// Finds regions by going from region to region through facets, breadth first.
///
/// Facets, and what lies beyond them, are exact, so every pattern that is found is that of a region. The regions
/// of a convex domain hang together by facets: two points inside two regions can be joined by a segment
/// that misses all faces of lower dimension. So a search that comes to its end has found them all.
public final class LocalSearch {
    private static final int TOGETHER = 32;

    private final Problem problem;
    private final long most;
    private final int threads;
    private final Monitor monitor;
    private final List<Prefix> found = new ArrayList<>();
    private final Set<Prefix> known = new HashSet<>();

    private LocalSearch(Problem problem, long most, int threads, Monitor monitor) {
        this.problem = problem;
        this.most = most;
        this.threads = threads;
        this.monitor = monitor;
    }

    /// What was found: a certain lower bound, and never an estimate.
    ///
    /// @param regions different regions
    /// @param visited those of them whose neighbours were all looked at
    /// @param complete whether all were visited: then there are no more regions
    /// @param growing whether the number was still growing steadily at the end, so that it says nothing of how many
    ///     there are
    public record Found(long regions, long visited, boolean complete, boolean growing) {}

    /// Searches.
    ///
    /// @param problem of dimension at least 1, with a folding unit
    /// @param most regions to stop at
    /// @param threads at least 1; what is found does not depend on them, unless the monitor ends it
    /// @param monitor may end it between regions
    public static Found run(Problem problem, long most, int threads, Monitor monitor) {
        return new LocalSearch(problem, most, threads, monitor).run();
    }

    private Found run() {
        first().ifPresent(this::add);
        int visited = 0;
        List<Integer> sizes = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, LocalSearch::daemon)) {
            ThreadLocal<RegionSurvey> surveys =
                    ThreadLocal.withInitial(() -> new RegionSurvey(problem));
            while (visited < found.size() && found.size() < most && !monitor.cancelled()) {
                int to = Math.min(found.size(), visited + TOGETHER);
                List<Future<Optional<List<Prefix>>>> tasks = new ArrayList<>();
                for (Prefix region : List.copyOf(found.subList(visited, to))) {
                    tasks.add(
                            pool.submit(() ->
                                    monitor.cancelled()
                                            ? Optional.<List<Prefix>>empty()
                                            : Optional.of(surveys.get().neighbours(region))));
                }
                boolean whole = true;
                for (Future<Optional<List<Prefix>>> task : tasks) {
                    Optional<List<Prefix>> neighbours = await(task);
                    whole &= neighbours.isPresent();
                    if (whole) {
                        neighbours.orElseThrow().forEach(this::add);
                        sizes.add(found.size());
                        visited++;
                    }
                }
                monitor.progress(found.size(), 0);
            }
        }
        int half = visited < 2 ? 1 : sizes.get(visited / 2 - 1);
        boolean complete = visited == found.size();
        boolean growing = !complete && 3L * (found.size() - half) >= half;
        return new Found(found.size(), visited, complete, growing);
    }

    private void add(Prefix region) {
        if (found.size() < most && known.add(region)) {
            found.add(region);
        }
    }

    /// The first region of the tree; none if the monitor ended it before.
    private Optional<Prefix> first() {
        List<Prefix> regions = new ArrayList<>();
        PivotEngine.enumerating()
                .on(problem)
                .walk(
                        Prefix.ROOT,
                        problem.folds().foldingUnits(),
                        new Listener() {
                            @Override
                            public boolean stopped() {
                                return !regions.isEmpty() || monitor.cancelled();
                            }

                            @Override
                            public void cells(int layer, long many) {}

                            @Override
                            public void region(Prefix pattern) {
                                regions.add(pattern);
                            }

                            @Override
                            public void unfinished(int decided) {}
                        });
        return regions.stream().findFirst();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while searching", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "faltung-local-search");
        thread.setDaemon(true);
        return thread;
    }
}
