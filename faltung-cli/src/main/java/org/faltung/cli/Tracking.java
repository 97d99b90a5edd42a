package org.faltung.cli;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.cli.Checkpoint.Complexity;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.polytope.Domain;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.sample.Aim;
import org.faltung.sample.Interval;
import org.faltung.sample.Mean;
import org.faltung.sample.Means;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.local.LocalComplexity;
import org.faltung.sample.tree.TreeEstimate;
import org.faltung.sample.tree.TreeEstimate.Floor;
import org.faltung.sample.tree.TreeEstimator;
import org.faltung.sample.tree.Watcher;

/// Looks at checkpoints one after another, each with the same points, lines and seed.
///
/// Of the time for a checkpoint a quarter at most goes to local complexity, half of the rest to counting, half of what
/// is left then to the density of boundaries, and everything that is left to the estimate.
///
/// @param most regions that are counted one by one, about
record Tracking(
        Domain domain,
        Optional<Domain.Box> box,
        List<List<Rational>> points,
        long most,
        EstimateOptions options,
        TrackProgress progress) {
    /// Regions that are counted unless told.
    static final long COUNTED = 200_000;

    Tracking {
        points = List.copyOf(points);
    }

    /// Everything about one checkpoint.
    ///
    /// @param number from 1
    Checkpoint look(TrainedModel model, int number) {
        Clock clock = new Clock(progress, number, options.budget().time(), progress.elapsed());
        Optional<Complexity> complexity =
                points.isEmpty()
                        ? Optional.empty()
                        : Optional.of(complexity(model, clock.part("local complexity", 4)));
        Count counted = counted(model, clock.part("counting regions", 2));
        Optional<BoundaryDensity> density =
                box.map(sides ->
                        counted.equals(new Count.Exact(BigInteger.ONE))
                                ? none(sides)
                                : density(model, sides, clock.part("density of boundaries", 2)));
        TreeEstimate count =
                switch (counted) {
                    case Count.Exact(var regions) -> new TreeEstimate.Exact(regions);
                    case Count.Between(var lower, _) ->
                            raised(estimated(model, clock.part("estimating regions", 1)), lower);
                };
        return new Checkpoint(model, count, density, complexity);
    }

    /// What is left of the time for a checkpoint.
    private record Clock(
            TrackProgress progress, int number, Optional<Duration> budget, long start) {
        /// @param share the part may take one of so many shares of what is left
        Watcher part(String what, int share) {
            return progress.part(
                    number,
                    what,
                    budget.map(
                            time -> time.minusNanos(progress.elapsed() - start).dividedBy(share)));
        }
    }

    private Complexity complexity(TrainedModel model, Watcher watcher) {
        FoldSequence folds = Folding.of(model.network());
        List<LocalComplexity> found =
                PointScan.of(
                        points,
                        PointModes.complexity(folds, options.aim().seed()),
                        options.threads(),
                        watcher);
        Mean mean =
                Means.of(found.stream().map(one -> (double) one.total()).toList(), options.aim());
        int layers = found.isEmpty() ? 0 : found.getFirst().perLayer().size();
        List<Double> perLayer =
                IntStream.range(0, layers)
                        .mapToObj(l ->
                                found.stream()
                                        .mapToInt(one -> one.perLayer().get(l))
                                        .average()
                                        .orElseThrow())
                        .toList();
        return new Complexity(mean, perLayer, found.size() == points.size());
    }

    private Count counted(TrainedModel model, Watcher watcher) {
        return Regions.of(model.network())
                .in(domain)
                .within(Budget.UNLIMITED.ofRegions(most))
                .on(options.threads())
                .watchedBy(watcher)
                .count()
                .count(Definition.R2);
    }

    private BoundaryDensity density(TrainedModel model, Domain.Box sides, Watcher watcher) {
        return BoundaryDensity.of(
                model.network(), sides.sides(), options.aim(), options.threads(), watcher, _ -> {});
    }

    /// Where there is one region there is no boundary.
    private BoundaryDensity none(Domain.Box sides) {
        Aim aim = options.aim();
        Mean zero =
                new Mean(
                        new Interval(0, 0, 0),
                        aim.confidence(),
                        0,
                        aim.seed(),
                        true,
                        Optional.empty());
        double volume =
                sides.sides().stream()
                        .mapToDouble(side -> Math.log10(side.high().minus(side.low()).nearest()))
                        .sum();
        return new BoundaryDensity(zero, 1, volume);
    }

    private TreeEstimate estimated(TrainedModel model, Watcher watcher) {
        return TreeEstimator.estimate(
                model.network(),
                domain,
                options.aim(),
                options.threads(),
                Budget.UNLIMITED,
                watcher);
    }

    /// The same with a lower bound that was found before.
    private static TreeEstimate raised(TreeEstimate answer, BigInteger lower) {
        return switch (answer) {
            case TreeEstimate.Exact exact -> exact;
            case TreeEstimate.Estimated(var estimate, var floor, var reached) ->
                    new TreeEstimate.Estimated(estimate, raised(floor, lower), reached);
            case TreeEstimate.Refused(var reason, var floor) ->
                    new TreeEstimate.Refused(reason, raised(floor, lower));
        };
    }

    private static Floor raised(Floor floor, BigInteger lower) {
        return floor.certain().compareTo(lower) >= 0 ? floor : new Floor(lower, floor.likely());
    }
}
