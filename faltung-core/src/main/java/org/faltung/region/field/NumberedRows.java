package org.faltung.region.field;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.faltung.linear.AffineMap;
import org.jspecify.annotations.Nullable;

/// Finds the rows of a map that are the same function of the values before.
final class NumberedRows {
    private final AffineMap map;
    private final int[] number; // of each row
    private final int[] rowOf; // of each number its first row
    private final int[] start;
    private int[] input = new int[1024];
    private int[] entry = new int[1024];
    private int count;

    NumberedRows(AffineMap map, @Nullable NumberedLayer before) {
        this.map = map;
        int n = map.outputs();
        number = new int[n];
        int[] first = new int[n];
        int[] begin = new int[n + 1];
        Map<Integer, Integer> newest = new HashMap<>(); // hash -> the newest row number with it
        int[] older = new int[n]; // the next older one with the same hash, or −1
        for (int row = 0; row < n; row++) {
            int end = gather(row, begin[count], before);
            int hash = hash(row, begin[count], end);
            int same = newest.getOrDefault(hash, -1);
            while (same >= 0 && !equal(row, begin[count], end, first[same], begin, same)) {
                same = older[same];
            }
            if (same < 0) {
                older[count] = newest.getOrDefault(hash, -1);
                newest.put(hash, count);
                first[count] = row;
                begin[count + 1] = end;
                same = count++;
            }
            number[row] = same;
        }
        rowOf = Arrays.copyOf(first, count);
        start = Arrays.copyOf(begin, count + 1);
    }

    private int gather(int row, int from, @Nullable NumberedLayer before) {
        int at = from;
        for (int k = map.start(row); k < map.start(row + 1); k++) {
            int value = before == null ? map.column(k) : before.valueOf[map.column(k)];
            boolean gone = map.isDouble(k) && map.value(k) == 0;
            if (gone || before != null && before.zero[value]) {
                continue;
            }
            if (at == input.length) {
                input = Arrays.copyOf(input, 2 * at);
                entry = Arrays.copyOf(entry, 2 * at);
            }
            input[at] = value;
            entry[at++] = k;
        }
        return at;
    }

    private int hash(int row, int from, int to) {
        int hash = Double.hashCode(map.offset(row) + 0.0);
        for (int k = from; k < to; k++) {
            hash = (31 * hash + input[k]) * 31 + Double.hashCode(map.value(entry[k]));
        }
        return hash ^ hash >>> 15;
    }

    private boolean equal(int row, int from, int to, int other, int[] begin, int same) {
        int shift = begin[same] - from;
        if (begin[same + 1] - begin[same] != to - from || !sameOffset(row, other)) {
            return false;
        }
        for (int k = from; k < to; k++) {
            if (input[k] != input[k + shift] || !sameEntry(entry[k], entry[k + shift])) {
                return false;
            }
        }
        return true;
    }

    private boolean sameOffset(int row, int other) {
        return map.offset(row) == map.offset(other)
                && (map.isOffsetDouble(row) && map.isOffsetDouble(other)
                        || map.exactOffset(row).equals(map.exactOffset(other)));
    }

    private boolean sameEntry(int k, int other) {
        return map.value(k) == map.value(other)
                && (map.isDouble(k) && map.isDouble(other)
                        || map.exact(k).equals(map.exact(other)));
    }

    int[] number() {
        return number;
    }

    int[] rowOf() {
        return rowOf;
    }

    int[] start() {
        return start;
    }

    int[] input() {
        return Arrays.copyOf(input, start[count]);
    }

    int[] entry() {
        return Arrays.copyOf(entry, start[count]);
    }
}
