package org.faltung.region.line;

import java.util.ArrayList;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;

/// A network of one input, made ready for walks along the line: rows and units that are the same function for
/// a reason that can be read off the network are numbered once, and the entries stand in arrays.
///
/// @param folds the network
/// @param layers its layers
/// @param foldingUnits the number of folding units
record LinePlan(FoldSequence folds, List<PlanLayer> layers, int foldingUnits) {
    /// Makes ready; time linear in the entries of the maps.
    static LinePlan of(FoldSequence folds) {
        List<PlanLayer> layers = new ArrayList<>();
        PlanLayer before = null;
        int units = 0;
        for (FoldLayer layer : folds.layers()) {
            before = PlanLayer.of(layer, before, units);
            units += before.foldingUnits();
            layers.add(before);
        }
        return new LinePlan(folds, List.copyOf(layers), units);
    }
}
