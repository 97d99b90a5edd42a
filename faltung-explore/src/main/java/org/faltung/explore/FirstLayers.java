package org.faltung.explore;

import java.util.ArrayList;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;

/// The beginning of a network.
final class FirstLayers {
    private FirstLayers() {}

    /// A network that folds as the first layers of another do and whose only output is 0, so that its regions are those
    /// of the folds alone.
    ///
    /// @param folding how many layers that fold, from 1 to the number of them
    static FoldSequence of(FoldSequence folds, int folding) {
        List<FoldLayer> first = new ArrayList<>();
        int seen = 0;
        for (FoldLayer layer : folds.layers()) {
            if (seen == folding) {
                break;
            }
            first.add(layer);
            seen += layer.folds() ? 1 : 0;
        }
        int values = first.isEmpty() ? folds.inputs() : first.getLast().units().size();
        AffineMap zero = new AffineMapBuilder(values).endRow().build();
        return new FoldSequence(folds.inputs(), first, zero);
    }
}
