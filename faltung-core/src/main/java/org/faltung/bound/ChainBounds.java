package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.Side;

/// The rows of a chain of convolutions, full layers and activations that see the windows.
final class ChainBounds {
    private ChainBounds() {}

    /// The lower bounds of such a chain, exact numbers among them.
    ///
    /// @param network a chain with at least one fold
    static List<Bound> lowers(Network network, Effort effort) {
        List<Bound> bounds = new ArrayList<>();
        tabulate(FoldStage.of(network), effort, bounds, new ArrayList<>(), new ArrayList<>());
        bounds.addAll(ClassicalBounds.lowersOf(network, Profile.of(network), effort));
        bounds.removeIf(bound -> bound.side() == Side.UPPER || bound.side() == Side.AVERAGE);
        bounds.removeIf(bound -> !(bound.side() == Side.LOWER || isWhole(bound)));
        return bounds;
    }

    private static boolean isWhole(Bound bound) {
        return bound.value() instanceof Magnitude.Whole;
    }

    /// What sees the windows of convolutions. Returns the growth with the filters, for a single layer.
    static Optional<Growth> tabulate(
            List<FoldStage> stages,
            Effort effort,
            List<Bound> results,
            List<BoundTable.Absence> absences,
            List<String> remarks) {
        Optional<OneLayer> one = OneLayer.of(stages.getFirst());
        Optional<OneLayerBounds.Part> first = one.map(layer -> OneLayerBounds.of(layer, effort));
        if (stages.size() > 1) {
            DeepBounds.tabulate(stages, first, effort, results, absences);
            oneLayerOnly(absences);
            return Optional.empty();
        }
        if (first.isEmpty()) {
            absences.add(
                    new BoundTable.Absence(
                            "xiong-one-layer",
                            "the affine part of the layer is more than one convolution"));
            return Optional.empty();
        }
        OneLayerBounds.tabulate(first.get(), results, absences, remarks);
        return one.map(layer -> GrowthRate.of(layer, Effort.USUAL.sweepWork() / 10));
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
}
