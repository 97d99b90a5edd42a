package org.faltung.sample.layer;

import java.util.Arrays;

/// A matching of chosen neurons to inputs: how many neurons each position has chosen, and which position holds which
/// input.
///
/// A choice of neurons satisfies Hall's condition, and so is independent in the matching matroid, if and only if such a
/// matching exists.
final class Matching {
    private final Grid grid;

    /// Neurons chosen at each position.
    final int[] chosen;

    /// Inputs of each cell that are held; they are its first.
    final int[] used;

    /// Input k of cell c, held for k < `used[c]`, is number `c · capacity + k`.
    private final int[] holders;

    /// The inputs that some position sees, those that are held first.
    private final int[] inputs;

    /// Where an input stands there.
    private final int[] places;

    private int size;

    /// The empty one.
    Matching(Grid grid) {
        this.grid = grid;
        chosen = new int[grid.positions()];
        used = new int[grid.positions.length];
        holders = new int[used.length * grid.capacity];
        inputs = grid.inputs.clone();
        places = new int[holders.length];
        for (int i = 0; i < inputs.length; i++) {
            places[inputs[i]] = i;
        }
    }

    void clear() {
        Arrays.fill(chosen, 0);
        Arrays.fill(used, 0);
        size = 0;
    }

    void copy(Matching other) {
        System.arraycopy(other.chosen, 0, chosen, 0, chosen.length);
        System.arraycopy(other.used, 0, used, 0, used.length);
        System.arraycopy(other.holders, 0, holders, 0, holders.length);
        System.arraycopy(other.inputs, 0, inputs, 0, inputs.length);
        System.arraycopy(other.places, 0, places, 0, places.length);
        size = other.size;
    }

    /// Chosen neurons.
    int size() {
        return size;
    }

    /// Inputs that are seen and not held.
    int free() {
        return inputs.length - size;
    }

    /// The cell of a free input.
    ///
    /// @param i below [#free()]
    int freeCell(int i) {
        return inputs[size + i] / grid.capacity;
    }

    boolean isFull(int cell) {
        return used[cell] == grid.capacity;
    }

    /// The position that holds an input of a cell.
    ///
    /// @param k below `used[cell]`
    int holder(int cell, int k) {
        return holders[cell * grid.capacity + k];
    }

    /// Gives a free input of a cell to a position.
    void hold(int cell, int position) {
        int input = cell * grid.capacity + used[cell]++;
        holders[input] = position;
        swap(input, size++);
    }

    /// Gives an input of a cell from one position to another.
    void replace(int cell, int position, int by) {
        int input = cell * grid.capacity;
        while (holders[input] != position) {
            input++;
        }
        holders[input] = by;
    }

    boolean holds(int position, int cell) {
        int from = cell * grid.capacity;
        for (int k = from + used[cell] - 1; k >= from; k--) {
            if (holders[k] == position) {
                return true;
            }
        }
        return false;
    }

    /// The cell of a held input.
    ///
    /// @param i below [#size()]
    int heldCell(int i) {
        return inputs[i] / grid.capacity;
    }

    /// Takes the i-th held input away from its holder.
    ///
    /// @param i below [#size()]; every chosen neuron has one such i
    /// @return the position that held it
    int release(int i) {
        int input = inputs[i];
        int cell = input / grid.capacity;
        int position = holders[input];
        int last = cell * grid.capacity + --used[cell];
        holders[input] = holders[last];
        swap(last, --size);
        return position;
    }

    private void swap(int input, int to) {
        int from = places[input];
        int other = inputs[to];
        inputs[to] = input;
        places[input] = to;
        inputs[from] = other;
        places[other] = from;
    }
}
