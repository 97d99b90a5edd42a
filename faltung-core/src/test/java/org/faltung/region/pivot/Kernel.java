package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// The one linear relation of some gradients.
final class Kernel {
    private Kernel() {}

    /// Numbers m_i, none 0, with Σ m_i · gradient_i = 0, if they are unique up to a factor.
    static List<Rational> of(List<AffineForm> forms) {
        int d = forms.getFirst().dimension();
        int n = forms.size();
        // Gauss and Jordan on rows (gradient | unit vector): what becomes 0 on the left is the
        // relation.
        List<Rational[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Rational[] row = new Rational[d + n];
            for (int q = 0; q < d; q++) {
                row[q] = forms.get(i).coefficient(q);
            }
            for (int k = 0; k < n; k++) {
                row[d + k] = k == i ? Rational.ONE : Rational.ZERO;
            }
            rows.add(row);
        }
        int rank = 0;
        for (int q = 0; q < d; q++) {
            int pivot = rank;
            while (pivot < n && rows.get(pivot)[q].signum() == 0) {
                pivot++;
            }
            if (pivot == n) {
                continue;
            }
            Rational[] row = rows.remove(pivot);
            rows.add(rank, row);
            for (int i = rank + 1; i < n; i++) {
                Rational factor = rows.get(i)[q].over(row[q]);
                for (int k = 0; k < d + n; k++) {
                    rows.get(i)[k] = rows.get(i)[k].minus(factor.times(row[k]));
                }
            }
            rank++;
        }
        if (rank != n - 1) {
            throw new AssertionError("rank " + rank + " of " + n + " gradients");
        }
        return List.of(rows.getLast()).subList(d, d + n);
    }
}
