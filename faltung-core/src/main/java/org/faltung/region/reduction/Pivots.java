package org.faltung.region.reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.exact.Modular;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineMap;

/// Independent rows of a matrix, and as many columns on which they stay independent, by Gaussian elimination
/// modulo p = 2⁶¹ − 1.
///
/// The minor of these rows and columns is not 0 modulo p, hence not 0. That the other rows depend on these
/// holds modulo p only, and wants a proof.
///
/// Time: at most rows · columns · rank products; the elimination ends when the rank is the number of columns.
final class Pivots {
    private final AffineMap map;
    private final int[] position; // of a column of the map among those of the matrix; or −1
    private final int[] columns;
    private final List<Integer> pivotRows = new ArrayList<>();
    private final List<Integer> pivotColumns = new ArrayList<>();
    private final List<Integer> otherRows = new ArrayList<>();

    private Pivots(AffineMap map, int[] columns) {
        this.map = map;
        this.columns = columns;
        position = new int[map.inputs()];
        Arrays.fill(position, -1);
        for (int c = 0; c < columns.length; c++) {
            position[columns[c]] = c;
        }
    }

    /// Eliminates some columns of the linear part of a map; short rows are taken first.
    ///
    /// @param most the products to spend at most
    /// @return empty if these do not suffice, or if p divides a denominator
    static Optional<Pivots> of(AffineMap map, int[] columns, long most) {
        Pivots pivots = new Pivots(map, columns);
        return pivots.eliminate(most) ? Optional.of(pivots) : Optional.empty();
    }

    /// The independent rows, rising.
    List<Integer> rows() {
        return pivotRows;
    }

    /// As many columns of the map, rising.
    List<Integer> columns() {
        return pivotColumns;
    }

    /// The rows that are not 0 on the columns and depend modulo p on the independent ones, rising; where the
    /// rank is the number of columns, all the others that are not 0.
    List<Integer> otherRows() {
        return otherRows;
    }

    private boolean eliminate(long most) {
        List<long[]> echelon = new ArrayList<>();
        List<Integer> leads = new ArrayList<>();
        long spent = 0;
        for (int row : shortFirst()) {
            if (echelon.size() == columns.length) {
                otherRows.add(row);
                continue;
            }
            long[] residues = new long[columns.length];
            if (spent > most || !read(row, residues)) {
                return false;
            }
            for (int k = 0; k < echelon.size(); k++) {
                long factor = residues[leads.get(k)];
                if (factor != 0) {
                    subtract(residues, factor, echelon.get(k));
                    spent += columns.length;
                }
            }
            int lead = lead(residues);
            if (lead == residues.length) {
                otherRows.add(row);
                continue;
            }
            scale(residues, Modular.inverse(residues[lead]));
            echelon.add(residues);
            leads.add(lead);
            pivotRows.add(row);
            pivotColumns.add(columns[lead]);
        }
        pivotRows.sort(null);
        pivotColumns.sort(null);
        otherRows.sort(null);
        return true;
    }

    /// The rows that are not 0 on the columns.
    private List<Integer> shortFirst() {
        int[] length = new int[map.outputs()];
        for (int row = 0; row < length.length; row++) {
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                length[row] += position[map.column(k)] < 0 ? 0 : 1;
            }
        }
        return IntStream.range(0, length.length)
                .filter(row -> length[row] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(row -> length[row]))
                .toList();
    }

    /// Whether p divides no denominator of the row.
    private boolean read(int row, long[] residues) {
        for (int k = map.start(row); k < map.start(row + 1); k++) {
            int at = position[map.column(k)];
            if (map.isDouble(k)) {
                if (at >= 0) {
                    residues[at] = Modular.of(map.value(k));
                }
                continue;
            }
            Rational exact = map.exact(k);
            long denominator = Modular.of(exact.denominator());
            if (denominator == 0) {
                return false;
            }
            if (at >= 0) {
                residues[at] =
                        Modular.product(
                                Modular.of(exact.numerator()), Modular.inverse(denominator));
            }
        }
        return Modular.of(map.exactOffset(row).denominator()) != 0;
    }

    private static int lead(long[] row) {
        int lead = 0;
        while (lead < row.length && row[lead] == 0) {
            lead++;
        }
        return lead;
    }

    private static void subtract(long[] row, long factor, long[] other) {
        for (int c = 0; c < row.length; c++) {
            row[c] = Modular.difference(row[c], Modular.product(factor, other[c]));
        }
    }

    private static void scale(long[] row, long factor) {
        for (int c = 0; c < row.length; c++) {
            row[c] = Modular.product(row[c], factor);
        }
    }
}
