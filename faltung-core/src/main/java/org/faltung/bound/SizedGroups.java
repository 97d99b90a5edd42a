package org.faltung.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;
import org.faltung.matching.Axis;
import org.faltung.matching.Choice;

/// The bound of [SortedColumns] with groups that depend on the set of neurons.
///
/// A set A is read class by class; each input column takes the longest run of classes that hold no
/// more neurons than the column has inputs (and that see the column). If every run can be matched within
/// its column and no class comes too late, A is independent. The reading is unique, so that counting
/// readings counts sets. The next run begins with a class too large for what the last one left free;
/// hence the states: classes read so far, and the size of the last run.
///
/// A run of g classes is counted by its size S and the size of its first class by a one-dimensional
/// dynamic program down the column, as in the count of a line.
///
/// Time O(n₁ c f κ n₁ S) for each g, with n₁ rows of positions, queue length c, S inputs a column.
///
/// Derived in docs/theory/brackets.md (sorted columns).
final class SizedGroups<N> {
    private static final double MOST_STEPS = 6e7;
    private static final double MOST_DIGIT_STEPS = 1e7;

    private final SortedColumns columns;
    private final Scalars<N> scalars;
    private final Axis rows;
    private final int capacity;
    private final int inputs;
    private final Map<Integer, List<List<N>>> runs = new HashMap<>();

    private SizedGroups(SortedColumns columns, Scalars<N> scalars) {
        this.columns = columns;
        this.scalars = scalars;
        this.rows = columns.column().rows();
        this.capacity = columns.column().channels();
        this.inputs = capacity * rows.seen();
    }

    /// The bound, in digits if they are wanted and cheap, else rounded down; nothing if it would take too long.
    static Optional<Magnitude> of(SortedColumns columns, boolean digits) {
        double steps = new SizedGroups<>(columns, Rounded.DOWN).steps();
        if (steps > MOST_STEPS) {
            return Optional.empty();
        }
        return Optional.of(
                digits && steps <= MOST_DIGIT_STEPS
                        ? in(columns, Digits.EXACT)
                        : in(columns, Rounded.DOWN));
    }

    /// The bound in a number system.
    static <N> Magnitude in(SortedColumns columns, Scalars<N> scalars) {
        return scalars.magnitude(new SizedGroups<>(columns, scalars).count());
    }

    /// Additions made, roughly.
    private double steps() {
        double window = 0;
        for (int p = 0; p < rows.positions(); p++) {
            window = Math.max(window, (double) capacity * rows.length(p));
        }
        double oneRun =
                rows.positions()
                        * (window + 1)
                        * (window + 1)
                        * (rows.positions() + 1.0)
                        * (inputs + 1.0);
        double sizes = Math.min(inputs, rows.positions());
        double parse =
                columns.columns()
                        * (double) columns.band()
                        * columns.mostInGroup()
                        * inputs
                        * sizes
                        / 4;
        return oneRun * columns.mostInGroup() / 2 + parse;
    }

    /// The numbers of readings: entry [q][0] of those whose next class, q, has a column to itself, entry [q][1 + free] of
    /// those whose last run left `free` inputs, fewer than class q has neurons.
    private N count() {
        int all = columns.classes();
        N[][] states = table(all, inputs + 1);
        states[0][0] = scalars.one();
        for (int m = 0; m < columns.columns(); m++) {
            N[][] next = table(all, inputs + 1);
            for (int q = 0; q <= all; q++) {
                if (q == all || columns.first(q) > m) {
                    for (N ways : states[q]) {
                        next[q][0] = scalars.sum(next[q][0], ways);
                    }
                } else if (columns.end(q) > m) {
                    advance(states[q], q, m, next);
                }
            }
            states = next;
        }
        return states[all][0];
    }

    /// All runs that begin with class q in column m.
    private void advance(N[] states, int q, int m, N[][] next) {
        int all = columns.classes();
        for (int g = 1;
                g <= columns.mostInGroup() && q + g <= all && columns.first(q + g - 1) <= m;
                g++) {
            boolean waiting = q + g == all || columns.first(q + g) > m;
            List<List<N>> run = runs.computeIfAbsent(g, this::run);
            for (int least = 0; least < states.length && least < run.size(); least++) {
                if (scalars.isZero(states[least])) {
                    continue;
                }
                for (int size = least; size <= inputs; size++) {
                    N count = run.get(least).get(size);
                    if (!scalars.isZero(count)) {
                        int to = waiting ? 0 : 1 + inputs - size;
                        next[q + g][to] =
                                scalars.sum(next[q + g][to], scalars.product(states[least], count));
                    }
                }
            }
        }
    }

    /// Choices in g classes that can be matched within the column, weighted by breakpoints: entry [a][S] counts those
    /// of S neurons, at least a of them in the first class.
    private List<List<N>> run(int g) {
        int positions = rows.positions();
        Map<Integer, N[][]> offsets = new HashMap<>();
        N[][] start = table(positions, inputs);
        start[0][0] = scalars.one();
        offsets.put(0, start);
        int origin = 0;
        for (int p = 0; p < positions; p++) {
            if (rows.length(p) == 0) {
                continue;
            }
            int opens = capacity * rows.first(p);
            offsets = serve(offsets, opens - origin, capacity * rows.length(p), g, p);
            origin = opens;
        }
        List<List<N>> counts = new ArrayList<>();
        for (int a = positions; a >= 0; a--) {
            List<N> sizes = new ArrayList<>();
            for (int size = 0; size <= inputs; size++) {
                N sum = counts.isEmpty() ? scalars.zero() : counts.getLast().get(size);
                for (N[][] table : offsets.values()) {
                    sum = scalars.sum(sum, table[a][size]);
                }
                sizes.add(sum);
            }
            counts.add(sizes);
        }
        return counts.reversed();
    }

    private Map<Integer, N[][]> serve(
            Map<Integer, N[][]> offsets, int shift, int room, int g, int p) {
        List<N> others =
                new Choice(g - 1, columns.breakpoints()).weights(scalars, Math.min(g - 1, room));
        Map<Integer, N[][]> served = new HashMap<>();
        offsets.forEach((offset, table) -> {
            int from = Math.max(0, offset - shift);
            for (int first = 0; first <= 1; first++) {
                for (int more = 0; more < others.size() && from + first + more <= room; more++) {
                    N weight =
                            first == 0
                                    ? others.get(more)
                                    : scalars.times(others.get(more), columns.breakpoints());
                    N[][] target =
                            served.computeIfAbsent(
                                    from + first + more, _ -> table(rows.positions(), inputs));
                    add(table, target, p, first, first + more, weight);
                }
            }
        });
        return served;
    }

    /// Adds the choices of the positions before p, none of which has more than p in the first class.
    private void add(N[][] from, N[][] to, int p, int first, int chosen, N weight) {
        for (int a = 0; a <= p; a++) {
            for (int size = a; size + chosen <= inputs; size++) {
                if (!scalars.isZero(from[a][size])) {
                    to[a + first][size + chosen] =
                            scalars.sum(
                                    to[a + first][size + chosen],
                                    scalars.product(from[a][size], weight));
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // N is erased: the table never leaves this object
    private N[][] table(int last, int lastInRow) {
        Object[][] table = new Object[last + 1][lastInRow + 1];
        for (Object[] row : table) {
            Arrays.fill(row, scalars.zero());
        }
        return (N[][]) table;
    }
}
