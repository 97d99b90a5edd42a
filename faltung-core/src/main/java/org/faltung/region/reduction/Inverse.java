package org.faltung.region.reduction;

import java.util.Optional;
import org.faltung.exact.Modular;

/// The inverse of a square matrix modulo p = 2⁶¹ − 1, by Gauss and Jordan in n³ products.
final class Inverse {
    private Inverse() {}

    /// The inverse; empty if the matrix is singular modulo p.
    ///
    /// @param matrix residues, row by row; overwritten
    static Optional<long[][]> of(long[][] matrix) {
        int n = matrix.length;
        long[][] inverse = new long[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int c = 0; c < n; c++) {
            int pivot = c;
            while (pivot < n && matrix[pivot][c] == 0) {
                pivot++;
            }
            if (pivot == n) {
                return Optional.empty();
            }
            swap(matrix, c, pivot);
            swap(inverse, c, pivot);
            long scale = Modular.inverse(matrix[c][c]);
            for (int q = 0; q < n; q++) {
                matrix[c][q] = Modular.product(matrix[c][q], scale);
                inverse[c][q] = Modular.product(inverse[c][q], scale);
            }
            for (int row = 0; row < n; row++) {
                if (row != c && matrix[row][c] != 0) {
                    clear(matrix, inverse, row, c);
                }
            }
        }
        return Optional.of(inverse);
    }

    private static void clear(long[][] matrix, long[][] inverse, int row, int pivot) {
        long factor = matrix[row][pivot];
        for (int q = pivot; q < matrix.length; q++) {
            matrix[row][q] =
                    Modular.difference(matrix[row][q], Modular.product(factor, matrix[pivot][q]));
        }
        for (int q = 0; q < matrix.length; q++) {
            if (inverse[pivot][q] != 0) {
                inverse[row][q] =
                        Modular.difference(
                                inverse[row][q], Modular.product(factor, inverse[pivot][q]));
            }
        }
    }

    private static void swap(long[][] rows, int i, int j) {
        long[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
}
