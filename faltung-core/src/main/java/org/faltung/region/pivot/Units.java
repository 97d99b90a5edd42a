package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;

/// The folding units of a network, numbered through all layers.
final class Units {
    final int count;
    final int[] layer; // index into the layers
    final int[] place; // index into the units of the layer
    final int[] row; // the first row of the layer that it reads
    final int[] maximum; // the number of rows of a maximum; 0 of a bend
    final double[][] bend; // the breakpoints to the nearest double
    final double[][] bendError; // how far they may be off
    final boolean[] first; // whether it is the first folding unit of its layer
    final boolean[] last;
    final int mostPieces;

    Units(List<FoldLayer> layers) {
        List<int[]> found = new ArrayList<>();
        List<Unit> unit = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            int at = 0;
            for (int u = 0; u < layers.get(l).units().size(); u++) {
                Unit next = layers.get(l).units().get(u);
                if (next.pieces() > 1) {
                    found.add(new int[] {l, u, at});
                    unit.add(next);
                }
                at += next.rows();
            }
        }
        count = found.size();
        layer = found.stream().mapToInt(f -> f[0]).toArray();
        place = found.stream().mapToInt(f -> f[1]).toArray();
        row = found.stream().mapToInt(f -> f[2]).toArray();
        maximum = unit.stream().mapToInt(u -> u instanceof Unit.Maximum(int n) ? n : 0).toArray();
        bend = new double[count][0];
        bendError = new double[count][0];
        first = new boolean[count];
        last = new boolean[count];
        for (int u = 0; u < count; u++) {
            first[u] = u == 0 || layer[u - 1] != layer[u];
            last[u] = u == count - 1 || layer[u + 1] != layer[u];
            if (unit.get(u) instanceof Unit.Bend(List<Rational> at, _, _)) {
                bend[u] = at.stream().mapToDouble(Rational::nearest).toArray();
                bendError[u] = at.stream().mapToDouble(Units::error).toArray();
            }
        }
        mostPieces = unit.stream().mapToInt(Unit::pieces).max().orElse(1);
    }

    private static double error(Rational number) {
        return number.isBinaryFloat() ? 0 : Math.ulp(number.nearest());
    }

    /// Whether all folding units of the last layer that has any are bends.
    boolean lastBends() {
        boolean bends = true;
        for (int u = count - 1; u >= 0 && layer[u] == layer[count - 1]; u--) {
            bends &= maximum[u] == 0;
        }
        return bends;
    }

    int pieces(int unit) {
        return maximum[unit] > 0 ? maximum[unit] : bend[unit].length + 1;
    }

    /// The number of sides of a piece, as [org.faltung.region.ExactCell#sides] lists them.
    int sides(int unit, int piece) {
        if (maximum[unit] > 0) {
            return maximum[unit] - 1;
        }
        return piece > 0 && piece < bend[unit].length ? 2 : 1;
    }
}
