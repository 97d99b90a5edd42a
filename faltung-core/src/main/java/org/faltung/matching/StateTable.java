package org.faltung.matching;

import java.util.Arrays;
import org.faltung.exact.Scalars;

/// States of a sweep, each a row of bytes, with the number of ways that lead to it.
///
/// An open-addressing table over one flat array, so that a million states cost no object each beside
/// their numbers.
final class StateTable<N> {
    private final Scalars<N> scalars;
    private final int width;
    private byte[] rows;
    private N[] ways;
    private int[] buckets;
    private int size;

    StateTable(Scalars<N> scalars, int width) {
        this.scalars = scalars;
        this.width = width;
        this.rows = new byte[16 * Math.max(1, width)];
        this.ways = Weighted.array(scalars, 16);
        this.buckets = new int[64];
    }

    int size() {
        return size;
    }

    /// Values in a state.
    int width() {
        return width;
    }

    N ways(int state) {
        return ways[state];
    }

    /// Writes a state's values after index 0, which stays 0.
    void read(int state, int[] values) {
        for (int i = 0, at = state * width; i < width; i++, at++) {
            values[i + 1] = rows[at] & 0xff;
        }
    }

    /// Adds ways to the state `row`, which is made if it is new.
    void add(byte[] row, N more) {
        int mask = buckets.length - 1;
        int bucket = spread(hash(row, 0)) & mask;
        while (buckets[bucket] != 0) {
            int state = buckets[bucket] - 1;
            int at = state * width;
            if (Arrays.equals(rows, at, at + width, row, 0, width)) {
                ways[state] = scalars.sum(ways[state], more);
                return;
            }
            bucket = (bucket + 1) & mask;
        }
        if (size == ways.length) {
            ways = Arrays.copyOf(ways, 2 * size);
            rows = Arrays.copyOf(rows, Math.max(1, 2 * size * width));
        }
        System.arraycopy(row, 0, rows, size * width, width);
        ways[size] = more;
        buckets[bucket] = ++size;
        if (2 * size > buckets.length) {
            grow();
        }
    }

    private void grow() {
        buckets = new int[4 * buckets.length];
        int mask = buckets.length - 1;
        for (int state = 0; state < size; state++) {
            int bucket = spread(hash(rows, state * width)) & mask;
            while (buckets[bucket] != 0) {
                bucket = (bucket + 1) & mask;
            }
            buckets[bucket] = state + 1;
        }
    }

    private int hash(byte[] bytes, int from) {
        int hash = 0;
        for (int i = from; i < from + width; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
