package org.faltung.verify;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Whether functions f_1, …, f_m refute each other: that no point has f_i > 0 for all i.
///
/// Let f_i = ⟨a_i, x⟩ + c_i. If Σ λ_i a_i = 0 with all λ_i > 0 and Σ λ_i c_i ≤ 0, then at no point all f_i are
/// positive, for Σ λ_i f_i would be. Here the λ are found, not given: a support is accepted only if a_1, …,
/// a_{m−1} are linearly independent, so that λ is unique with λ_m = 1.
///
/// Fraction-free elimination of Gauss and Jordan: after the step with pivot row k, entry (i, j) of every other row
/// is (p · e_ij − e_ik · e_kj) / p', where p is the pivot and p' the one before. The division has no remainder
/// (Sylvester's identity: entries are minors of the matrix), and all pivot rows hold p in their pivot column.
/// O(d · m²) products of integers of O(m) times the length.
///
/// Source: E. H. Bareiss, Sylvester's identity and multistep integer-preserving Gaussian elimination, Mathematics
/// of Computation 22 (1968).
final class Support {
    private final int dimension;
    private final BigInteger[][]
            entries; // a row a coordinate, last the constants; a column a function
    private final int[] pivotRow; // of a column
    private final boolean[] used; // rows that are pivot rows

    /// Room for supports in so many coordinates.
    Support(int dimension) {
        this.dimension = dimension;
        entries = new BigInteger[dimension + 1][0];
        pivotRow = new int[dimension];
        used = new boolean[dimension];
    }

    /// What is wrong with a support; empty if nothing is, so that it refutes.
    String fault(List<Form> functions) {
        int many = functions.size();
        if (many > dimension + 1) {
            return "it has "
                    + many
                    + " constraints, but no more than "
                    + (dimension + 1)
                    + " can have one combination only";
        }
        for (int i = 0; i <= dimension; i++) {
            if (entries[i].length < many) {
                entries[i] = new BigInteger[many];
            }
            for (int j = 0; j < many; j++) {
                entries[i][j] = functions.get(j).at(i);
            }
        }
        BigInteger pivot = eliminate(many);
        return pivot.signum() == 0
                ? "its constraints have more than one combination with constant value"
                : faultOfCombination(many, pivot);
    }

    /// Eliminates all columns but the last; gives the last pivot, or 0 if the columns are dependent.
    private BigInteger eliminate(int many) {
        Arrays.fill(used, false);
        BigInteger before = BigInteger.ONE;
        for (int k = 0; k < many - 1; k++) {
            int row = pivot(k);
            if (row < 0) {
                return BigInteger.ZERO;
            }
            used[row] = true;
            pivotRow[k] = row;
            BigInteger pivot = entries[row][k];
            for (int i = 0; i <= dimension; i++) {
                if (i != row) {
                    eliminate(entries[i], entries[row], k, many, before);
                }
            }
            before = pivot;
        }
        return before;
    }

    private static void eliminate(
            BigInteger[] row, BigInteger[] by, int k, int many, BigInteger before) {
        BigInteger pivot = by[k];
        BigInteger factor = row[k];
        boolean plain = before.equals(BigInteger.ONE);
        for (int j = k + 1; j < many; j++) {
            BigInteger product = pivot.multiply(row[j]);
            if (factor.signum() != 0 && by[j].signum() != 0) {
                product = product.subtract(factor.multiply(by[j]));
            }
            row[j] = plain || product.signum() == 0 ? product : product.divide(before);
        }
    }

    /// The row with the shortest entry ≠ 0 in a column among those that are not pivot rows; −1 if there is none.
    private int pivot(int column) {
        int best = -1;
        for (int i = 0; i < dimension; i++) {
            BigInteger entry = entries[i][column];
            if (!used[i]
                    && entry.signum() != 0
                    && (best < 0 || entry.bitLength() < entries[best][column].bitLength())) {
                best = i;
            }
        }
        return best;
    }

    /// Now λ_k = −e/p with e the entry of the last column in the pivot row of column k; the rows that are not
    /// pivot rows must be 0 there, and the row of constants holds p · Σ λ_i c_i.
    private String faultOfCombination(int many, BigInteger pivot) {
        int last = many - 1;
        for (int i = 0; i < dimension; i++) {
            if (!used[i] && entries[i][last].signum() != 0) {
                return "no combination of its constraints has constant value";
            }
        }
        for (int k = 0; k < last; k++) {
            if (entries[pivotRow[k]][last].signum() * pivot.signum() >= 0) {
                return "the combination of its constraints has a factor that is not positive";
            }
        }
        return entries[dimension][last].signum() * pivot.signum() > 0
                ? "the combination of its constraints has a positive value"
                : "";
    }
}
