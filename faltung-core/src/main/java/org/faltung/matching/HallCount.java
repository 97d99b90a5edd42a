package org.faltung.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Scalars;

/// F, the number of neuron choices that satisfy Hall's condition, weighted by breakpoints:
///
///     F = Σ { Π_p C(d, t_p) P^{t_p} : Σ_{p∈J} t_p ≤ #inputs seen by J, for every set J of positions }
///
/// It is the sum over K_N that the literature gives for the maximal number of linear regions of a
/// one-layer convolutional network with d filters; exactly the maximum when every position has filters
/// of its own; an upper bound of it when the filters are shared.
///
/// A layer falls into independent parts where neighbouring windows share nothing. Each part is
/// one-dimensional ([LineCount]) or is swept ([SweepCount]).
///
/// Source: Xiong et al. 2020, Theorem 2; algorithms derived in docs/algorithms.md.
public final class HallCount {
    private HallCount() {}

    /// The count, or nothing if it takes more than `work` elementary operations.
    ///
    /// @param field the receptive fields
    /// @param choice the neurons at each position
    /// @param scalars digits, or one-sided rounding
    /// @param work elementary operations that may be spent on each two-dimensional part
    public static <N> Optional<N> of(Field field, Choice choice, Scalars<N> scalars, double work) {
        Map<Axis, Integer> rows = alike(field.rows().components());
        Map<Axis, Integer> columns = alike(field.columns().components());
        N product = scalars.one();
        for (Map.Entry<Axis, Integer> row : rows.entrySet()) {
            for (Map.Entry<Axis, Integer> column : columns.entrySet()) {
                Field part = new Field(row.getKey(), column.getKey(), field.channels());
                Optional<N> count = part(part, choice, scalars, work);
                if (count.isEmpty()) {
                    return Optional.empty();
                }
                long copies = (long) row.getValue() * column.getValue();
                product = scalars.product(product, scalars.power(count.get(), copies));
            }
        }
        return Optional.of(product);
    }

    private static Map<Axis, Integer> alike(List<Axis> parts) {
        Map<Axis, Integer> copies = new HashMap<>();
        parts.forEach(part -> copies.merge(part, 1, Integer::sum));
        return copies;
    }

    private static <N> Optional<N> part(
            Field part, Choice choice, Scalars<N> scalars, double work) {
        List<Run> rows = Run.of(part.rows());
        List<Run> columns = Run.of(part.columns());
        if (rows.size() == 1) {
            int capacity = (rows.getFirst().end() - rows.getFirst().first()) * part.channels();
            return Optional.of(
                    LineCount.of(
                            part.columns(),
                            capacity,
                            choice.times(rows.getFirst().copies()),
                            scalars));
        }
        if (columns.size() == 1) {
            return part(part.transposed(), choice, scalars, work);
        }
        return SweepCount.of(part, choice, scalars, work);
    }
}
