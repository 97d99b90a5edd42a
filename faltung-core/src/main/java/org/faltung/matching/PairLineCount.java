package org.faltung.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Scalars;

/// Counts along a line under two Hall conditions at once: t must be matched to distinct inputs in each of
/// two layers below, each with windows and cells of its own.
///
/// A rank bound min(ρ₁, ρ₂) holds if and only if both hold, and each alone reduces to a queue
/// ([LineCount]); the state is the pair of queue lengths.
///
/// Time O(m · c₁ c₂ · min(d, c₁, c₂)) operations; space O(c₁ c₂) numbers.
///
/// Derived in docs/theory/deep.md.
public final class PairLineCount {
    private PairLineCount() {}

    /// Two queue lengths, relative to where the windows open.
    private record Lengths(int first, int second) {}

    /// The weighted count.
    ///
    /// @param one the windows in the first layer below
    /// @param capacityOne inputs in each of its cells
    /// @param two the windows of the same positions in the second layer below
    /// @param capacityTwo inputs in each of its cells
    public static <N> N of(
            Axis one,
            int capacityOne,
            Axis two,
            int capacityTwo,
            Choice choice,
            Scalars<N> scalars) {
        Map<Lengths, N> states = Map.of(new Lengths(0, 0), scalars.one());
        int originOne = 0;
        int originTwo = 0;
        for (int p = 0; p < one.positions(); p++) {
            int shiftOne = capacityOne * one.first(p) - originOne;
            int shiftTwo = capacityTwo * two.first(p) - originTwo;
            int roomOne = capacityOne * one.length(p);
            int roomTwo = capacityTwo * two.length(p);
            List<N> weights =
                    choice.weights(scalars, Math.min(choice.filters(), Math.min(roomOne, roomTwo)));
            Map<Lengths, N> next = HashMap.newHashMap(states.size());
            states.forEach((lengths, ways) -> {
                int first = Math.max(0, lengths.first() - shiftOne);
                int second = Math.max(0, lengths.second() - shiftTwo);
                for (int t = 0;
                        t < weights.size() && first + t <= roomOne && second + t <= roomTwo;
                        t++) {
                    next.merge(
                            new Lengths(first + t, second + t),
                            scalars.product(ways, weights.get(t)),
                            scalars::sum);
                }
            });
            states = next;
            originOne += shiftOne;
            originTwo += shiftTwo;
        }
        N total = scalars.zero();
        for (N ways : states.values()) {
            total = scalars.sum(total, ways);
        }
        return total;
    }

    /// Multiplications that [#of] makes at most.
    public static double steps(
            Axis one, int capacityOne, Axis two, int capacityTwo, Choice choice) {
        double steps = 0;
        for (int p = 0; p < one.positions(); p++) {
            double roomOne = (double) capacityOne * one.length(p);
            double roomTwo = (double) capacityTwo * two.length(p);
            double most = Math.min(choice.filters(), Math.min(roomOne, roomTwo));
            steps += (roomOne + 1) * (roomTwo + 1) * (most + 1);
        }
        return steps;
    }
}
