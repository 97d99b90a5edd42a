package org.faltung.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Scalars;

/// Counts under Hall's condition in two dimensions, by a sweep over the positions (see [Sweep]).
///
/// Exact for every layer; the number of states grows exponentially with the shorter side of the grid
/// and with the overlap of the windows, so that the work is limited and the answer may be empty.
final class SweepCount {
    private static final int MOST_SETS = 4096;
    private static final int MOST_VALUE = 255;

    private SweepCount() {}

    /// The count, or nothing if it takes more than `work` elementary operations.
    ///
    /// @param field a layer whose windows are not empty
    static <N> Optional<N> of(Field field, Choice choice, Scalars<N> scalars, double work) {
        Field oriented =
                field.columns().positions() <= field.rows().positions()
                        ? field
                        : field.transposed();
        List<int[]> windows = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        int width = oriented.columns().end(oriented.columns().positions() - 1);
        List<Run> rows = Run.of(oriented.rows());
        List<Run> columns = Run.of(oriented.columns());
        if (widest(rows) * widest(columns) > Sweep.MOST_LIVE) {
            return Optional.empty();
        }
        for (Run row : rows) {
            for (Run column : columns) {
                windows.add(cells(row, column, width));
                choices.add(choice.times(row.copies() * column.copies()));
            }
        }
        int cells = oriented.rows().end(oriented.rows().positions() - 1) * width;
        return Sweep.plan(windows, choices, cells, field.channels(), MOST_SETS)
                .filter(SweepCount::fits)
                .flatMap(steps -> run(steps, scalars, work));
    }

    private static long widest(List<Run> runs) {
        return runs.stream().mapToLong(run -> run.end() - run.first()).max().orElse(0);
    }

    private static int[] cells(Run row, Run column, int width) {
        int[] cells = new int[(row.end() - row.first()) * (column.end() - column.first())];
        int next = 0;
        for (int r = row.first(); r < row.end(); r++) {
            for (int c = column.first(); c < column.end(); c++) {
                cells[next++] = r * width + c;
            }
        }
        return cells;
    }

    private static boolean fits(List<Sweep.Step> steps) {
        return steps.stream()
                .allMatch(step -> {
                    for (int limit : step.limit()) {
                        if (limit > MOST_VALUE) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    private static <N> Optional<N> run(List<Sweep.Step> steps, Scalars<N> scalars, double work) {
        StateTable<N> states = new StateTable<>(scalars, 0);
        states.add(new byte[0], scalars.one());
        double spent = 0;
        for (Sweep.Step step : steps) {
            int width = step.limit().length;
            StateTable<N> next = new StateTable<>(scalars, width);
            List<N> weights = step.choice().weights(scalars, step.most());
            int[] values = new int[states.width() + 1];
            Moves moves = new Moves(step);
            for (int state = 0; state < states.size(); state++) {
                states.read(state, values);
                int most = moves.prepare(values);
                for (int t = 0; t <= most; t++) {
                    next.add(moves.row(t), scalars.product(states.ways(state), weights.get(t)));
                }
                spent += (most + 1.0) * (width + 32);
                if (spent > work) {
                    return Optional.empty();
                }
            }
            states = next;
        }
        return Optional.of(states.ways(0));
    }

    /// The rows that one state leads to.
    private static final class Moves {
        private final Sweep.Step step;
        private final int[] keep;
        private final int[] take;
        private final byte[] row;

        Moves(Sweep.Step step) {
            this.step = step;
            int width = step.limit().length;
            this.keep = new int[width];
            this.take = new int[width];
            this.row = new byte[width];
        }

        /// Looks at a state; returns the largest possible t.
        int prepare(int[] values) {
            for (int i = 0; i < keep.length; i++) {
                keep[i] =
                        Math.min(
                                step.limit()[i],
                                values[step.without()[i]] + step.withoutFresh()[i]);
                take[i] = values[step.with()[i]] + step.withFresh()[i];
            }
            return Math.min(step.most(), values[step.own()] + step.ownFresh());
        }

        byte[] row(int t) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) Math.min(keep[i], take[i] - t);
            }
            return row;
        }
    }
}
