package org.faltung.polytope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// Gauss and Jordan in rationals, for oracles.
final class Elimination {
    private Elimination() {}

    /// The rank of the gradients.
    static int rank(List<AffineForm> forms, List<Integer> rows, int d) {
        return eliminate(forms, rows, d).size();
    }

    /// The point where d functions are 0, if there is just one.
    static Optional<List<Rational>> solve(List<AffineForm> forms, List<Integer> rows, int d) {
        List<Rational[]> reduced = eliminate(forms, rows, d);
        if (reduced.size() < d) {
            return Optional.empty();
        }
        Rational[] point = new Rational[d];
        for (Rational[] row : reduced) {
            for (int q = 0; q < d; q++) {
                if (row[q].signum() != 0) {
                    point[q] = row[d].negated().over(row[q]);
                }
            }
        }
        return Optional.of(List.of(point));
    }

    private static List<Rational[]> eliminate(List<AffineForm> forms, List<Integer> rows, int d) {
        List<Rational[]> basis = new ArrayList<>();
        List<Integer> pivots = new ArrayList<>();
        for (int i : rows) {
            Rational[] row = new Rational[d + 1];
            for (int q = 0; q <= d; q++) {
                row[q] = forms.get(i).coefficient(q);
            }
            for (int b = 0; b < basis.size(); b++) {
                clear(row, basis.get(b), pivots.get(b));
            }
            int pivot = 0;
            while (pivot < d && row[pivot].signum() == 0) {
                pivot++;
            }
            if (pivot < d) {
                for (Rational[] other : basis) {
                    clear(other, row, pivot);
                }
                basis.add(row);
                pivots.add(pivot);
            }
        }
        return basis;
    }

    private static void clear(Rational[] row, Rational[] by, int pivot) {
        Rational factor = row[pivot].over(by[pivot]);
        for (int q = 0; q < row.length; q++) {
            row[q] = row[q].minus(factor.times(by[q]));
        }
    }
}
