package org.faltung.sample.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.faltung.count.Monitor;
import org.faltung.matroid.SharedLayer;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawCode;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Intervals;
import org.faltung.sample.Replication;

/// Estimates how many regions a one-layer convolutional network has at most: by the printed formula, and in truth.
///
/// A pilot finds out which of the two methods is cheaper, random permutations or the ladder, and how large experiments
/// are even enough; then independent experiments are made until the interval is as narrow as was wished.
/// Nothing that is decided depends on the clock, so that a seed has one answer on any number of threads; only a
/// budget that ends it early does.
public final class OneLayerEstimator {
    /// Experiments of a pilot.
    private static final int PILOTS = 16;

    /// Orders of an experiment of pilots, the first and the last.
    private static final int PILOT_DRAWS = 32;

    private static final int MOST_PILOT_DRAWS = 1 << 13;

    /// Climbs that find out where the ladder needs long walks.
    private static final int SCOUTS = 4;

    /// Efforts of pilots on the ladder, the first and the last.
    private static final double PILOT_EFFORT = 4;

    private static final double MOST_PILOT_EFFORT = 256;

    /// The fewest experiments; their number is doubled until the interval is narrow enough.
    private static final int EXPERIMENTS = 64;

    /// So many are shown, but decide nothing.
    private static final int GLANCE = 16;

    /// Part of the wished error that is left for R / F, where that has to be estimated.
    private static final double RATIO_PART = 0.4;

    private static final int MOST_DRAWS = 1 << 20;

    private static final double MOST_EFFORT = 1 << 12;

    private static final int MOST_EXPERIMENTS = 1 << 16;

    /// Cells to look at that nobody minds.
    private static final double CHEAP = 2e7;

    /// Above this coefficient of variation few permutations carry the sum.
    private static final double HOPELESS = 1.5;

    /// The most coefficient of variation that the main experiments are made for.
    private static final double EVEN = 0.4;

    /// The same for pilots on the ladder, whose tails are lighter.
    private static final double LADDER_EVEN = 0.5;

    private static final long PILOT_SEED = 0x5eed0f9a11b0a7L;

    private static final long SCOUT_SEED = 0x5eed0f5c0075aaL;

    private final SharedLayer layer;
    private final int copies;
    private final int breakpoints;
    private final Aim aim;
    private final int threads;
    private final Monitor monitor;
    private final Consumer<LayerEstimate> watcher;
    private final DrawJournal journal;
    private final Grid grid;
    private final double above;
    private final int checks;
    private final int first; // experiments, before the interval is looked at
    private final double wanted; // relative variance of their mean
    private double[] variations = {}; // of the extensions on each rung, once they are scouted

    private OneLayerEstimator(
            SharedLayer layer,
            int copies,
            int breakpoints,
            boolean exact,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<LayerEstimate> watcher,
            DrawJournal journal) {
        this.layer = layer;
        this.copies = copies;
        this.breakpoints = breakpoints;
        this.aim = aim;
        this.threads = threads;
        this.monitor = monitor;
        this.watcher = watcher;
        this.journal = journal;
        grid = new Grid(layer);
        above =
                new Weights(grid.filters, breakpoints)
                        .upTo(grid.neurons(), grid.rankBound())[grid.rankBound()];
        checks = exact ? 0 : affordableChecks();
        double error = aim.error() / copies;
        double rest = exact ? error : (1 - RATIO_PART) * error;
        first =
                exact
                        ? EXPERIMENTS
                        : Math.max(
                                EXPERIMENTS,
                                (int)
                                        Math.min(
                                                Intervals.agreeing(
                                                        RATIO_PART * error, aim.confidence()),
                                                MOST_EXPERIMENTS));
        double relative = rest * Math.log(10) / Intervals.quantile(aim.confidence(), first - 1.0);
        wanted = relative * relative;
    }

    /// Estimates.
    ///
    /// @param layer whose every position sees some input, see [SharedLayer#trimmed]
    /// @param copies independent copies of it, whose numbers multiply, at least 1
    /// @param breakpoints hyperplanes of a neuron, at least 1
    /// @param exact whether the formula is proved to be the truth for this layer
    /// @param aim for the logarithm of either number
    /// @param monitor may end it early
    /// @param watcher is told what is known so far, now and then
    /// @param journal of the same layer and aim: keeps the draws; those that are there already are not drawn again
    /// @return nothing if it was ended before there were two experiments
    public static Optional<LayerEstimate> estimate(
            SharedLayer layer,
            int copies,
            int breakpoints,
            boolean exact,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<LayerEstimate> watcher,
            DrawJournal journal) {
        return new OneLayerEstimator(
                        layer, copies, breakpoints, exact, aim, threads, monitor, watcher, journal)
                .run();
    }

    private Optional<LayerEstimate> run() {
        Plan plan = pilot();
        Optional<LayerEstimate> best = Optional.empty();
        while (true) {
            List<Draw> draws = experiments(plan);
            if (draws.size() >= 2) {
                LayerEstimate found = summary(draws, plan);
                if (best.isEmpty() || found.halfWidth() < best.get().halfWidth()) {
                    best = Optional.of(found);
                }
            }
            if (monitor.cancelled()
                    || draws.size() < first
                    || !new Summary(draws, aim.confidence()).isSkew()) {
                return best;
            }
            plan = plan.times(4);
        }
    }

    /// How experiments are made.
    ///
    /// @param ladder the ladder, or random permutations
    /// @param size of one experiment: its orders, or its effort
    private record Plan(boolean ladder, double size) {
        /// A larger one.
        ///
        /// @param factor at least 1
        Plan times(double factor) {
            return ladder
                    ? new Plan(true, Math.min(size * factor, MOST_EFFORT))
                    : new Plan(false, Math.ceil(Math.min(size * factor, MOST_DRAWS)));
        }

        String name() {
            return ladder ? "ladder" : "random permutations";
        }
    }

    /// What a pilot found.
    ///
    /// @param variation coefficient of variation of its experiments
    /// @param work of one of them
    private record Pilot(Plan plan, double variation, double work) {
        /// The work to make experiments with this relative variance.
        double work(double variance) {
            return work * Math.max(1, variation * variation / variance);
        }

        /// The plan that has it, of at least the size of the pilot: that was seen to be even, and smaller ones may have tails
        /// that a pilot does not meet.
        Plan sized(double variance) {
            return plan.times(Math.max(1, 1.25 * variation * variation / variance));
        }
    }

    /// Permutations if few of them do not carry the sum and they are cheaper, else the ladder; and as large as makes
    /// experiments even.
    private Plan pilot() {
        double variance = Math.min(LADDER_EVEN * LADDER_EVEN, wanted * first);
        Plan few = new Plan(false, PILOT_DRAWS);
        Optional<Pilot> permutations = even(few, MOST_PILOT_DRAWS);
        if (permutations.isEmpty()) {
            return few;
        }
        boolean serve = permutations.get().variation <= EVEN;
        if (serve && permutations.get().work(variance) < CHEAP) {
            return permutations.get().sized(variance);
        }
        variations = scouted();
        Plan low = new Plan(true, PILOT_EFFORT);
        Optional<Pilot> ladder = even(low, MOST_PILOT_EFFORT);
        if (ladder.isEmpty()) {
            return low;
        }
        return serve && permutations.get().work(variance) <= ladder.get().work(variance)
                ? permutations.get().sized(variance)
                : ladder.get().sized(variance);
    }

    /// The first pilot whose experiments are even, each larger than the one before; or the last.
    private Optional<Pilot> even(Plan smallest, double most) {
        Plan plan = smallest;
        while (true) {
            Optional<Pilot> pilot = tried(plan);
            if (pilot.isEmpty()
                    || pilot.get().variation <= (plan.ladder() ? LADDER_EVEN : EVEN)
                    || pilot.get().variation > HOPELESS && !plan.ladder()
                    || plan.size() >= most) {
                return pilot;
            }
            plan = plan.times(plan.ladder() ? 2 : 4);
        }
    }

    private double[] scouted() {
        Scout scout = new Scout(grid, monitor);
        try (Replication<double[]> replication =
                Replication.kept(
                        scout::climb,
                        aim.seed() ^ SCOUT_SEED,
                        threads,
                        monitor,
                        journal,
                        "scouts",
                        DrawCode.NUMBERS)) {
            return replication.upTo(SCOUTS)
                    ? Scout.together(replication.results())
                    : new double[] {1};
        }
    }

    private Optional<Pilot> tried(Plan plan) {
        try (Replication<Draw> replication =
                Replication.kept(
                        method(plan, 0)::draw,
                        aim.seed() ^ PILOT_SEED,
                        threads,
                        monitor,
                        journal,
                        "pilot: " + plan.name() + " " + plan.size(),
                        Draw.CODE)) {
            if (!replication.upTo(PILOTS)) {
                return Optional.empty();
            }
            List<Draw> draws = replication.results();
            double work = draws.stream().mapToLong(Draw::work).average().orElseThrow();
            return Optional.of(
                    new Pilot(plan, new Summary(draws, aim.confidence()).variation(), work));
        }
    }

    /// Experiments until both intervals are narrow enough, or skewness shows, or it is ended.
    private List<Draw> experiments(Plan plan) {
        Method method = method(plan, checks);
        try (Replication<Draw> replication =
                Replication.kept(
                        method::draw,
                        aim.seed(),
                        threads,
                        monitor,
                        journal,
                        plan.name() + " " + plan.size(),
                        Draw.CODE)) {
            for (int many = GLANCE; ; many = many < first ? Math.min(2 * many, first) : 2 * many) {
                boolean there = replication.upTo(many, Math.max(many, first));
                List<Draw> draws = replication.results();
                if (!there || many >= MOST_EXPERIMENTS) {
                    return draws;
                }
                LayerEstimate found = summary(draws, plan);
                watcher.accept(found);
                if (many < first) {
                    continue;
                }
                if (found.halfWidth() <= aim.error()
                        || new Summary(draws, aim.confidence()).isSkew()) {
                    return draws;
                }
            }
        }
    }

    private LayerEstimate summary(List<Draw> draws, Plan plan) {
        return new Summary(draws, aim.confidence()).estimate(above, copies, aim, plan.name());
    }

    private Method method(Plan plan, int checks) {
        return plan.ladder()
                ? new Ladder(grid, breakpoints, variations, plan.size(), checks, monitor)
                : new Permutations(
                        grid,
                        breakpoints,
                        (int) plan.size(),
                        Math.min(checks, (int) plan.size()),
                        monitor);
    }

    /// Ranks to find in an experiment: more where they are cheap.
    private int affordableChecks() {
        long band =
                (long) (layer.down().length() - 1) * grid.layer.columns() * grid.capacity
                        + (long) layer.along().length() * grid.capacity;
        double work = (double) grid.rankBound() * band * band;
        return work < 1e4 ? 16 : work < 1e6 ? 4 : 1;
    }
}
