package org.faltung.slice;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The eigenvalues of a small symmetric matrix and their vectors, by cyclic rotations.
///
/// Each rotation makes one entry beside the diagonal 0; sweeps over all of them converge quadratically in the end.
///
/// Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th edition, 8.5.
///
/// @param values falling
/// @param vectors one a value, orthonormal
@SuppressWarnings("ArrayRecordComponent") // a numeric kernel's result, never compared
record Jacobi(double[] values, double[][] vectors) {
    private static final int SWEEPS = 60;

    /// Works on a copy of a matrix.
    static Jacobi of(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n]; // rows are the vectors
        for (int i = 0; i < n; i++) {
            a[i] = symmetric[i].clone();
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && beside(a) > 0; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        int[] order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> a[i][i]).reversed())
                        .mapToInt(i -> i)
                        .toArray();
        double[] values = new double[n];
        double[][] vectors = new double[n][];
        for (int i = 0; i < n; i++) {
            values[i] = a[order[i]][order[i]];
            vectors[i] = v[order[i]];
        }
        return new Jacobi(values, vectors);
    }

    /// The entries beside the diagonal that are not negligible.
    private static int beside(double[][] a) {
        double trace = 0;
        for (int i = 0; i < a.length; i++) {
            trace += Math.abs(a[i][i]);
        }
        int many = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                many += Math.abs(a[i][j]) > 1e-17 * trace ? 1 : 0;
            }
        }
        return many;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        double c = 1 / Math.sqrt(1 + t * t);
        double s = t * c;
        for (double[] row : a) {
            double x = row[p];
            double y = row[q];
            row[p] = c * x - s * y;
            row[q] = s * x + c * y;
        }
        mix(a[p], a[q], c, s);
        mix(v[p], v[q], c, s);
    }

    private static void mix(double[] one, double[] two, double c, double s) {
        for (int i = 0; i < one.length; i++) {
            double x = one[i];
            double y = two[i];
            one[i] = c * x - s * y;
            two[i] = s * x + c * y;
        }
    }
}
