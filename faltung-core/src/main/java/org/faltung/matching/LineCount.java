package org.faltung.matching;

import java.util.List;
import org.faltung.exact.Scalars;

/// Counts under Hall's condition along one axis: exact, and polynomial in everything.
///
/// Position j sees the interval [lo_j, hi_j) of cells with κ inputs each, and neither end decreases.
/// Numbers of chosen neurons t = (t₁ … t_m) can be matched to distinct inputs if and only if serving
/// the demands in order, each as early as possible, never runs past the end of a window:
///
///     M_j = max(M_{j−1}, κ lo_j) + t_j ≤ κ hi_j
///
/// (earliest deadline first is optimal since starts and deadlines are both sorted). The count
///
///     F = Σ_t Π_j C(d, t_j) Pᵗʲ
///
/// is a sum over the paths of M, whose offset M_j − κ lo_j takes at most κ (hi_j − lo_j) + 1 values.
///
/// Time O(m · c · min(d, c)) operations for m positions and windows of c inputs; space O(c) numbers.
///
/// Source: Xiong et al. 2020, Theorem 2 for the sum; the reduction is derived in docs/theory.
final class LineCount {
    private LineCount() {}

    /// The count of one line of positions.
    ///
    /// @param axis the windows, none of them empty
    /// @param capacity κ, inputs in each cell, at least 1
    /// @param choice the neurons at each position
    static <N> N of(Axis axis, int capacity, Choice choice, Scalars<N> scalars) {
        N[] offsets = Weighted.array(scalars, 1);
        offsets[0] = scalars.one();
        int origin = 0;
        for (int p = 0; p < axis.positions(); ) {
            int copies = 1;
            while (p + copies < axis.positions()
                    && axis.first(p + copies) == axis.first(p)
                    && axis.end(p + copies) == axis.end(p)) {
                copies++;
            }
            int start = capacity * axis.first(p);
            int room = capacity * axis.length(p);
            offsets =
                    serve(
                            shift(offsets, start - origin, scalars),
                            room,
                            choice.times(copies),
                            scalars);
            origin = start;
            p += copies;
        }
        N total = scalars.zero();
        for (N offset : offsets) {
            total = scalars.sum(total, offset);
        }
        return total;
    }

    /// Work done before the window opens is forgotten: offsets at most `by` become 0.
    private static <N> N[] shift(N[] offsets, int by, Scalars<N> scalars) {
        if (by == 0) {
            return offsets;
        }
        N[] shifted = Weighted.array(scalars, Math.max(1, offsets.length - by));
        for (int w = 0; w < offsets.length; w++) {
            int to = Math.max(0, w - by);
            shifted[to] = scalars.sum(shifted[to], offsets[w]);
        }
        return shifted;
    }

    private static <N> N[] serve(N[] offsets, int room, Choice choice, Scalars<N> scalars) {
        int most = Math.min(choice.filters(), room);
        List<N> weights = choice.weights(scalars, most);
        N[] served = Weighted.array(scalars, Math.min(room, offsets.length - 1 + most) + 1);
        for (int w = 0; w < offsets.length; w++) {
            if (scalars.isZero(offsets[w])) {
                continue;
            }
            for (int t = 0; t <= most && w + t <= room; t++) {
                served[w + t] =
                        scalars.sum(served[w + t], scalars.product(offsets[w], weights.get(t)));
            }
        }
        return served;
    }

    /// Multiplications that [#of] makes.
    static double steps(Axis axis, int capacity, Choice choice) {
        double steps = 0;
        for (int p = 0; p < axis.positions(); p++) {
            double room = (double) capacity * axis.length(p);
            steps += (room + 1) * (Math.min(choice.filters(), room) + 1);
        }
        return steps;
    }
}
