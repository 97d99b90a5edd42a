package org.faltung.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// The lower bound of a network that contains a plain chain: the best one of the chain.
///
/// Source: derived in docs/theory/framework.md.
final class ContainedLower {
    private ContainedLower() {}

    /// The best lower bound of the chains inside a network, if there are any.
    static Optional<Bound> of(Network network, Effort effort) {
        List<Bound> bounds = new ArrayList<>();
        for (Core.Chain chain : Core.of(network)) {
            if (Anatomy.of(chain.network()).slides()) {
                bounds.addAll(lowers(chain, effort));
            }
        }
        return bounds.stream()
                .max(Comparator.comparing(Bound::value, Products::compare))
                .map(best ->
                        new Bound(
                                "contained-lower",
                                Side.LOWER,
                                HoldsFor.SOME,
                                best.value(),
                                Status.DERIVED,
                                best.assumes(),
                                Source.FALTUNG,
                                "some weights leave a plain chain of layers; its " + best.name()));
    }

    private static List<Bound> lowers(Core.Chain chain, Effort effort) {
        return chain.oneSided()
                ? FoldingLower.oneSided(FoldStage.of(chain.network()), effort).bound().stream()
                        .map(ContainedLower::folded)
                        .toList()
                : ChainBounds.lowers(chain.network(), effort);
    }

    private static Bound folded(Magnitude value) {
        return new Bound(
                "fold-lower",
                Side.LOWER,
                HoldsFor.SOME,
                value,
                Status.DERIVED,
                List.of(),
                Source.FALTUNG,
                "");
    }
}
