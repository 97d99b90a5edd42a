package org.faltung.sample.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.matching.Axis;
import org.faltung.matching.Field;
import org.faltung.matroid.SharedLayer;

/// Which cells each position of a layer sees, numbered for matchings.
///
/// A cell holds as many inputs as there are channels. Positions are in raster order, with the shorter side along
/// the rows of the raster, so that ranks have a narrow band.
final class Grid {
    /// The layer as it is numbered: perhaps the transposed one.
    final SharedLayer layer;

    /// Neurons that can be chosen at a position.
    final int filters;

    /// Inputs of one cell.
    final int capacity;

    /// The cells of each position, those that fewer see first: taking them spoils less. Equal ones are shuffled, so that
    /// neighbours do not run for the same.
    final int[][] cells;

    /// The cell amid those of each position.
    final int[] centre;

    /// The positions of each cell.
    final int[][] positions;

    /// The most positions that see a cell.
    final int most;

    /// The inputs that some position sees: input k of cell c is number `c · capacity + k`.
    final int[] inputs;

    private final int[] row;

    private final int[] column;

    /// @throws IllegalArgumentException if some position sees nothing; see [SharedLayer#trimmed]
    Grid(SharedLayer given) {
        layer = given.positionsDown() < given.positionsAlong() ? given.transposed() : given;
        filters = layer.filters();
        capacity = layer.channels();
        int wide = layer.columns();
        row = IntStream.range(0, layer.rows() * wide).map(cell -> cell / wide).toArray();
        column = IntStream.range(0, row.length).map(cell -> cell % wide).toArray();
        Field field = layer.field();
        cells = new int[field.positions()][];
        centre = new int[cells.length];
        for (int p = 0; p < cells.length; p++) {
            cells[p] = window(field, p, wide);
            centre[p] = cells[p][cells[p].length / 2];
        }
        positions = seers(cells, row.length);
        most = Arrays.stream(positions).mapToInt(seen -> seen.length).max().orElse(0);
        inputs =
                IntStream.range(0, positions.length * capacity)
                        .filter(input -> positions[input / capacity].length > 0)
                        .toArray();
        SplittableRandom random = new SplittableRandom(cells.length);
        for (int p = 0; p < cells.length; p++) {
            cells[p] = rareFirst(cells[p], random);
        }
    }

    private static int[][] seers(int[][] cells, int many) {
        int[] degrees = new int[many];
        for (int[] seen : cells) {
            for (int cell : seen) {
                degrees[cell]++;
            }
        }
        int[][] seers = Arrays.stream(degrees).mapToObj(int[]::new).toArray(int[][]::new);
        for (int p = cells.length - 1; p >= 0; p--) {
            for (int cell : cells[p]) {
                seers[cell][--degrees[cell]] = p;
            }
        }
        return seers;
    }

    private int[] rareFirst(int[] seen, SplittableRandom random) {
        int[] keys = random.ints(seen.length).toArray();
        return IntStream.range(0, seen.length)
                .boxed()
                .sorted(
                        Comparator.comparingInt((Integer i) -> positions[seen[i]].length)
                                .thenComparingInt(i -> keys[i]))
                .mapToInt(i -> seen[i])
                .toArray();
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

    int positions() {
        return cells.length;
    }

    /// All neurons.
    ///
    /// @throws ArithmeticException if there are 2³¹ or more
    int neurons() {
        return Math.multiplyExact(filters, cells.length);
    }

    /// The most neurons that can be matched, or a number above it.
    int rankBound() {
        return Math.min(inputs.length, neurons());
    }

    /// Rows or columns between two cells, whichever are more; at most [#diameter()].
    int distance(int cell, int other) {
        return Math.max(Math.abs(row[cell] - row[other]), Math.abs(column[cell] - column[other]));
    }

    int diameter() {
        return Math.max(layer.rows(), layer.columns());
    }
}
