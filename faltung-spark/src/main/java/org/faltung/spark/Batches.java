package org.faltung.spark;

import java.util.ArrayList;
import java.util.List;
import org.faltung.count.Remainder;

/// Cells put together to tasks of Spark that weigh about the same.
final class Batches {
    /// The most cells in one.
    static final int MOST_CELLS = 256;

    private Batches() {}

    /// Cuts a list of cells. As shares are guesses, half of a cell's weight is its share and half is that it is a cell.
    ///
    /// @param many how many batches there should be, at least 1; more if they would be too large
    /// @return batches of consecutive cells, none empty
    static List<List<Remainder.Task>> of(List<Remainder.Task> cells, int many) {
        double shares = cells.stream().mapToDouble(Remainder.Task::share).sum();
        List<List<Remainder.Task>> batches = new ArrayList<>();
        int from = 0;
        double weight = 0; // of all cells so far; 1 in the end
        int full = 1;
        for (int i = 0; i < cells.size(); i++) {
            double share = shares > 0 ? cells.get(i).share() / shares : 1.0 / cells.size();
            weight += (share + 1.0 / cells.size()) / 2;
            boolean last = i == cells.size() - 1;
            if (last || weight * many >= full || i + 1 - from == MOST_CELLS) {
                batches.add(List.copyOf(cells.subList(from, i + 1)));
                from = i + 1;
                full = Math.max(full, (int) (weight * many) + 1);
            }
        }
        return batches;
    }
}
