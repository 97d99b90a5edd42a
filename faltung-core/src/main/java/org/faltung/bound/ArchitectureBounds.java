package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// What the architecture alone says about the number of linear regions: the door to this package.
public final class ArchitectureBounds {
    /// What is about layers one after the other.
    private static final List<String> CHAIN_ONLY =
            List.of(
                    "xiong-one-layer",
                    "shared-one-layer",
                    "xiong-upper",
                    "xiong-lower",
                    "polymatroid-upper",
                    "zaslavsky-upper",
                    "montufar-2017-upper",
                    "serra-upper",
                    "hinz-proved-upper",
                    "hinz-upper",
                    "pascanu-lower",
                    "montufar-2014-lower",
                    "serra-lower");

    /// What is about convolutions.
    private static final List<String> GRID_ONLY =
            List.of(
                    "xiong-one-layer",
                    "shared-one-layer",
                    "xiong-upper",
                    "xiong-lower",
                    "polymatroid-upper");

    /// What is about graph convolutions.
    private static final List<String> GRAPH_ONLY =
            List.of("gcn-one-layer", "gcn-upper", "gcn-lower");

    private ArchitectureBounds() {}

    /// All results that apply to an architecture, and the tightest of them.
    ///
    /// Regions are proper activation regions (R2) of the whole input space.
    ///
    /// @param network the architecture; its weights, if it has any, are not looked at
    /// @param effort how far to go for digits
    public static BoundTable of(Network network, Effort effort) {
        List<Bound> results = new ArrayList<>();
        List<BoundTable.Absence> absences = new ArrayList<>();
        if (TrivialUpper.units(network).isEmpty()) {
            results.add(affine());
            return new BoundTable(
                    network, results, absences, best(results), List.of(), Optional.empty());
        }
        results.add(
                upper("trivial-upper", TrivialUpper.of(network), "every unit cuts every region"));
        Anatomy anatomy = Anatomy.of(network);
        List<String> remarks = new ArrayList<>();
        Optional<Growth> growth = Optional.empty();
        if (anatomy.slides()) {
            growth =
                    ChainBounds.tabulate(FoldStage.of(network), effort, results, absences, remarks);
        }
        if (anatomy.graph()) {
            onGraph(network, anatomy, effort, results, absences, remarks);
        }
        if (anatomy.chain()) {
            ClassicalBounds.Part classical =
                    ClassicalBounds.of(network, Profile.of(network), effort);
            results.addAll(classical.results());
            absences.addAll(classical.absences());
        } else {
            CHAIN_ONLY.forEach(
                    name -> absences.add(new BoundTable.Absence(name, anatomy.notChain())));
        }
        if (anatomy.maxima()) {
            MaxoutBounds.tabulate(network, anatomy, effort, results, absences);
        }
        FrameworkBounds.tabulate(network, effort, results, absences);
        if (!anatomy.chain()) {
            ContainedLower.of(network, effort).ifPresent(results::add);
        }
        if (results.stream().noneMatch(ArchitectureBounds::isLower)) {
            results.add(AnyNetworkLower.of(network, anatomy));
        }
        results.sort(
                Comparator.comparing(Bound::side)
                        .thenComparingDouble(bound -> bound.value().log10Above()));
        return new BoundTable(network, results, absences, best(results), remarks, growth);
    }

    /// What sees the rows of the propagation matrix.
    private static void onGraph(
            Network network,
            Anatomy anatomy,
            Effort effort,
            List<Bound> results,
            List<BoundTable.Absence> absences,
            List<String> remarks) {
        if (anatomy.chain() && !anatomy.selections()) {
            GraphBounds.tabulate(FoldStage.of(network), effort, results, absences, remarks);
            GRID_ONLY.forEach(name ->
                    absences.add(
                            new BoundTable.Absence(name, "about windows that slide over a grid")));
        } else {
            GRAPH_ONLY.forEach(name ->
                    absences.add(
                            new BoundTable.Absence(
                                    name,
                                    "about graph convolutions and activations one after the other")));
        }
    }

    private static Bound affine() {
        return new Bound(
                "trivial-upper",
                Side.EXACT,
                HoldsFor.EVERY,
                new Magnitude.Whole(BigInteger.ONE),
                Status.THEOREM,
                List.of(),
                Source.FALTUNG,
                "the network is affine");
    }

    private static Bound upper(String name, Magnitude value, String note) {
        return new Bound(
                name,
                Side.UPPER,
                HoldsFor.EVERY,
                value,
                Status.THEOREM,
                List.of(),
                Source.FALTUNG,
                note);
    }

    /// The tightest results. An exact one is a lower and an upper bound as well; of equal ones the
    /// one that assumes nothing is taken.
    private static BoundTable.Best best(List<Bound> results) {
        Optional<Bound> exact =
                pick(results, bound -> bound.side() == Side.EXACT && isWhole(bound), 1);
        Optional<Bound> lower = pick(results, ArchitectureBounds::isLower, -1);
        Optional<Bound> upper =
                pick(results, bound -> bound.side() == Side.UPPER || bound.side() == Side.EXACT, 1);
        return new BoundTable.Best(lower, upper, exact.or(() -> meeting(lower, upper)));
    }

    private static boolean isLower(Bound bound) {
        return bound.side() == Side.LOWER || bound.side() == Side.EXACT && isWhole(bound);
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
                                Stream.concat(
                                                bound.assumes().stream(),
                                                lower.stream()
                                                        .flatMap(below -> below.assumes().stream()))
                                        .distinct()
                                        .toList(),
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
