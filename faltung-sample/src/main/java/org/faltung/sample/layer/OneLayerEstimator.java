package org.faltung.sample.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.faltung.count.Monitor;
import org.faltung.matroid.SharedLayer;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Intervals;
import org.faltung.sample.Replication;

/// Estimates how many regions a one-layer convolutional network has at most: by the printed formula, and in truth.
///
/// A pilot finds out which of the two methods serves, random permutations or the priced sweep, and how many draws make
/// an experiment even enough; then independent experiments are made until the interval is as narrow as was wished.
/// Nothing that is decided depends on the clock, so that a seed has one answer on any number of threads; only a
/// budget that ends it early does.
public final class OneLayerEstimator {
    /// Experiments of a pilot.
    private static final int PILOTS = 16;

    /// Draws of a pilot's experiment.
    private static final int PILOT_DRAWS = 32;

    /// Particles of a pilot's sweep: fewer are not only less even, but lopsided, for few survive each resampling.
    private static final int PILOT_PARTICLES = 128;

    private static final int MOST_PILOT_DRAWS = 512;

    /// Experiments before the interval is looked at; then twice as many, and so on.
    private static final int EXPERIMENTS = 128;

    private static final int LEAST_DRAWS = 8;

    private static final int MOST_DRAWS = 1 << 20;

    private static final int MOST_EXPERIMENTS = 1 << 16;

    /// Up to this coefficient of variation of its experiments a pilot is believed.
    private static final double BELIEVED = 1.5;

    /// The coefficient of variation that the main experiments are made for.
    private static final double EVEN = 1;

    private static final long PILOT_SEED = 0x5eed0f9a11b0a7L;

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
        double needed =
                aim.error()
                        * Math.log(10)
                        / copies
                        / Intervals.quantile(aim.confidence(), EXPERIMENTS);
        Plan plan = pilot(needed * needed);
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
                    || draws.size() < EXPERIMENTS
                    || !new Summary(draws, aim.confidence()).isSkew()) {
                return best;
            }
            plan = plan.withDraws(4 * plan.draws());
        }
    }

    /// How experiments are made.
    ///
    /// @param sweep the priced sweep, or random permutations
    /// @param draws of one experiment
    private record Plan(boolean sweep, int draws) {
        Plan withDraws(int many) {
            return new Plan(sweep, many);
        }

        String name() {
            return sweep ? "priced sweep" : "random permutations";
        }
    }

    /// Permutations if few of them do not carry the sum, else the sweep; and as many draws as make experiments even.
    ///
    /// @param wanted the relative variance that the mean of all experiments may have
    private Plan pilot(double wanted) {
        Plan permutations = new Plan(false, PILOT_DRAWS);
        OptionalDouble variation = variation(permutations);
        if (variation.isEmpty()) {
            return permutations;
        }
        if (variation.getAsDouble() <= BELIEVED) {
            return sized(permutations, variation.getAsDouble(), wanted);
        }
        Plan sweep = new Plan(true, PILOT_PARTICLES);
        while (true) {
            OptionalDouble uneven = variation(sweep);
            if (uneven.isEmpty()) {
                return sweep;
            }
            if (uneven.getAsDouble() <= BELIEVED || sweep.draws() >= MOST_PILOT_DRAWS) {
                return sized(sweep, uneven.getAsDouble(), wanted);
            }
            sweep = sweep.withDraws(4 * sweep.draws());
        }
    }

    private Plan sized(Plan pilot, double variation, double wanted) {
        double one =
                variation * variation * pilot.draws(); // the relative variance of a single draw
        double draws = Math.max(one / (EVEN * EVEN), 1.25 * one / (wanted * EXPERIMENTS));
        return pilot.withDraws(
                (int)
                        Math.clamp(
                                Math.ceil(draws),
                                pilot.sweep() ? pilot.draws() : LEAST_DRAWS,
                                MOST_DRAWS));
    }

    private OptionalDouble variation(Plan pilot) {
        try (Replication<Draw> replication =
                Replication.kept(
                        method(pilot, 0)::draw,
                        aim.seed() ^ PILOT_SEED,
                        threads,
                        monitor,
                        journal,
                        "pilot of " + pilot.draws() + " draws of " + pilot.name(),
                        Draw.CODE)) {
            return replication.upTo(PILOTS)
                    ? OptionalDouble.of(
                            new Summary(replication.results(), aim.confidence()).variation())
                    : OptionalDouble.empty();
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
                        plan.draws() + " draws of " + plan.name(),
                        Draw.CODE)) {
            for (int many = EXPERIMENTS; ; many *= 2) {
                boolean there = replication.upTo(many);
                List<Draw> draws = replication.results();
                if (!there || many == MOST_EXPERIMENTS) {
                    return draws;
                }
                LayerEstimate found = summary(draws, plan);
                watcher.accept(found);
                if (found.halfWidth() <= aim.error()
                        || new Summary(draws, aim.confidence()).isSkew()) {
                    return draws;
                }
            }
        }
    }

    private LayerEstimate summary(List<Draw> draws, Plan plan) {
        return new Summary(draws, aim.confidence())
                .estimate(above, plan.draws(), copies, aim, plan.name());
    }

    private Method method(Plan plan, int checks) {
        int within = Math.min(checks, plan.draws());
        return plan.sweep()
                ? new Sweep(
                        grid,
                        breakpoints,
                        Sweep.evenPrice(grid, breakpoints),
                        plan.draws(),
                        within,
                        monitor)
                : new Permutations(grid, breakpoints, plan.draws(), within, monitor);
    }

    /// Ranks to find in an experiment: more where they are cheap.
    private int affordableChecks() {
        long band =
                (long) (layer.down().length() - 1) * grid.layer.columns() * grid.capacity
                        + (long) layer.along().length() * grid.capacity;
        double work = (double) grid.rankBound() * band * band;
        return work < 1e5 ? 16 : work < 1e7 ? 4 : 1;
    }
}
