package org.faltung.comparison;

import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;

/// How deep a network is: the most layers of neurons on a way from its input to its output. Max pooling has no
/// neurons.
public final class Depth {
    private Depth() {}

    /// The depth of a network; 0 if it is affine.
    public static int of(Network network) {
        return of(network.layers());
    }

    private static int of(List<Layer> layers) {
        return layers.stream().mapToInt(Depth::of).sum();
    }

    private static int of(Layer layer) {
        return switch (layer) {
            case Mix _, Fold.MaxPool _ -> 0;
            case Fold.Maxout _ -> 1;
            case Fold.Activation activation -> activation.breakpoints() > 0 ? 1 : 0;
            case Join join -> Math.max(of(join.branch()), of(join.other()));
        };
    }
}
