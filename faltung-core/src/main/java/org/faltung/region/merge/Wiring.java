package org.faltung.region.merge;

import java.util.ArrayList;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.region.Prefix;

/// Where each unit of a fold sequence sits: its rows, and its place in a pattern.
final class Wiring {
    /// The network.
    final FoldSequence folds;

    /// By layer and unit, the first row that the unit reads.
    final int[][] firstRow;

    /// By layer and unit, the place of the unit in a pattern; −1 if it does not fold.
    final int[][] place;

    Wiring(FoldSequence folds) {
        this.folds = folds;
        List<int[]> rows = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        int next = 0;
        for (FoldLayer layer : folds.layers()) {
            int[] first = new int[layer.units().size()];
            int[] at = new int[first.length];
            int row = 0;
            for (int u = 0; u < first.length; u++) {
                Unit unit = layer.units().get(u);
                first[u] = row;
                row += unit.rows();
                at[u] = unit.pieces() > 1 ? next++ : -1;
            }
            rows.add(first);
            places.add(at);
        }
        firstRow = rows.toArray(new int[0][]);
        place = places.toArray(new int[0][]);
    }

    /// The piece of a unit in a pattern; 0 if it does not fold.
    int piece(Prefix pattern, int layer, int unit) {
        int at = place[layer][unit];
        return at < 0 ? 0 : pattern.piece(at);
    }

    /// The unit on a layer.
    Unit unit(int layer, int unit) {
        return folds.layers().get(layer).units().get(unit);
    }
}
