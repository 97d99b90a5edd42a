package org.faltung.sample.tree;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.faltung.count.CannotCountException;
import org.faltung.count.Monitor;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.network.Network;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.reduction.Reduction;
import org.faltung.region.restrict.RestrictEngine;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.sample.Aim;
import org.faltung.sample.CancelledException;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Estimate;

/// Estimates the number of regions (R2) of a trained network in a domain by probes of the tree of its cells.
///
/// The same aim gives the same answer on any number of threads, unless the budget or the watcher ends it.
public final class TreeEstimator {
    /// Steps of one walk from the root to try first.
    private static final long FIRST_STEPS = 4096;

    /// The share of the time left that looking for regions may take.
    private static final double LOOK = 0.25;

    /// Up to this dimension regions are also found by going through facets.
    private static final int MOST_LOCAL = 16;

    private static final long LOCAL_REGIONS = 1000;

    private final Network network;
    private final Domain domain;
    private final Aim aim;
    private final int threads;
    private final Watcher watcher;
    private final DrawJournal journal;

    private TreeEstimator(
            Network network,
            Domain domain,
            Aim aim,
            int threads,
            Watcher watcher,
            DrawJournal journal) {
        this.network = network;
        this.domain = domain;
        this.aim = aim;
        this.threads = threads;
        this.watcher = watcher;
        this.journal = journal;
    }

    /// Estimates until the interval is as narrow as wished, or the budget's time is over, or the watcher ends it.
    ///
    /// @param network trained
    /// @param domain any that regions can be counted in
    /// @param aim the error is the half-width in decimal logarithms
    /// @param threads at least 1
    /// @param budget its time counts
    /// @param watcher is told how far it is
    /// @throws CannotCountException if the network has no weights, or the domain is not of its dimension
    public static TreeEstimate estimate(
            Network network, Domain domain, Aim aim, int threads, Budget budget, Watcher watcher) {
        return estimate(network, domain, aim, threads, budget, watcher, DrawJournal.NONE);
    }

    /// The same with draws that are kept; those that are there already are not drawn again.
    ///
    /// @param journal of the same network, domain and aim
    public static TreeEstimate estimate(
            Network network,
            Domain domain,
            Aim aim,
            int threads,
            Budget budget,
            Watcher watcher,
            DrawJournal journal) {
        return new TreeEstimator(
                        network, domain, aim, threads, Deadline.of(budget, watcher), journal)
                .run();
    }

    private TreeEstimate run() {
        Optional<Problem> given = problem();
        if (given.isEmpty()) {
            return exact(Monitor.NONE);
        }
        Problem problem = Reduction.of(given.get()).problem();
        if (problem.dimension() == 0) {
            return exact(Monitor.NONE);
        }
        if (problem.dimension() == 1 || new RestrictEngine().refusal(problem).isEmpty()) {
            return exact(watcher);
        }
        Certain certain = new Certain();
        boolean slow = problem.dimension() > MOST_LOCAL; // a single step may take long
        if (slow) {
            look(problem, certain);
        }
        Cells tree = new Cells(problem, watcher);
        try {
            OptionalLong all = tree.regions(Prefix.ROOT, FIRST_STEPS);
            if (all.isPresent()) {
                return new TreeEstimate.Exact(BigInteger.valueOf(all.getAsLong()));
            }
        } catch (CancelledException _) {
            return Rounds.nothing(certain);
        }
        if (!slow) {
            look(problem, certain);
        }
        return new Rounds(
                        tree,
                        certain,
                        aim,
                        Effort.STANDARD,
                        threads,
                        watcher,
                        journal,
                        () -> exact(watcher))
                .run();
    }

    /// Regions that are found without the tree: on a random plane, and, where facets are cheap, by going through them.
    private void look(Problem problem, Certain certain) {
        Watcher part = watcher instanceof Deadline deadline ? deadline.share(LOOK) : watcher;
        PlaneFloor.of(network, domain, aim.seed(), threads, part).ifPresent(certain::raise);
        if (problem.dimension() <= MOST_LOCAL) {
            LocalSearch.Found found = LocalSearch.run(problem, LOCAL_REGIONS, threads, part);
            certain.raise(BigInteger.valueOf(Math.max(1, found.regions())));
        }
    }

    /// The problem in the domain's own coordinates, if there is anything to search.
    private Optional<Problem> problem() {
        Chart chart;
        FoldSequence folds;
        try {
            folds = Folding.of(network);
            if (domain.ambient() != folds.inputs()) {
                throw new IllegalArgumentException(
                        "the domain lies in dimension "
                                + domain.ambient()
                                + ", but the network has "
                                + folds.inputs()
                                + " inputs");
            }
            chart = Chart.of(domain);
        } catch (IllegalArgumentException e) {
            throw new CannotCountException(e);
        }
        if (chart.empty() || chart.dimension() == 0 || folds.foldingUnits() == 0) {
            return Optional.empty();
        }
        FoldSequence inChart = chart.embedding().map(folds::after).orElse(folds);
        return Optional.of(new Problem(inChart, chart.polyhedron()));
    }

    /// Counts.
    private TreeEstimate exact(Monitor monitor) {
        RegionCount count = Regions.of(network).in(domain).on(threads).watchedBy(monitor).count();
        return switch (count.count(Definition.R2)) {
            case Count.Exact(BigInteger regions) -> new TreeEstimate.Exact(regions);
            case Count.Between(BigInteger lower, BigInteger _) -> {
                Certain certain = new Certain();
                certain.raise(lower);
                yield Rounds.nothing(certain);
            }
        };
    }

    /// A watcher that also ends when the time is over.
    private record Deadline(long end, Watcher watcher) implements Watcher {
        /// The same with a share of the time that is left.
        Deadline share(double part) {
            long now = System.nanoTime();
            return new Deadline(now + (long) (part * (end - now)), watcher);
        }

        static Watcher of(Budget budget, Watcher watcher) {
            return budget.time()
                    .map(Duration::toNanos)
                    .<Watcher>map(time -> new Deadline(System.nanoTime() + time, watcher))
                    .orElse(watcher);
        }

        @Override
        public boolean cancelled() {
            return System.nanoTime() - end >= 0 || watcher.cancelled();
        }

        @Override
        public void progress(long regions, double share) {
            watcher.progress(regions, share);
        }

        @Override
        public void current(Estimate estimate) {
            watcher.current(estimate);
        }
    }
}
