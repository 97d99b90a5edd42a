package org.faltung.region.geometry;

import java.math.BigInteger;
import java.util.Optional;

/// Square systems of linear equations in integers, by the elimination of Bareiss, in which every
/// division is exact.
///
/// @param numerators of the solution
/// @param denominator of all of them, positive: the absolute value of the determinant
record ExactSystem(BigInteger[] numerators, BigInteger denominator) {

    /// Solves Σ_c rows[r][c] x_c = rows[r][n]; overwrites the rows.
    ///
    /// Gauss and Jordan: after step k all of the first k columns are p times a unit matrix's, p
    /// being the minor of size k. Time: n³ products of integers.
    ///
    /// @return empty if the system has no solution, or several
    static Optional<ExactSystem> solve(BigInteger[][] rows) {
        int n = rows.length;
        BigInteger last = BigInteger.ONE;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            while (pivot < n && rows[pivot][k].signum() == 0) {
                pivot++;
            }
            if (pivot == n) {
                return Optional.empty();
            }
            BigInteger[] swapped = rows[pivot];
            rows[pivot] = rows[k];
            rows[k] = swapped;
            BigInteger lead = swapped[k];
            for (int r = 0; r < n; r++) {
                if (r != k) {
                    BigInteger factor = rows[r][k];
                    for (int c = k + 1; c <= n; c++) {
                        BigInteger minor =
                                rows[r][c].multiply(lead).subtract(factor.multiply(swapped[c]));
                        rows[r][c] = k == 0 ? minor : minor.divide(last);
                    }
                }
            }
            last = lead;
        }
        BigInteger[] numerators = new BigInteger[n];
        for (int r = 0; r < n; r++) {
            numerators[r] = last.signum() < 0 ? rows[r][n].negate() : rows[r][n];
        }
        return Optional.of(new ExactSystem(numerators, last.abs()));
    }
}
