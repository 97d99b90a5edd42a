package org.faltung.sample.layer;

import java.util.Arrays;

/// A matching of chosen neurons to inputs: how many neurons each position has chosen, and who holds which cell.
///
/// A choice of neurons satisfies Hall's condition if and only if such a matching exists.
final class Flow {
    private final Grid grid;

    /// Neurons chosen at each position.
    final int[] chosen;

    /// The positions that hold the inputs of cell c: `holders[c · capacity + k]` for k < `used[c]`.
    final int[] holders;

    /// Inputs of each cell that are held.
    final int[] used;

    /// A bit for each cell that has room.
    final long[] room;

    Flow(Grid grid) {
        this.grid = grid;
        chosen = new int[grid.positions()];
        used = new int[grid.positions.length];
        holders = new int[used.length * grid.capacity];
        room = new long[(used.length + 63) / 64];
        Arrays.fill(room, -1);
    }

    void clear() {
        Arrays.fill(chosen, 0);
        Arrays.fill(used, 0);
        Arrays.fill(room, -1);
    }

    void copy(Flow other) {
        System.arraycopy(other.chosen, 0, chosen, 0, chosen.length);
        System.arraycopy(other.used, 0, used, 0, used.length);
        System.arraycopy(other.holders, 0, holders, 0, holders.length);
        System.arraycopy(other.room, 0, room, 0, room.length);
    }

    boolean isFull(int cell) {
        return used[cell] == grid.capacity;
    }

    void hold(int cell, int position) {
        holders[cell * grid.capacity + used[cell]++] = position;
        if (used[cell] == grid.capacity) {
            room[cell >> 6] &= ~(1L << cell);
        }
    }

    void release(int cell, int position) {
        int from = cell * grid.capacity;
        int last = from + --used[cell];
        holders[index(cell, position, last + 1)] = holders[last];
        room[cell >> 6] |= 1L << cell;
    }

    void replace(int cell, int position, int by) {
        holders[index(cell, position, cell * grid.capacity + used[cell])] = by;
    }

    boolean holds(int cell, int position) {
        int from = cell * grid.capacity;
        for (int k = from + used[cell] - 1; k >= from; k--) {
            if (holders[k] == position) {
                return true;
            }
        }
        return false;
    }

    private int index(int cell, int position, int end) {
        for (int k = cell * grid.capacity; k < end; k++) {
            if (holders[k] == position) {
                return k;
            }
        }
        throw new IllegalStateException("position " + position + " does not hold cell " + cell);
    }
}
