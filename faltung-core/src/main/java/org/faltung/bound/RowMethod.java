package org.faltung.bound;

import java.util.HashMap;
import java.util.Map;
import org.faltung.exact.Scalars;
import org.faltung.matching.Axis;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.matching.HallCount;

/// Bounds of one layer from its rows of positions, each of which is one-dimensional and hence exact.
///
/// Upper: restricted to a row of positions, an independent set is independent, so that the product over the
/// rows, each with all its inputs, is an upper bound.
///
/// Lower: choose a row m. A row i before m keeps the input rows that no later row of positions sees, a row
/// after m those that no earlier one sees, and m all of its own. Ordered 0 … m − 1, last … m + 1, m, the
/// matrix of normals is block triangular, and each diagonal block is a one-dimensional layer, for which
/// generic shared filters are as good as free ones. So the product is a lower bound of the true
/// count with shared filters.
///
/// Without padding and for stride s this is A(d₀ f₁)^n₁ ≥ F ≥ R ≥ A(d₀ min(s, f₁))^(n₁−1) A(d₀ f₁), with A(κ) the
/// count of a row with κ channels.
///
/// Derived in docs/theory/brackets.md.
final class RowMethod {
    private RowMethod() {}

    /// The upper bound.
    static <N> N upper(Field field, Choice choice, Scalars<N> scalars) {
        Lines<N> lines = new Lines<>(field, choice, scalars);
        N product = scalars.one();
        for (int i = 0; i < field.rows().positions(); i++) {
            product = scalars.product(product, lines.count(field.rows().length(i)));
        }
        return product;
    }

    /// The lower bound, for the best row m.
    static <N> N lower(Field field, Choice choice, Scalars<N> scalars) {
        Axis rows = field.rows();
        int n = rows.positions();
        Lines<N> lines = new Lines<>(field, choice, scalars);
        N best = scalars.one();
        for (int m : new int[] {n - 1, n / 2}) {
            N product = scalars.one();
            for (int i = 0; i < n; i++) {
                product = scalars.product(product, lines.count(own(rows, i, m)));
            }
            best = scalars.max(best, product);
        }
        return best;
    }

    private static int own(Axis rows, int i, int m) {
        if (i < m) {
            return Math.min(rows.first(i + 1), rows.end(i)) - rows.first(i);
        }
        return i == m ? rows.length(i) : rows.end(i) - Math.max(rows.end(i - 1), rows.first(i));
    }

    /// Counts of one row of positions by the number of input rows that it sees, each made once.
    private static final class Lines<N> {
        private final Field field;
        private final Choice choice;
        private final Scalars<N> scalars;
        private final Map<Integer, N> counts = new HashMap<>();

        Lines(Field field, Choice choice, Scalars<N> scalars) {
            this.field = field;
            this.choice = choice;
            this.scalars = scalars;
        }

        N count(int inputRows) {
            if (inputRows <= 0) {
                return scalars.one();
            }
            return counts.computeIfAbsent(
                    inputRows,
                    rows ->
                            HallCount.of(
                                            new Field(
                                                    Axis.whole(rows),
                                                    field.columns(),
                                                    field.channels()),
                                            choice,
                                            scalars,
                                            0)
                                    .orElseThrow());
        }
    }
}
