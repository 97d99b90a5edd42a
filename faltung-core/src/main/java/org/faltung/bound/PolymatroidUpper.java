package org.faltung.bound;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;
import org.faltung.matching.Axis;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.matching.PairLineCount;

/// How often one fold in the middle of a network can cut a region of the folds before it, at most.
///
/// On a region the network so far is affine, and the normals at a set J of positions of fold l span at most
///
///     ρ(J) = min( d_{l−1} · #cells of fold l − 1 that J sees, d₀ · #input cells that J sees )
///
/// dimensions. So the region is cut into at most Σ { Π_p C(d_l, t_p) P^t_p : t(J) ≤ ρ(J) for all J } pieces. The sum is
/// exact where the positions lie on a line (dilated windows count as if they had no holes); over a grid it is bounded by the product over its rows
/// (or columns) of positions, where t restricted to a row satisfies the row's own condition.
///
/// Source: Proposition 2 of Xiong et al. 2020, applied to every layer; derived in docs/theory/deep.md.
final class PolymatroidUpper {
    private static final double MOST_STEPS = 2e7;

    private PolymatroidUpper() {}

    /// The number of pieces, or nothing if even the rows are out of reach.
    ///
    /// @param previous what each position sees of the fold before
    /// @param input what each position sees of the input
    static Optional<Magnitude> pieces(Field previous, Field input, Choice choice, Effort effort) {
        Field one = previous.compressed();
        Field two = input.compressed();
        Optional<Magnitude> byRows = rows(one, two, choice, effort);
        Optional<Magnitude> byColumns = rows(one.transposed(), two.transposed(), choice, effort);
        if (byRows.isPresent() && byColumns.isPresent()) {
            return Optional.of(Products.min(byRows.get(), byColumns.get()));
        }
        return byRows.or(() -> byColumns);
    }

    private static Optional<Magnitude> rows(
            Field previous, Field input, Choice choice, Effort effort) {
        double bits = (double) choice.filters() * previous.columns().positions();
        double steps = steps(previous, input, choice) * previous.rows().positions();
        if (steps > MOST_STEPS * 20) {
            return Optional.empty();
        }
        return effort.exact(steps * 10, bits)
                ? Optional.of(product(previous, input, choice, Digits.EXACT))
                : Optional.of(product(previous, input, choice, Rounded.UP))
                        .filter(_ -> steps <= MOST_STEPS);
    }

    private static double steps(Field previous, Field input, Choice choice) {
        int middle = previous.rows().positions() / 2;
        return PairLineCount.steps(
                previous.columns(),
                previous.channels() * previous.rows().length(middle),
                input.columns(),
                input.channels() * input.rows().length(middle),
                choice);
    }

    private static <N> Magnitude product(
            Field previous, Field input, Choice choice, Scalars<N> scalars) {
        Axis rows = previous.rows();
        Map<Long, N> known = new HashMap<>();
        N product = scalars.one();
        for (int i = 0; i < rows.positions(); i++) {
            int one = previous.channels() * rows.length(i);
            int two = input.channels() * input.rows().length(i);
            N count =
                    known.computeIfAbsent(
                            ((long) one << 32) + two,
                            _ ->
                                    PairLineCount.of(
                                            previous.columns(),
                                            one,
                                            input.columns(),
                                            two,
                                            choice,
                                            scalars));
            product = scalars.product(product, count);
        }
        return scalars.magnitude(product);
    }
}
