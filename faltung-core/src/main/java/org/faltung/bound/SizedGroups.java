package org.faltung.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final double MOST_STEPS = 4e7;

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

    /// The bound, or nothing if it would take too long.
    static <N> Optional<N> of(SortedColumns columns, Scalars<N> scalars) {
        SizedGroups<N> groups = new SizedGroups<>(columns, scalars);
        return groups.steps() > MOST_STEPS ? Optional.empty() : Optional.of(groups.count());
    }

    /// Additions made, roughly.
    private double steps() {
        double window = 0;
        for (int p = 0; p < rows.positions(); p++) {
            window = Math.max(window, (double) capacity * rows.length(p));
        }
        double oneRun = rows.positions() * (window + 1) * (window + 1) * (rows.positions() + 1.0) * (inputs + 1.0);
        double parse = columns.columns() * (double) columns.mostInGroup() * columns.mostInGroup() * inputs;
        return oneRun * columns.mostInGroup() / 2 + parse;
    }

    /// Sets whose reading ended after a number of classes, by what the last run left free.
    ///
    /// @param waiting true if the last run ended because the next class does not see the column
    private record State(int classes, int free, boolean waiting) {}

    private N count() {
        int all = columns.classes();
        Map<State, N> states = Map.of(new State(0, 0, true), scalars.one());
        for (int m = 0; m < columns.columns(); m++) {
            Map<State, N> next = new HashMap<>();
            for (Map.Entry<State, N> entry : states.entrySet()) {
                advance(entry.getKey(), entry.getValue(), m, next);
            }
            states = next;
        }
        N total = scalars.zero();
        for (Map.Entry<State, N> entry : states.entrySet()) {
            if (entry.getKey().classes() == all) {
                total = scalars.sum(total, entry.getValue());
            }
        }
        return total;
    }

    private void advance(State state, N ways, int m, Map<State, N> next) {
        int q = state.classes();
        int all = columns.classes();
        if (q == all || columns.first(q) > m) {
            next.merge(new State(q, 0, true), ways, scalars::sum);
            return;
        }
        if (columns.end(q) <= m) {
            return;
        }
        int least = state.waiting() ? 0 : state.free() + 1;
        for (int g = 1; g <= columns.mostInGroup() && q + g <= all && columns.first(q + g - 1) <= m; g++) {
            boolean waiting = q + g == all || columns.first(q + g) > m;
            List<List<N>> run = runs.computeIfAbsent(g, this::run);
            for (int size = 0; size <= inputs; size++) {
                N count = scalars.zero();
                for (int first = least; first < run.size(); first++) {
                    count = scalars.sum(count, run.get(first).get(size));
                }
                if (!scalars.isZero(count)) {
                    State to = new State(q + g, waiting ? 0 : inputs - size, waiting);
                    next.merge(to, scalars.product(ways, count), scalars::sum);
                }
            }
        }
    }

    /// Choices in g classes that can be matched within the column, weighted by breakpoints: entry [a][S] counts those
    /// of S neurons, a of them in the first class.
    private List<List<N>> run(int g) {
        int positions = rows.positions();
        Map<Integer, N[][]> offsets = new HashMap<>();
        N[][] start = table(positions);
        start[0][0] = scalars.one();
        offsets.put(0, start);
        int origin = 0;
        for (int p = 0; p < positions; p++) {
            if (rows.length(p) == 0) {
                continue;
            }
            int opens = capacity * rows.first(p);
            offsets = serve(offsets, opens - origin, capacity * rows.length(p), g);
            origin = opens;
        }
        List<List<N>> counts = new ArrayList<>();
        for (int a = 0; a <= positions; a++) {
            List<N> sizes = new ArrayList<>();
            for (int size = 0; size <= inputs; size++) {
                N sum = scalars.zero();
                for (N[][] table : offsets.values()) {
                    sum = scalars.sum(sum, table[a][size]);
                }
                sizes.add(sum);
            }
            counts.add(sizes);
        }
        return counts;
    }

    private Map<Integer, N[][]> serve(Map<Integer, N[][]> offsets, int shift, int room, int g) {
        List<N> others = new Choice(g - 1, columns.breakpoints()).weights(scalars, Math.min(g - 1, room));
        Map<Integer, N[][]> served = new HashMap<>();
        offsets.forEach((offset, table) -> {
            int from = Math.max(0, offset - shift);
            for (int first = 0; first <= 1; first++) {
                for (int more = 0; more < others.size() && from + first + more <= room; more++) {
                    N weight = first == 0 ? others.get(more) : scalars.times(others.get(more), columns.breakpoints());
                    N[][] target = served.computeIfAbsent(from + first + more, _ -> table(rows.positions()));
                    add(table, target, first, first + more, weight);
                }
            }
        });
        return served;
    }

    private void add(N[][] from, N[][] to, int first, int chosen, N weight) {
        for (int a = 0; a + first < to.length; a++) {
            for (int size = 0; size + chosen <= inputs; size++) {
                if (!scalars.isZero(from[a][size])) {
                    to[a + first][size + chosen] =
                            scalars.sum(to[a + first][size + chosen], scalars.product(from[a][size], weight));
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // N is erased: the table never leaves this object
    private N[][] table(int positions) {
        Object[][] table = new Object[positions + 1][inputs + 1];
        for (Object[] row : table) {
            Arrays.fill(row, scalars.zero());
        }
        return (N[][]) table;
    }
}
