package org.faltung.fold;

import java.util.ArrayList;
import java.util.List;
import org.faltung.linear.AffineMap;

/// A network in normal form: affine map, fold, affine map, fold, …, affine map.
///
/// All that enumerates regions sees networks only so. The folding units, layer by layer and in each layer in
/// order, are in the order in which the network lists them (in a join: the branch, then the other); values
/// that a layer passes by are carried.
///
/// @param inputs the dimension of the input
/// @param layers the folds with the maps before them; a layer may only carry
/// @param output the last affine map
public record FoldSequence(int inputs, List<FoldLayer> layers, AffineMap output) {
    /// Copies the layers and checks that they fit.
    public FoldSequence {
        layers = List.copyOf(layers);
        int values = inputs;
        for (FoldLayer layer : layers) {
            requireFit(values, layer.map());
            values = layer.units().size();
        }
        requireFit(values, output);
    }

    private static void requireFit(int values, AffineMap map) {
        if (map.inputs() != values) {
            throw new IllegalArgumentException(
                    "a map of " + map.inputs() + " inputs follows " + values + " values");
        }
    }

    /// The number of folding units in all layers.
    public int foldingUnits() {
        return (int)
                layers.stream()
                        .flatMap(layer -> layer.units().stream())
                        .filter(unit -> unit.pieces() > 1)
                        .count();
    }

    /// The same network behind an affine map of its input.
    public FoldSequence after(AffineMap first) {
        return after(first, () -> {});
    }

    /// The same network behind an affine map of its input.
    ///
    /// @param between run now and then; ends the work by an exception
    public FoldSequence after(AffineMap first, Runnable between) {
        if (layers.isEmpty()) {
            return new FoldSequence(first.inputs(), layers, output.after(first, between));
        }
        FoldLayer head = layers.getFirst();
        List<FoldLayer> next = new ArrayList<>(layers);
        next.set(0, new FoldLayer(head.map().after(first, between), head.units()));
        return new FoldSequence(first.inputs(), next, output);
    }
}
