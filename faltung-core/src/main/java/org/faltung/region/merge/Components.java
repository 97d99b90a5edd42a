package org.faltung.region.merge;

import java.util.Arrays;

/// Sets of numbers that are merged: union and find, with path halving.
final class Components {
    private int[] parent = new int[64];
    private int size;
    private int sets;

    /// The next number, in a set of its own.
    int add() {
        if (size == parent.length) {
            parent = Arrays.copyOf(parent, 2 * size);
        }
        parent[size] = size;
        sets++;
        return size++;
    }

    /// Merges the sets of two numbers.
    void join(int one, int two) {
        int a = find(one);
        int b = find(two);
        if (a != b) {
            parent[Math.max(a, b)] = Math.min(a, b);
            sets--;
        }
    }

    /// How many sets there are.
    int sets() {
        return sets;
    }

    private int find(int number) {
        int at = number;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
