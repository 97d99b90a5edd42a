package org.faltung.region.field;

import java.util.ArrayList;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;

/// A network made ready for walks over many cells at once: rows and units that are the same function for
/// a reason that can be read off the network are numbered once, and the entries stand in arrays.
///
/// @param folds the network
/// @param layers its layers
/// @param foldingUnits the number of folding units
public record NumberedNetwork(FoldSequence folds, List<NumberedLayer> layers, int foldingUnits) {
    /// Makes ready; time linear in the entries of the maps.
    public static NumberedNetwork of(FoldSequence folds) {
        List<NumberedLayer> layers = new ArrayList<>();
        NumberedLayer before = null;
        int units = 0;
        for (FoldLayer layer : folds.layers()) {
            before = NumberedLayer.of(layer, before, units);
            units += before.foldingUnits();
            layers.add(before);
        }
        return new NumberedNetwork(folds, List.copyOf(layers), units);
    }
}
