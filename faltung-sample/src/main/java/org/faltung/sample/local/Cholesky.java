package org.faltung.sample.local;

/// Cholesky's method, as a test.
final class Cholesky {
    private Cholesky() {}

    /// Whether it comes to its end for a symmetric matrix minus a multiple of the identity.
    ///
    /// @param matrix its lower triangle
    static boolean ends(double[][] matrix, double shift) {
        int d = matrix.length;
        double[][] factor = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j] - (i == j ? shift : 0);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j && !(sum > 0)) {
                    return false;
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
        }
        return true;
    }
}
