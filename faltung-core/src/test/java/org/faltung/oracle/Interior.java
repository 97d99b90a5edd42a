package org.faltung.oracle;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// Whether affine functions are all greater than 0 somewhere, by the simplex method in rationals.
///
/// The largest t ≤ 1 with g_i(x) ≥ t for all i is, by duality, the least Σ y_i b_i + y₀ over y ≥ 0 with
/// Σ y_i a_i = 0 and Σ y_i + y₀ = 1, for g_i(x) = a_i x + b_i. Bland's rule, from the vertex y₀ = 1.
public final class Interior {
    private final List<List<Rational>> rows = new ArrayList<>(); // right side last
    private final List<Integer> basis = new ArrayList<>();

    private Interior() {}

    /// Whether there is a point at which all functions are positive.
    public static boolean exists(List<AffineForm> forms, int dimension) {
        return new Interior().isPositive(forms, dimension);
    }

    private boolean isPositive(List<AffineForm> forms, int dimension) {
        int n = forms.size();
        for (int q = 0; q < dimension; q++) {
            List<Rational> row = new ArrayList<>();
            for (AffineForm form : forms) {
                row.add(form.coefficient(q));
            }
            row.add(Rational.ZERO);
            row.add(Rational.ZERO);
            rows.add(row);
        }
        List<Rational> sum = new ArrayList<>();
        List<Rational> cost = new ArrayList<>();
        for (AffineForm form : forms) {
            sum.add(Rational.ONE);
            cost.add(form.constant().minus(Rational.ONE));
        }
        sum.add(Rational.ONE);
        sum.add(Rational.ONE);
        cost.add(Rational.ZERO);
        cost.add(Rational.ONE.negated()); // the right side of the objective is its negative
        rows.add(sum);
        for (int q = 0; q < dimension; q++) {
            basis.add(-1);
        }
        basis.add(n);
        for (int q = 0; q < dimension; q++) {
            driveOut(q, n, cost);
        }
        while (cost.getLast().signum() < 0) {
            int enter = 0;
            while (enter <= n && cost.get(enter).signum() >= 0) {
                enter++;
            }
            if (enter > n) {
                return true;
            }
            pivot(leaving(enter), enter, cost);
        }
        return false;
    }

    private void driveOut(int q, int n, List<Rational> cost) {
        for (int column = 0; column < n; column++) {
            if (rows.get(q).get(column).signum() != 0) {
                pivot(q, column, cost);
                return;
            }
        }
    }

    private int leaving(int enter) {
        int best = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(enter).signum() <= 0) {
                continue;
            }
            int order = best < 0 ? -1 : ratio(i, enter).compareTo(ratio(best, enter));
            if (order < 0 || order == 0 && basis.get(i) < basis.get(best)) {
                best = i;
            }
        }
        return best;
    }

    private Rational ratio(int row, int column) {
        return rows.get(row).getLast().over(rows.get(row).get(column));
    }

    private void pivot(int row, int column, List<Rational> cost) {
        List<Rational> pivot = rows.get(row);
        Rational by = pivot.get(column);
        pivot.replaceAll(value -> value.over(by));
        for (int i = 0; i < rows.size(); i++) {
            if (i != row) {
                clear(rows.get(i), pivot, column);
            }
        }
        clear(cost, pivot, column);
        basis.set(row, column);
    }

    private static void clear(List<Rational> row, List<Rational> pivot, int column) {
        Rational factor = row.get(column);
        if (factor.signum() != 0) {
            for (int q = 0; q < row.size(); q++) {
                row.set(q, row.get(q).minus(factor.times(pivot.get(q))));
            }
        }
    }
}
