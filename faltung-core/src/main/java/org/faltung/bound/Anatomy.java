package org.faltung.bound;

import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// Which kinds of layers a network has, for that decides which theorems are about it.
///
/// @param joins whether it has residual sums or concatenations
/// @param maxima whether it has max pooling or maxout
/// @param graph whether its input lies on a graph
/// @param selections whether values are picked one by one
record Anatomy(boolean joins, boolean maxima, boolean graph, boolean selections) {

    static Anatomy of(Network network) {
        return of(network.layers(), new Anatomy(false, false, onGraph(network), false));
    }

    private static boolean onGraph(Network network) {
        return network.input() instanceof Shape.OnGraph;
    }

    private static Anatomy of(List<Layer> layers, Anatomy before) {
        Anatomy anatomy = before;
        for (Layer layer : layers) {
            anatomy =
                    switch (layer) {
                        case Mix.Select _ ->
                                new Anatomy(anatomy.joins, anatomy.maxima, anatomy.graph, true);
                        case Mix _, Fold.Activation _ -> anatomy;
                        case Fold.Maxout _, Fold.MaxPool _ ->
                                new Anatomy(anatomy.joins, true, anatomy.graph, anatomy.selections);
                        case Join join -> {
                            Anatomy joined =
                                    new Anatomy(
                                            true,
                                            anatomy.maxima,
                                            anatomy.graph,
                                            anatomy.selections);
                            yield of(join.other(), of(join.branch(), joined));
                        }
                    };
        }
        return anatomy;
    }

    /// Whether all that folds is maxout.
    static boolean maxoutOnly(Network network) {
        return network.layers().stream()
                .allMatch(layer -> layer instanceof Mix || layer instanceof Fold.Maxout);
    }

    /// Whether the network is a chain of affine layers and activations: special weights of a fully connected one.
    boolean chain() {
        return !joins && !maxima;
    }

    /// Whether the network is a chain of windows that slide, full layers and activations.
    boolean slides() {
        return chain() && !graph && !selections;
    }

    /// Why what is about chains does not apply.
    String notChain() {
        return joins
                ? "it is about layers one after the other, and false where branches meet"
                : "it is about units with a single pre-activation, not about maxima";
    }
}
