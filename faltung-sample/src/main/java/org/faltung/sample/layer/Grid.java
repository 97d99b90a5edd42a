package org.faltung.sample.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.matching.Axis;
import org.faltung.matching.Field;
import org.faltung.matroid.SharedLayer;

/// Which cells each position of a layer sees, numbered for flows.
///
/// A cell holds as many inputs as there are channels. Positions are in raster order, with the shorter side along
/// the rows of the raster, so that few cells are both seen already and still to be seen.
final class Grid {
    /// The layer as it is numbered: perhaps the transposed one.
    final SharedLayer layer;

    /// Neurons that can be chosen at a position.
    final int filters;

    /// Inputs of one cell.
    final int capacity;

    /// The cells of each position.
    final int[][] cells;

    /// The same as runs of consecutive cells: where each begins, and how long each of a position's is.
    final int[][] runs;

    final int[] runLength;

    /// The positions of each cell.
    final int[][] positions;

    /// The cells that a position is the last to see.
    final int[][] expiring;

    /// @throws IllegalArgumentException if some position sees nothing; see [SharedLayer#trimmed]
    Grid(SharedLayer given) {
        layer = given.positionsDown() < given.positionsAlong() ? given.transposed() : given;
        filters = layer.filters();
        capacity = layer.channels();
        Field field = layer.field();
        int wide = layer.columns();
        cells = new int[field.positions()][];
        runs = new int[cells.length][];
        runLength = new int[cells.length];
        List<List<Integer>> seen = new ArrayList<>();
        for (int c = 0; c < layer.rows() * wide; c++) {
            seen.add(new ArrayList<>());
        }
        for (int p = 0; p < cells.length; p++) {
            cells[p] = window(field, p, wide);
            runLength[p] = field.columns().length(p % field.columns().positions());
            int length = runLength[p];
            int[] seenHere = cells[p];
            runs[p] = new int[seenHere.length / length];
            Arrays.setAll(runs[p], r -> seenHere[r * length]);
            for (int c : cells[p]) {
                seen.get(c).add(p);
            }
        }
        positions = new int[seen.size()][];
        List<List<Integer>> last = new ArrayList<>();
        for (int p = 0; p < cells.length; p++) {
            last.add(new ArrayList<>());
        }
        for (int c = 0; c < positions.length; c++) {
            positions[c] = seen.get(c).stream().mapToInt(Integer::intValue).toArray();
            if (positions[c].length > 0) {
                last.get(seen.get(c).getLast()).add(c);
            }
        }
        expiring = new int[cells.length][];
        for (int p = 0; p < cells.length; p++) {
            expiring[p] = last.get(p).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static int[] window(Field field, int position, int wide) {
        Axis rows = field.rows();
        Axis columns = field.columns();
        int i = position / columns.positions();
        int j = position % columns.positions();
        if (rows.length(i) == 0 || columns.length(j) == 0) {
            throw new IllegalArgumentException("position (" + i + ", " + j + ") sees nothing");
        }
        int[] window = new int[rows.length(i) * columns.length(j)];
        int n = 0;
        for (int y = rows.first(i); y < rows.end(i); y++) {
            for (int x = columns.first(j); x < columns.end(j); x++) {
                window[n++] = y * wide + x;
            }
        }
        return window;
    }

    /// How many positions see each cell.
    int[] degrees() {
        return Arrays.stream(positions).mapToInt(seen -> seen.length).toArray();
    }

    /// The last position that sees each cell; 0 if none does.
    int[] deadlines() {
        return Arrays.stream(positions)
                .mapToInt(seen -> seen.length == 0 ? 0 : seen[seen.length - 1])
                .toArray();
    }

    int positions() {
        return cells.length;
    }

    long neurons() {
        return (long) filters * cells.length;
    }

    /// The most neurons that can be matched, or a number above it.
    int rankBound() {
        long inputs = layer.field().inputs();
        return Math.toIntExact(Math.min(inputs, neurons()));
    }
}
