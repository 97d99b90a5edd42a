package org.faltung.sample.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Choices of equally many neurons, and how many neurons can be added to each.
final class Rung {
    private final Grid grid;
    private final List<Matching> matchings = new ArrayList<>(); // more than are in use
    private int[] extensions = new int[16];
    private int size;

    Rung(Grid grid) {
        this.grid = grid;
    }

    /// The lowest: no neuron chosen.
    static Rung first(Grid grid) {
        Rung rung = new Rung(grid);
        rung.add(new Matching(grid));
        rung.weigh(grid.neurons());
        return rung;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    Matching get(int i) {
        return matchings.get(i);
    }

    /// Adds a copy of a choice, to be changed and then weighed.
    Matching add(Matching from) {
        if (size == matchings.size()) {
            matchings.add(new Matching(grid));
        }
        Matching copy = matchings.get(size);
        copy.copy(from);
        return copy;
    }

    /// Says how many extensions the choice that was added last has.
    void weigh(int found) {
        if (size == extensions.length) {
            extensions = Arrays.copyOf(extensions, 2 * size);
        }
        extensions[size++] = found;
    }

    int extensions(int i) {
        return extensions[i];
    }

    /// The mean number of extensions.
    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += extensions[i];
        }
        return sum / size;
    }

    /// The coefficient of variation of the numbers of extensions.
    ///
    /// @return at least 0; not a number if there are no extensions
    double variation() {
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (extensions[i] - mean) * (extensions[i] - mean);
        }
        return Math.sqrt(squares / size) / mean;
    }

    /// The share of each choice in all extensions.
    double[] shares() {
        double sum = mean() * size;
        double[] shares = new double[size];
        for (int i = 0; i < size; i++) {
            shares[i] = extensions[i] / sum;
        }
        return shares;
    }
}
