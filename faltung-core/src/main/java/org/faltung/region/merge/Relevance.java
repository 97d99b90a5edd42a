package org.faltung.region.merge;

import java.util.Arrays;
import java.util.BitSet;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.region.Prefix;

/// Which units have a say in the output on a region: those that reach it through non-zero weights and slopes.
///
/// Two regions whose relevant units are the same, on the same pieces, have the same affine map.
///
/// Time: the entries of the maps, once a region.
final class Relevance {
    private final Wiring wiring;
    private final BitSet[] units; // by layer

    Relevance(Wiring wiring) {
        this.wiring = wiring;
        units = new BitSet[wiring.folds.layers().size()];
        Arrays.setAll(units, _ -> new BitSet());
    }

    /// Works out the relevant units of a region.
    ///
    /// @return for each folding unit its piece + 1, or 0 if it is not relevant
    String of(Prefix pattern) {
        char[] key = new char[pattern.length()];
        for (int l = units.length; l > 0; l--) {
            units[l - 1].clear();
            if (l == units.length) {
                mark(wiring.folds.output(), units[l - 1]);
            } else {
                markBehind(pattern, l);
            }
        }
        for (int l = 0; l < units.length; l++) {
            for (int u = units[l].nextSetBit(0); u >= 0; u = units[l].nextSetBit(u + 1)) {
                int place = wiring.place[l][u];
                if (place >= 0) {
                    key[place] = (char) (pattern.piece(place) + 1);
                }
            }
        }
        return new String(key);
    }

    /// The units that are relevant, by layer, after [#of].
    BitSet units(int layer) {
        return units[layer];
    }

    /// Whether the value of a unit depends on a row on a piece, so that more than its piece matters.
    static boolean reads(Unit unit, int piece) {
        return switch (unit) {
            case Unit.Carry _, Unit.Maximum _ -> true;
            case Unit.Bend bend -> bend.slopes().get(piece).signum() != 0;
        };
    }

    private void markBehind(Prefix pattern, int layer) {
        AffineMap map = wiring.folds.layers().get(layer).map();
        for (int u = units[layer].nextSetBit(0); u >= 0; u = units[layer].nextSetBit(u + 1)) {
            Unit unit = wiring.unit(layer, u);
            int piece = wiring.piece(pattern, layer, u);
            if (reads(unit, piece)) {
                markRow(map, row(layer, u, piece), units[layer - 1]);
            }
        }
    }

    /// The row that a unit hands on, on a piece.
    int row(int layer, int unit, int piece) {
        int first = wiring.firstRow[layer][unit];
        return wiring.unit(layer, unit) instanceof Unit.Maximum ? first + piece : first;
    }

    private static void mark(AffineMap map, BitSet columns) {
        for (int row = 0; row < map.outputs(); row++) {
            markRow(map, row, columns);
        }
    }

    private static void markRow(AffineMap map, int row, BitSet columns) {
        for (int k = map.start(row); k < map.start(row + 1); k++) {
            columns.set(map.column(k));
        }
    }
}
