package org.faltung.region.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Modular;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.jspecify.annotations.Nullable;

/// The independent rows I and columns J of a matrix M that [Pivots] found, exactly: what depends on them, and
/// points with given values of the rows I.
final class Dependence {
    private static final long SMALL = 1L << 40;
    private static final int SMALL_EXPONENT = 20;

    private final AffineMap map;
    private final List<Integer> rows;
    private final List<Integer> columns;
    private final List<Integer> otherRows;
    private final @Nullable AffineForm[] forms; // by row, once asked for

    Dependence(AffineMap map, Pivots pivots) {
        this.map = map;
        rows = pivots.rows();
        columns = pivots.columns();
        otherRows = pivots.otherRows();
        forms = new AffineForm[map.outputs()];
    }

    /// The other rows as combinations of the rows I, if modulo p all of these look like multiples of 2⁻²⁰ below
    /// 2²⁰ in size. Whether they are such is to be checked.
    ///
    /// @return by other row and row of I
    Optional<List<List<Rational>>> shortCombinations() {
        Optional<long[][]> inverse = Inverse.of(minor());
        if (inverse.isEmpty()) {
            return Optional.empty();
        }
        List<List<Rational>> all = new ArrayList<>();
        for (int row : otherRows) {
            long[] residues = columns.stream().mapToLong(c -> residue(row, c)).toArray();
            List<Rational> combination = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                long sum = 0;
                for (int j = 0; j < residues.length; j++) {
                    if (residues[j] != 0) {
                        sum = Modular.sum(sum, Modular.product(residues[j], inverse.get()[j][i]));
                    }
                }
                long scaled = Modular.product(sum, 1L << SMALL_EXPONENT);
                long balanced = scaled > Modular.PRIME / 2 ? scaled - Modular.PRIME : scaled;
                if (Math.abs(balanced) >= SMALL) {
                    return Optional.empty();
                }
                combination.add(
                        Rational.of(
                                BigInteger.valueOf(balanced),
                                BigInteger.ONE.shiftLeft(SMALL_EXPONENT)));
            }
            all.add(combination);
        }
        return Optional.of(all);
    }

    private long[][] minor() {
        int n = rows.size();
        long[][] minor = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                minor[i][j] = residue(rows.get(i), columns.get(j));
            }
        }
        return minor;
    }

    private long residue(int row, int column) {
        int low = map.start(row);
        int high = map.start(row + 1) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (map.column(middle) == column) {
                return map.isDouble(middle)
                        ? Modular.of(map.value(middle))
                        : Modular.product(
                                Modular.of(map.exact(middle).numerator()),
                                Modular.inverse(Modular.of(map.exact(middle).denominator())));
            }
            if (map.column(middle) < column) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    /// Proves that the rank of the matrix is |I|: every other row depends on the rows I, or every other column
    /// on the columns J, whichever are fewer.
    ///
    /// @param all the columns of the matrix
    /// @param most the products to spend at most
    /// @return whether a proof was found
    boolean provesRank(int[] all, long most) {
        List<Integer> otherColumns = new ArrayList<>();
        for (int column : all) {
            if (!columns.contains(column)) {
                otherColumns.add(column);
            }
        }
        boolean byRows = otherRows.size() <= otherColumns.size();
        List<Integer> others = byRows ? otherRows : otherColumns;
        int n = rows.size();
        BigInteger[][] matrix = new BigInteger[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[byRows ? j : i][byRows ? i : j] = entry(rows.get(i), columns.get(j));
            }
        }
        Optional<Lifting> lifting = Lifting.of(matrix);
        long digits = most / Math.max(1, (long) n * n * others.size());
        for (int other : others) {
            BigInteger[] right = new BigInteger[n];
            for (int k = 0; k < n; k++) {
                right[k] = byRows ? entry(other, columns.get(k)) : entry(rows.get(k), other);
            }
            Optional<Lifting.Solution> solution =
                    lifting.flatMap(l -> l.solve(right, (int) Math.min(digits, 1 << 20)));
            if (solution.isEmpty()
                    || !(byRows
                            ? combines(solution.get(), other, otherColumns)
                            : spans(solution.get(), other))) {
                return false;
            }
        }
        return true;
    }

    private boolean combines(Lifting.Solution factors, int row, List<Integer> onColumns) {
        for (int column : onColumns) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < rows.size(); i++) {
                sum = sum.add(factors.numerators()[i].multiply(entry(rows.get(i), column)));
            }
            if (!sum.equals(entry(row, column).multiply(factors.denominator()))) {
                return false;
            }
        }
        return true;
    }

    private boolean spans(Lifting.Solution factors, int column) {
        for (int row : otherRows) {
            BigInteger sum = BigInteger.ZERO;
            for (int j = 0; j < columns.size(); j++) {
                sum = sum.add(factors.numerators()[j].multiply(entry(row, columns.get(j))));
            }
            if (!sum.equals(entry(row, column).multiply(factors.denominator()))) {
                return false;
            }
        }
        return true;
    }

    /// An entry of a row that is scaled to integers.
    private BigInteger entry(int row, int column) {
        return form(row).numerator(column);
    }

    private AffineForm form(int row) {
        AffineForm form = forms[row];
        if (form == null) {
            form = map.row(row);
            forms[row] = form;
        }
        return form;
    }
}
