package org.faltung.count;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.polytope.Chart;
import org.faltung.region.Engine;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.geometry.PatternTable;
import org.faltung.region.geometry.RegionShape;
import org.faltung.region.geometry.RegionSurvey;
import org.faltung.result.Budget;

/// One run of a list: a search for all patterns, then a survey of region after region on all
/// threads, handed out in order. The calling thread is one of them: it hands out what is ready, and
/// surveys while nothing is.
///
/// Memory: the packed patterns, to find neighbours by, which may come later in the order than the
/// regions that name them; of shapes, those of a few hundred regions. Of a limited
/// time the search has half.
final class Listing {
    /// Regions that one task surveys.
    private static final int TASK = 32;

    /// Tasks a thread that may wait for their results to be taken.
    private static final int TASKS_AHEAD = 4;

    private final FoldSequence folds;
    private final Chart chart;
    private final Means means;
    private final long start;
    private final PatternTable table;
    private final PatternCode code;
    private String searched = "none";

    Listing(FoldSequence folds, Chart chart, Means means) {
        start = System.nanoTime();
        this.folds = folds;
        this.chart = chart;
        this.means = means;
        table = new PatternTable(folds);
        code = table.code();
    }

    /// @param first the number of the region to begin with
    /// @param record makes of a region what is handed out
    <T> RegionList run(int first, Function<Region, T> record, Consumer<T> sink) {
        boolean complete = true;
        int listed = first;
        if (!chart.empty() && chart.dimension() == 0) {
            if (first == 0) {
                sink.accept(record.apply(single()));
            }
            return end(1, 1, true);
        }
        if (!chart.empty()) {
            Problem problem = new Problem(folds, chart.polyhedron());
            complete = search(problem);
            if (complete || !means.keeps()) {
                table.sort(); // a search comes to the cells in an order of its own
                listed = survey(problem, first, record, sink);
            }
        }
        return end(table.size(), listed, complete && listed == table.size());
    }

    /// The same, written part by part by other machines.
    RegionList run(Cluster cluster, RegionFolder folder) {
        if (chart.empty() || chart.dimension() == 0) {
            throw new CannotCountException(
                    "the domain is empty or a point, so there is nothing to share; list it without a"
                            + " cluster");
        }
        Problem problem = new Problem(folds, chart.polyhedron());
        if (!search(problem)) {
            return end(table.size(), 0, false);
        }
        table.sort();
        List<RegionPart> parts = RegionPart.of(table.size());
        List<RegionPart> missing = parts.stream().filter(part -> !folder.has(part)).toList();
        int[] written = {table.size() - missing.stream().mapToInt(RegionPart::size).sum()};
        Consumer<RegionPart> done =
                part -> {
                    written[0] += part.size();
                    means.monitor().progress(written[0], (double) written[0] / table.size());
                };
        if (!missing.isEmpty()) {
            SurveyPlan plan = new SurveyPlan(problem, chart.embedding(), table);
            cluster.write(plan, missing, folder, done, this::stopped);
        }
        return end(table.size(), written[0], written[0] == table.size());
    }

    private RegionList end(int found, int listed, boolean complete) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return new RegionList(
                found, listed, complete, searched, seconds, chart.embedding(), chart.notes());
    }

    /// The one region of a domain that is a point.
    private Region single() {
        RegionShape shape = RegionSurvey.ofPoint(folds);
        Prefix pattern = RegionSurvey.patternOfPoint(folds);
        List<Rational> point =
                chart.embedding().map(map -> Surveyor.image(map, List.of())).orElse(List.of());
        return new Region(0, pattern, code.hex(pattern), point, shape, List.of());
    }

    /// Finds the patterns.
    ///
    /// @return whether they are all
    private boolean search(Problem problem) {
        if (folds.foldingUnits() == 0) {
            table.add(Prefix.ROOT);
            return true;
        }
        Engine chosen = EngineChoice.enumerating(means.engine(), problem);
        searched = chosen.name();
        Budget budget = means.budget();
        Budget half = budget.time().map(time -> budget.ofTime(time.dividedBy(2))).orElse(budget);
        int most = (int) Math.min(half.regions(), PatternTable.MOST);
        Monitor found =
                new Monitor() {
                    @Override
                    public void progress(long regions, double share) {
                        means.monitor().progress(regions, 0);
                    }

                    @Override
                    public boolean cancelled() {
                        return means.monitor().cancelled();
                    }
                };
        boolean[] cut = new boolean[1];
        Tally tally =
                new Search(chosen, problem, means.within(half.ofRegions(most)).watchedBy(found))
                        .run(patterns -> {
                            int room = most - table.size();
                            table.add(patterns, room);
                            cut[0] |= patterns.size() > room;
                        });
        return tally.complete() && !cut[0];
    }

    /// The records of some regions, in order.
    ///
    /// @param from the number of the first region
    private record Records<T>(int from, List<T> all) {}

    private <T> int survey(
            Problem problem, int first, Function<Region, T> record, Consumer<T> sink) {
        if (first >= table.size()) { // all were handed out before
            return table.size();
        }
        SurveyPlan plan = new SurveyPlan(problem, chart.embedding(), table);
        ThreadLocal<Surveyor> surveyors = ThreadLocal.withInitial(() -> new Surveyor(plan));
        int listed = first;
        try (ExecutorService others = others()) {
            ArrayDeque<FutureTask<Records<T>>> ahead = new ArrayDeque<>();
            int next = first;
            while (next < table.size() || !ahead.isEmpty()) {
                while (next < table.size() && ahead.size() < means.threads() * TASKS_AHEAD) {
                    int from = next;
                    next = Math.min(table.size(), from + TASK);
                    int to = next;
                    FutureTask<Records<T>> task =
                            new FutureTask<>(() ->
                                    new Records<>(
                                            from,
                                            surveyors
                                                    .get()
                                                    .regions(from, to, this::stopped)
                                                    .stream()
                                                    .map(record)
                                                    .toList()));
                    ahead.add(task);
                    if (means.threads() > 1) {
                        others.execute(task);
                    }
                }
                help(ahead);
                Records<T> done = ThreadPool.await(ahead.remove());
                if (done.from() == listed) { // none is missing before it
                    done.all().forEach(sink);
                    listed += done.all().size();
                }
                means.monitor().progress(listed, (double) listed / table.size());
                if (stopped()) {
                    next = table.size();
                }
            }
        }
        return listed;
    }

    /// Does tasks that nobody has begun until the first one is done, or all are begun.
    private static void help(Iterable<? extends FutureTask<?>> ahead) {
        Iterator<? extends FutureTask<?>> tasks = ahead.iterator();
        FutureTask<?> first = tasks.next();
        first.run(); // does nothing if it was begun
        while (!first.isDone() && tasks.hasNext()) {
            tasks.next().run();
        }
    }

    /// The threads beside the calling one.
    private ExecutorService others() {
        return Executors.newFixedThreadPool(Math.max(1, means.threads() - 1), Listing::daemon);
    }

    private boolean stopped() {
        return means.monitor().cancelled()
                || means.budget()
                        .time()
                        .map(Duration::toNanos)
                        .filter(most -> System.nanoTime() - start >= most)
                        .isPresent();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "faltung-survey");
        thread.setDaemon(true);
        return thread;
    }
}
