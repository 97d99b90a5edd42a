package org.faltung.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// What the architecture alone says about the number of linear regions: the door to this package.
public final class ArchitectureBounds {
    private ArchitectureBounds() {}

    /// All results that apply to an architecture, and the tightest of them.
    ///
    /// Regions are proper activation regions (R2) of the whole input space.
    ///
    /// @param network the architecture; its weights, if it has any, are not looked at
    /// @param effort how far to go for digits
    /// @throws UnsupportedArchitectureException if a layer is of a kind that no result covers yet
    public static BoundTable of(Network network, Effort effort) {
        Profile profile = Profile.of(network);
        List<Bound> results = new ArrayList<>();
        List<BoundTable.Absence> absences = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Optional<Growth> growth = Optional.empty();
        List<FoldStage> stages = FoldStage.of(network);
        if (!stages.isEmpty()) {
            Optional<OneLayer> one = OneLayer.of(stages.getFirst());
            Optional<OneLayerBounds.Part> first =
                    one.map(layer -> OneLayerBounds.of(layer, effort));
            if (stages.size() > 1) {
                DeepBounds.tabulate(stages, first, effort, results, absences);
                oneLayerOnly(absences);
            } else if (first.isPresent()) {
                OneLayerBounds.tabulate(first.get(), results, absences, remarks);
                growth = one.map(layer -> GrowthRate.of(layer, Effort.USUAL.sweepWork() / 10));
            } else {
                absences.add(
                        new BoundTable.Absence(
                                "xiong-one-layer",
                                "the affine part of the layer is more than one convolution"));
            }
        }
        ClassicalBounds.Part classical = ClassicalBounds.of(network, profile, effort);
        results.addAll(classical.results());
        absences.addAll(classical.absences());
        if (results.stream().allMatch(bound -> bound.side() == Side.UPPER)) {
            results.add(AnyNetworkLower.of(stages.getFirst()));
        }
        results.sort(
                Comparator.comparing(Bound::side)
                        .thenComparingDouble(bound -> bound.value().log10Above()));
        return new BoundTable(network, results, absences, best(results), remarks, growth);
    }

    private static void oneLayerOnly(List<BoundTable.Absence> absences) {
        for (String name :
                List.of(
                        "xiong-one-layer",
                        "shared-one-layer",
                        "strip-lower",
                        "strip-upper",
                        "tilting-upper")) {
            absences.add(
                    new BoundTable.Absence(
                            name,
                            "about a single hidden layer; here it serves the first layer inside the other bounds"));
        }
    }

    /// The tightest results. An exact one is a lower and an upper bound as well; of equal ones the
    /// one that assumes nothing is taken.
    private static BoundTable.Best best(List<Bound> results) {
        Optional<Bound> exact =
                pick(results, bound -> bound.side() == Side.EXACT && isWhole(bound), 1);
        Optional<Bound> lower =
                pick(
                        results,
                        bound ->
                                bound.side() == Side.LOWER
                                        || bound.side() == Side.EXACT && isWhole(bound),
                        -1);
        Optional<Bound> upper =
                pick(results, bound -> bound.side() == Side.UPPER || bound.side() == Side.EXACT, 1);
        return new BoundTable.Best(lower, upper, exact.or(() -> meeting(lower, upper)));
    }

    private static boolean isWhole(Bound bound) {
        return bound.value() instanceof Magnitude.Whole;
    }

    /// A lower and an upper bound that are equal are the number itself.
    private static Optional<Bound> meeting(Optional<Bound> lower, Optional<Bound> upper) {
        return upper.filter(bound ->
                        isWhole(bound)
                                && lower.map(Bound::value)
                                        .filter(bound.value()::equals)
                                        .isPresent())
                .map(bound ->
                        new Bound(
                                bound.name(),
                                Side.EXACT,
                                HoldsFor.SOME,
                                bound.value(),
                                Status.DERIVED,
                                bound.assumes(),
                                Source.FALTUNG,
                                "its lower and upper bounds meet"));
    }

    private static Optional<Bound> pick(List<Bound> results, Predicate<Bound> admitted, int sign) {
        Comparator<Bound> tightest = (a, b) -> sign * Products.compare(a.value(), b.value());
        return results.stream()
                .filter(bound -> bound.status() != Status.CONJECTURE)
                .filter(admitted)
                .min(
                        tightest.thenComparingInt(bound -> bound.assumes().size())
                                .thenComparingInt(bound -> bound.side() == Side.EXACT ? 0 : 1));
    }
}
