package org.faltung.region.plane;

import java.util.Arrays;
import org.faltung.region.Prefix;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;
import org.faltung.region.geometry.BitWeight;
import org.faltung.region.geometry.PatternCode;
import org.jspecify.annotations.Nullable;

/// The patterns of the cells of a sheet: that of the first cell, and of each other what differs from the cell above it.
final class PatternBook {
    private final int[] parent;
    private final int[] order;
    private final char[] base; // the pieces of cell 0
    private final int[] start; // of each cell, in the two below
    private final int[] unit;
    private final char[] piece;
    private @Nullable BitWeight weighed; // what the sums are of
    private long[] sums = new long[0];

    /// @param until so many units
    PatternBook(NumberedNetwork network, Sheet sheet, int until) {
        parent = Arrays.copyOf(sheet.parents(), sheet.cells());
        order = Chunks.preorder(sheet);
        base = new char[until];
        start = new int[sheet.cells() + 1];
        each(network, sheet, until, (cell, u, p) -> start[cell + 1]++);
        for (int cell = 0; cell < sheet.cells(); cell++) {
            start[cell + 1] += start[cell];
        }
        unit = new int[start[sheet.cells()]];
        piece = new char[unit.length];
        int[] next = start.clone();
        each(
                network,
                sheet,
                until,
                (cell, u, p) -> {
                    unit[next[cell]] = u;
                    piece[next[cell]++] = (char) p;
                });
    }

    private interface Change {
        void at(int cell, int unit, int piece);
    }

    private void each(NumberedNetwork network, Sheet sheet, int until, Change change) {
        for (int l = 0; l < sheet.choices.size(); l++) {
            NumberedLayer layer = network.layers().get(l);
            for (int u = 0; u < layer.units.size(); u++) {
                int number = layer.foldNumber[u];
                if (number >= 0 && number < until) {
                    Choice choice = sheet.choices.get(l)[layer.valueOf[u]];
                    base[number] = (char) choice.pieces()[0];
                    for (int s = 1; s < choice.tops().length; s++) {
                        change.at(choice.tops()[s], number, choice.pieces()[s]);
                    }
                }
            }
        }
    }

    /// A cell, by its place in the order of the tree.
    int cell(int place) {
        return order[place];
    }

    int cells() {
        return order.length;
    }

    /// The pattern of a cell.
    Prefix pattern(int cell) {
        int[] pieces = new int[base.length];
        for (int u = 0; u < pieces.length; u++) {
            pieces[u] = base[u];
        }
        int[] path = new int[16];
        int deep = 0;
        for (int c = cell; c > 0; c = parent[c]) {
            if (deep == path.length) {
                path = Arrays.copyOf(path, 2 * deep);
            }
            path[deep++] = c;
        }
        while (deep > 0) {
            int c = path[--deep];
            for (int k = start[c]; k < start[c + 1]; k++) {
                pieces[unit[k]] = piece[k];
            }
        }
        return Prefix.of(pieces, pieces.length);
    }

    /// The sum of the weights of the bits of a cell's pattern that are 1.
    synchronized long sum(int cell, PatternCode code, BitWeight weight) {
        if (!weight.equals(weighed)) {
            sums = sums(code.weights(weight));
            weighed = weight;
        }
        return sums[cell];
    }

    private long[] sums(PatternCode.Weights weights) {
        long[] sum = new long[parent.length];
        char[] now = base.clone();
        char[] before = new char[unit.length];
        for (int u = 0; u < base.length; u++) {
            sum[0] += weights.of(u, base[u]);
        }
        int above = 0; // the cell whose pieces these are
        for (int cell : order) {
            while (cell > 0 && above != parent[cell]) {
                for (int k = start[above + 1] - 1; k >= start[above]; k--) {
                    now[unit[k]] = before[k];
                }
                above = parent[above];
            }
            sum[cell] += cell > 0 ? sum[above] : 0;
            for (int k = start[cell]; k < start[cell + 1]; k++) {
                int u = unit[k];
                sum[cell] += weights.of(u, piece[k]) - weights.of(u, now[u]);
                before[k] = now[u];
                now[u] = piece[k];
            }
            above = cell;
        }
        return sum;
    }
}
