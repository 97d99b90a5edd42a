package org.faltung.count;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Chart;
import org.faltung.region.Engine;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.geometry.Facet;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.geometry.PatternTable;
import org.faltung.region.geometry.RegionShape;
import org.faltung.region.geometry.RegionSurvey;
import org.faltung.result.Budget;

/// One run of a list: a search for all patterns, then a survey of region after region on all
/// threads, handed out in order.
///
/// Memory: the packed patterns with a table to find them in, as neighbours may come later in the
/// order than the regions that name them; of shapes, those of a few hundred regions. Of a limited
/// time the search has half.
final class Listing {
    /// Regions that one task surveys.
    private static final int TASK = 32;

    /// Tasks a thread that may wait for their results to be taken.
    private static final int TASKS_AHEAD = 4;

    private final FoldSequence folds;
    private final Chart chart;
    private final Budget budget;
    private final Optional<String> engine;
    private final int threads;
    private final Monitor monitor;
    private final long start;
    private final PatternTable table;
    private final PatternCode code;
    private String searched = "none";

    Listing(
            FoldSequence folds,
            Chart chart,
            Budget budget,
            Optional<String> engine,
            int threads,
            Monitor monitor) {
        start = System.nanoTime();
        this.folds = folds;
        this.chart = chart;
        this.budget = budget;
        this.engine = engine;
        this.threads = threads;
        this.monitor = monitor;
        table = new PatternTable(folds);
        code = new PatternCode(folds);
    }

    RegionList run(Consumer<Region> sink) {
        boolean complete = true;
        int listed = 0;
        if (!chart.empty() && chart.dimension() == 0) {
            sink.accept(single());
            return end(1, 1, true);
        }
        if (!chart.empty()) {
            Problem problem = new Problem(folds, chart.polyhedron());
            complete = search(problem);
            table.sort(); // the line and the plane come to the cells in an order of their own
            listed = survey(problem, sink);
        }
        return end(table.size(), listed, complete && listed == table.size());
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
        return new Region(0, pattern, code.hex(pattern), embedded(List.of()), shape, List.of());
    }

    /// Finds the patterns.
    ///
    /// @return whether they are all
    private boolean search(Problem problem) {
        if (folds.foldingUnits() == 0) {
            table.add(Prefix.ROOT);
            return true;
        }
        Engine chosen = EngineChoice.enumerating(engine, problem);
        searched = chosen.name();
        Budget half = budget.time().map(time -> budget.ofTime(time.dividedBy(2))).orElse(budget);
        long most = Math.min(half.regions(), PatternTable.MOST);
        Monitor found =
                new Monitor() {
                    @Override
                    public void progress(long regions, double share) {
                        monitor.progress(regions, 0);
                    }

                    @Override
                    public boolean cancelled() {
                        return monitor.cancelled();
                    }
                };
        boolean[] cut = new boolean[1];
        Tally tally =
                new Search(chosen, problem, threads, half.ofRegions(most), found)
                        .run(pattern -> {
                            if (table.size() < most) {
                                table.add(pattern);
                            } else {
                                cut[0] = true;
                            }
                        });
        return tally.complete() && !cut[0];
    }

    private int survey(Problem problem, Consumer<Region> sink) {
        ThreadLocal<RegionSurvey> surveys =
                ThreadLocal.withInitial(() -> new RegionSurvey(problem));
        int listed = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, Listing::daemon)) {
            ArrayDeque<Future<List<Region>>> ahead = new ArrayDeque<>();
            int next = 0;
            while (next < table.size() || !ahead.isEmpty()) {
                while (next < table.size() && ahead.size() < threads * TASKS_AHEAD) {
                    int from = next;
                    next = Math.min(table.size(), from + TASK);
                    int to = next;
                    ahead.add(pool.submit(() -> surveyed(surveys.get(), from, to)));
                }
                for (Region region : Search.await(ahead.remove())) {
                    if (region.id() == listed) { // none is missing before it
                        sink.accept(region);
                        listed++;
                    }
                }
                monitor.progress(listed, (double) listed / table.size());
                if (stopped()) {
                    next = table.size();
                }
            }
        }
        return listed;
    }

    private List<Region> surveyed(RegionSurvey survey, int from, int to) {
        List<Region> regions = new ArrayList<>();
        for (int id = from; id < to && !stopped(); id++) {
            Prefix pattern = table.pattern(id);
            RegionShape shape = survey.of(pattern);
            List<Region.Border> borders = shape.facets().stream().map(this::border).toList();
            regions.add(
                    new Region(
                            id,
                            pattern,
                            code.hex(pattern),
                            embedded(shape.point()),
                            shape,
                            borders));
        }
        return regions;
    }

    private Region.Border border(Facet facet) {
        return new Region.Border(
                facet.unit(), facet.beyond().map(table::find).orElse(OptionalInt.empty()));
    }

    private boolean stopped() {
        return monitor.cancelled()
                || budget.time()
                        .map(Duration::toNanos)
                        .filter(most -> System.nanoTime() - start >= most)
                        .isPresent();
    }

    private List<Rational> embedded(List<Rational> point) {
        if (chart.embedding().isEmpty()) {
            return point;
        }
        AffineMap map = chart.embedding().get();
        List<Rational> embedded = new ArrayList<>();
        for (int row = 0; row < map.outputs(); row++) {
            Rational sum = map.exactOffset(row);
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                sum = sum.plus(map.exact(k).times(point.get(map.column(k))));
            }
            embedded.add(sum);
        }
        return embedded;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "faltung-survey");
        thread.setDaemon(true);
        return thread;
    }
}
