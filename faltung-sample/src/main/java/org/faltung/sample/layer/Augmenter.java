package org.faltung.sample.layer;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Searches for augmenting paths in matchings; one for each thread.
///
/// A position can choose one more neuron if and only if an alternating path leads from it to a free input (Berge). Where
/// few inputs are free, the search goes for the nearest of them first, which finds most paths after a few steps.
final class Augmenter {
    /// Up to so many free inputs the search aims at the nearest.
    private static final int FEW = 24;

    private final Grid grid;
    private final int[] cellSeen; // when a cell was last reached
    private final int[] positionSeen;
    private final int[] parent; // the cell before on the path; -1 at its start
    private final int[] mover; // the position that moves into the cell
    private final int[] queue;
    private final int[] open;
    private final int[] nearest; // heads of lists of cells, by distance to the target
    private final int[] next;
    private int opened;
    private int time;
    private long visits;

    Augmenter(Grid grid) {
        this.grid = grid;
        int cells = grid.positions.length;
        cellSeen = new int[cells];
        positionSeen = new int[grid.positions()];
        parent = new int[cells];
        mover = new int[cells];
        queue = new int[cells];
        next = new int[cells];
        open = new int[grid.positions()];
        nearest = new int[grid.diameter() + 1];
        Arrays.fill(nearest, -1);
    }

    /// Cells and positions looked at so far, a measure of work.
    long visits() {
        return visits;
    }

    /// Chooses one more neuron at a position.
    ///
    /// @param position with fewer chosen than there are filters
    /// @return whether it can be matched; if not, nothing changes
    boolean place(Matching matching, int position) {
        int found = search(matching, position);
        if (found < 0) {
            return false;
        }
        augment(matching, found);
        matching.chosen[position]++;
        return true;
    }

    /// Removes a random neuron and adds a random one, if what results can be matched; else changes nothing.
    ///
    /// Both are uniform, so that uniform choices of so many neurons stay so (Metropolis). The walk that always adds is
    /// known to forget its start after about as many steps as there are neurons chosen, whatever the matroid
    /// (Cryan, Guo, Mousa 2021).
    ///
    /// @param matching of at least one neuron
    void exchange(Matching matching, SplittableRandom random) {
        int i = random.nextInt(matching.size());
        int cell = matching.heldCell(i);
        int removed = matching.release(i);
        matching.chosen[removed]--;
        if (!place(matching, unchosen(matching, random))) {
            matching.hold(cell, removed);
            matching.chosen[removed]++;
        }
    }

    /// Counts the neurons that can be added, by the positions from which a path leads to a free input.
    ///
    /// @return how many unchosen neurons can be matched beside the chosen ones
    int extensions(Matching matching) {
        time++;
        opened = 0;
        if (matching.free() * grid.most < grid.positions()) {
            for (int i = 0; i < matching.free(); i++) {
                openAround(matching.freeCell(i));
            }
        } else {
            for (int p = 0; p < grid.positions(); p++) {
                if (adjacent(matching, p) >= 0) {
                    positionSeen[p] = time;
                    open[opened++] = p;
                }
            }
        }
        int extensions = 0;
        for (int head = 0; head < opened; head++) {
            int position = open[head];
            extensions += grid.filters - matching.chosen[position];
            if (matching.chosen[position] > 0 && opened < grid.positions()) {
                for (int cell : grid.cells[position]) {
                    if (cellSeen[cell] != time && matching.holds(position, cell)) {
                        cellSeen[cell] = time;
                        openAround(cell);
                    }
                }
            }
        }
        visits += opened;
        return extensions;
    }

    private void openAround(int cell) {
        for (int position : grid.positions[cell]) {
            if (positionSeen[position] != time) {
                positionSeen[position] = time;
                open[opened++] = position;
            }
        }
    }

    /// Adds a neuron, uniformly among those that can be added.
    ///
    /// @param before how many that are, at least 1
    /// @return how many can be added then
    int extend(Matching matching, int before, SplittableRandom random) {
        boolean all = before == grid.neurons() - matching.size();
        int position = all ? unchosen(matching, random) : openFor(matching, random);
        if (!place(matching, position)) {
            throw new IllegalStateException("no path from position " + position);
        }
        // a set of positions that is full only now holds this one
        return all && search(matching, position) >= 0 ? before - 1 : extensions(matching);
    }

    /// The position of a neuron drawn among those that can be added.
    private int openFor(Matching matching, SplittableRandom random) {
        int drawn = random.nextInt(extensions(matching));
        int i = 0;
        while (drawn >= grid.filters - matching.chosen[open[i]]) {
            drawn -= grid.filters - matching.chosen[open[i++]];
        }
        return open[i];
    }

    /// The position of a neuron drawn among those that are not chosen.
    private int unchosen(Matching matching, SplittableRandom random) {
        while (true) {
            int neuron = random.nextInt(grid.neurons());
            int position = neuron / grid.filters;
            if (neuron % grid.filters >= matching.chosen[position]) {
                return position;
            }
        }
    }

    private void augment(Matching matching, int found) {
        int holder = mover[found];
        matching.hold(found, holder);
        for (int cell = parent[found]; cell >= 0; cell = parent[cell]) {
            matching.replace(cell, holder, mover[cell]);
            holder = mover[cell];
        }
    }

    /// A cell with room that a position sees, else −1.
    private int adjacent(Matching matching, int position) {
        for (int cell : grid.cells[position]) {
            if (!matching.isFull(cell)) {
                return cell;
            }
        }
        return -1;
    }

    /// The cell with room that ends a path from a position, else −1.
    private int search(Matching matching, int position) {
        int cell = adjacent(matching, position);
        visits++;
        if (cell >= 0) {
            parent[cell] = -1;
            mover[cell] = position;
            return cell;
        }
        time++;
        positionSeen[position] = time;
        return matching.free() <= FEW
                ? nearestFirst(matching, position)
                : breadthFirst(matching, position);
    }

    private int breadthFirst(Matching matching, int start) {
        int position = start;
        int before = -1;
        int tail = 0;
        int head = 0;
        int k = 0;
        while (true) {
            for (int cell : grid.cells[position]) {
                if (cellSeen[cell] == time) {
                    continue;
                }
                reach(cell, before, position);
                if (!matching.isFull(cell)) {
                    return cell;
                }
                queue[tail++] = cell;
            }
            while (true) {
                if (head == tail) {
                    return -1;
                }
                if (k == grid.capacity) {
                    head++;
                    k = 0;
                    continue;
                }
                before = queue[head];
                position = matching.holder(before, k++);
                if (positionSeen[position] != time) {
                    break;
                }
            }
            positionSeen[position] = time;
        }
    }

    private int nearestFirst(Matching matching, int start) {
        int target = nearestFree(matching, start);
        int low = nearest.length;
        int high = -1;
        int found = -1;
        int position = start;
        int before = -1;
        while (target >= 0) {
            for (int cell : grid.cells[position]) {
                if (cellSeen[cell] == time) {
                    continue;
                }
                reach(cell, before, position);
                if (!matching.isFull(cell)) {
                    found = cell;
                    break;
                }
                int distance = grid.distance(cell, target);
                next[cell] = nearest[distance];
                nearest[distance] = cell;
                low = Math.min(low, distance);
                high = Math.max(high, distance);
            }
            position = -1;
            while (found < 0 && position < 0) {
                while (low <= high && nearest[low] < 0) {
                    low++;
                }
                if (low > high) {
                    break;
                }
                before = nearest[low];
                position = unseenHolder(matching, before);
                if (position < 0) {
                    nearest[low] = next[before];
                }
            }
            if (position < 0) {
                break;
            }
            positionSeen[position] = time;
        }
        for (int d = low; d <= high; d++) {
            nearest[d] = -1;
        }
        return found;
    }

    private int unseenHolder(Matching matching, int cell) {
        for (int k = 0; k < grid.capacity; k++) {
            int position = matching.holder(cell, k);
            if (positionSeen[position] != time) {
                return position;
            }
        }
        return -1;
    }

    private void reach(int cell, int before, int by) {
        visits++;
        cellSeen[cell] = time;
        parent[cell] = before;
        mover[cell] = by;
    }

    /// The free cell nearest to a position, −1 if there is none.
    private int nearestFree(Matching matching, int position) {
        int centre = grid.centre[position];
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < matching.free(); i++) {
            int cell = matching.freeCell(i);
            int distance = grid.distance(cell, centre);
            if (distance < least) {
                least = distance;
                best = cell;
            }
        }
        return best;
    }
}
