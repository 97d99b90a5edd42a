package org.faltung.sample.layer;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.faltung.exact.Modular;
import org.faltung.matroid.SharedLayer;

/// Whether chosen neurons are linearly independent for generic shared filters, by rank modulo 2⁶¹ − 1 for
/// random ones.
///
/// What is independent modulo the prime is independent for almost all filters. The converse fails with probability
/// at most rank / (2⁶¹ − 1) (Schwartz, Zippel), which is beyond notice beside the draws' own error.
///
/// Rows come in raster order, so that elimination stays within a band of about (height − 1) · columns · channels
/// inputs: time O(neurons · band²) at most.
final class SharedRank {
    private final long[][] filters;
    private final int[][] inputs; // of each position, increasing
    private final int[][] weights; // the filter's weight that meets each
    private final int size;

    SharedRank(Grid grid, SplittableRandom random) {
        SharedLayer layer = grid.layer;
        int wide = layer.positionsAlong();
        inputs = new int[grid.positions()][];
        weights = new int[grid.positions()][];
        for (int p = 0; p < inputs.length; p++) {
            int[][] window = layer.window(p / wide, p % wide);
            Arrays.sort(window, (a, b) -> Integer.compare(a[0], b[0]));
            inputs[p] = Arrays.stream(window).mapToInt(pair -> pair[0]).toArray();
            weights[p] = Arrays.stream(window).mapToInt(pair -> pair[1]).toArray();
        }
        size = layer.rows() * layer.columns() * layer.channels();
        int length = layer.down().length() * layer.along().length() * layer.channels();
        filters = new long[grid.filters][length];
        for (long[] filter : filters) {
            Arrays.setAll(filter, _ -> Modular.random(random));
        }
    }

    /// Whether neurons are independent.
    ///
    /// @param neurons position · filters + filter each; fastest by increasing position
    boolean areIndependent(int[] neurons) {
        long[][] pivots = new long[size][];
        long[] row = new long[size];
        for (int neuron : neurons) {
            int position = neuron / filters.length;
            long[] filter = filters[neuron % filters.length];
            int[] seen = inputs[position];
            int first = seen[0];
            int end = seen[seen.length - 1] + 1;
            Arrays.fill(row, first, end, 0);
            for (int k = 0; k < seen.length; k++) {
                row[seen[k]] = filter[weights[position][k]];
            }
            if (!eliminate(row, first, end, pivots)) {
                return false;
            }
        }
        return true;
    }

    /// Reduces a row by the pivot rows and keeps what is left; false if nothing is.
    private static boolean eliminate(long[] row, int first, int end, long[][] pivots) {
        int until = end;
        for (int column = first; column < until; column++) {
            if (row[column] == 0) {
                continue;
            }
            long[] pivot = pivots[column];
            if (pivot == null) {
                long scale = Modular.inverse(row[column]);
                long[] kept = new long[until - column];
                for (int k = 0; k < kept.length; k++) {
                    kept[k] = Modular.product(scale, row[column + k]);
                }
                pivots[column] = kept;
                return true;
            }
            long factor = row[column];
            int reach = column + pivot.length;
            while (until < reach) {
                row[until++] = 0;
            }
            for (int k = 0; k < pivot.length; k++) {
                row[column + k] =
                        Modular.difference(row[column + k], Modular.product(factor, pivot[k]));
            }
        }
        return false;
    }
}
