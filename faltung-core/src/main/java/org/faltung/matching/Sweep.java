package org.faltung.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The order in which a two-dimensional layer is swept, and what must be remembered between two positions.
///
/// When the positions before k have taken t₁ … t_{k−1} inputs, all that the later ones can feel is how
/// many inputs are still free in certain sets of cells,
///
///     ρ_k(S) = min over sets I of earlier positions of κ |S ∪ U(I)| − t(I)
///
/// for S = U(J) ∩ X_k, where U(J) are the cells that a set J of later positions sees and X_k the live
/// cells, seen both before and after. (Hall's condition for I ∪ J, minimised over I.) The next step is
///
///     ρ_{k+1}(T) = min( ρ(T), ρ(T ∪ U(k)) − t_k ),   every new cell adding κ,
///
/// and is possible if and only if t_k ≤ ρ(U(k)). Where the later demands together cannot reach
/// ρ_k(S) anyway, all larger values are alike: every set has such a limit, computed backwards, and sets
/// with limit 0 are forgotten. Both make states coincide that no later position can tell apart.
///
/// Derived for this project: docs/algorithms.md.
final class Sweep {
    /// A cell can be one of at most so many live ones.
    static final int MOST_LIVE = 62;

    /// One position: how the values after it come from the values before it. Index 0 stands for the
    /// constant 0, the value of the empty set.
    ///
    /// @param choice the neurons at this position
    /// @param most the largest t that can be chosen
    /// @param own index of U(k) among the sets before the step
    /// @param ownFresh inputs that U(k) adds
    /// @param without index of T among the sets before, for each set T after the step
    /// @param withoutFresh inputs that T adds
    /// @param with index of T ∪ U(k)
    /// @param withFresh inputs that T ∪ U(k) adds
    /// @param limit the largest value of ρ(T) that matters
    record Step(
            Choice choice,
            int most,
            int own,
            int ownFresh,
            int[] without,
            int[] withoutFresh,
            int[] with,
            int[] withFresh,
            int[] limit) {}

    private Sweep() {}

    /// The steps of a sweep, or nothing if the sets to remember are more than `mostSets`.
    ///
    /// @param windows the cells that each position sees, in the order of the sweep
    /// @param choices the neurons at each position
    /// @param cells number of cells
    /// @param capacity κ, inputs in each cell
    static Optional<List<Step>> plan(
            List<int[]> windows, List<Choice> choices, int cells, int capacity, int mostSets) {
        Optional<Slots> slots = Slots.of(windows, cells);
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Integer> after = Map.of(0L, 0);
        List<Step> steps = new ArrayList<>();
        for (int k = windows.size() - 1; k >= 0; k--) {
            long live = slots.get().live()[k];
            long window = slots.get().window()[k];
            int most = Math.min(choices.get(k).filters(), capacity * Long.bitCount(window));
            Map<Long, Integer> before = before(after, live, window, most, capacity);
            if (before.size() > mostSets) {
                return Optional.empty();
            }
            steps.add(step(before, after, live, window, choices.get(k), most, capacity));
            after = before;
        }
        Collections.reverse(steps);
        return Optional.of(steps);
    }

    /// The sets that matter before a step, with their limits.
    private static Map<Long, Integer> before(
            Map<Long, Integer> after, long live, long window, int most, int capacity) {
        Map<Long, Integer> before = new LinkedHashMap<>();
        after.forEach((set, limit) -> {
            long with = set | window;
            before.merge(set & live, limit - capacity * Long.bitCount(set & ~live), Math::max);
            before.merge(
                    with & live, limit + most - capacity * Long.bitCount(with & ~live), Math::max);
        });
        before.values().removeIf(limit -> limit <= 0);
        before.put(0L, 0);
        return before;
    }

    private static Step step(
            Map<Long, Integer> before,
            Map<Long, Integer> after,
            long live,
            long window,
            Choice choice,
            int most,
            int capacity) {
        Map<Long, Integer> index = new LinkedHashMap<>();
        index.put(0L, 0);
        before.keySet().forEach(set -> index.putIfAbsent(set, index.size()));
        long[] sets =
                after.keySet().stream()
                        .mapToLong(Long::longValue)
                        .filter(set -> set != 0)
                        .toArray();
        int n = sets.length;
        Step step =
                new Step(
                        choice,
                        most,
                        index.getOrDefault(window & live, 0),
                        capacity * Long.bitCount(window & ~live),
                        new int[n],
                        new int[n],
                        new int[n],
                        new int[n],
                        new int[n]);
        for (int i = 0; i < n; i++) {
            long with = sets[i] | window;
            step.without()[i] = index.getOrDefault(sets[i] & live, 0);
            step.withoutFresh()[i] = capacity * Long.bitCount(sets[i] & ~live);
            step.with()[i] = index.getOrDefault(with & live, 0);
            step.withFresh()[i] = capacity * Long.bitCount(with & ~live);
            step.limit()[i] = after.getOrDefault(sets[i], 0);
        }
        return step;
    }

    /// A bit for every live cell, used again when the cell is dead.
    ///
    /// @param live the live cells before each position
    /// @param window the cells that each position sees
    private record Slots(long[] live, long[] window) {

        static Optional<Slots> of(List<int[]> windows, int cells) {
            int[] last = new int[cells];
            for (int k = 0; k < windows.size(); k++) {
                for (int cell : windows.get(k)) {
                    last[cell] = k;
                }
            }
            Deque<Integer> free = new ArrayDeque<>();
            for (int bit = 0; bit < MOST_LIVE; bit++) {
                free.add(bit);
            }
            int[] slot = new int[cells];
            Arrays.fill(slot, -1);
            long[] live = new long[windows.size()];
            long[] window = new long[windows.size()];
            long used = 0;
            for (int k = 0; k < windows.size(); k++) {
                live[k] = used;
                for (int cell : windows.get(k)) {
                    if (slot[cell] < 0) {
                        Integer bit = free.poll();
                        if (bit == null) {
                            return Optional.empty();
                        }
                        slot[cell] = bit;
                    }
                    window[k] |= 1L << slot[cell];
                }
                used |= window[k];
                for (int cell : windows.get(k)) {
                    if (last[cell] == k) {
                        used &= ~(1L << slot[cell]);
                        free.add(slot[cell]);
                    }
                }
            }
            return Optional.of(new Slots(live, window));
        }
    }
}
