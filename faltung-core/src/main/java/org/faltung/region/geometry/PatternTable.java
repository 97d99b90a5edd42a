package org.faltung.region.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Prefix;

/// The patterns of regions by number, and the numbers by pattern.
///
/// Each pattern is packed, every unit in as many bits as its number of pieces needs; a hash table
/// with linear probing finds them. Memory: the bits, rounded up to 64, and 8 to 16 bytes a pattern.
///
/// Once all are added, any number of threads may look.
public final class PatternTable {
    /// The most patterns that the table takes.
    public static final int MOST = 1 << 29;

    private static final int CHUNK = 1 << 14;

    private final PatternCode code;
    private final int words;
    private final List<long[]> chunks = new ArrayList<>();
    private int[] slots = new int[1 << 10]; // number + 1; 0 for none
    private int size;

    /// No patterns yet.
    public PatternTable(FoldSequence folds) {
        code = new PatternCode(folds);
        words = code.words();
    }

    /// Adds a pattern that is not in it; its number is that of those before it.
    ///
    /// @throws IllegalStateException if there are too many
    public void add(Prefix pattern) {
        if (size == MOST) {
            throw new IllegalStateException("more than " + MOST + " regions");
        }
        if (size % CHUNK == 0) {
            chunks.add(new long[CHUNK * words]);
        }
        long[] packed = code.pack(pattern);
        System.arraycopy(packed, 0, chunks.getLast(), size % CHUNK * words, words);
        size++;
        if (2L * size > slots.length) {
            slots = new int[2 * slots.length];
            for (int number = 0; number < size; number++) {
                insert(number, at(number));
            }
        } else {
            insert(size - 1, packed);
        }
    }

    private void insert(int number, long[] packed) {
        int slot = slot(packed);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = number + 1;
    }

    private int slot(long[] packed) {
        long hash = 0;
        for (long word : packed) {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash & slots.length - 1;
    }

    private long[] at(int number) {
        int from = number % CHUNK * words;
        return Arrays.copyOfRange(chunks.get(number / CHUNK), from, from + words);
    }

    /// Numbers the patterns anew, in the order of the tree: of two, the one with the lower piece of the first unit in
    /// which they differ comes first. Time O(n log n), or O(n) if they are in order; memory, 24 bytes a pattern and more.
    public void sort() {
        if (isSorted()) {
            return;
        }
        long[][] patterns = new long[size][];
        for (int number = 0; number < size; number++) {
            patterns[number] = at(number);
        }
        Arrays.parallelSort(patterns, Arrays::compareUnsigned);
        Arrays.fill(slots, 0);
        for (int number = 0; number < size; number++) {
            long[] packed = patterns[number];
            System.arraycopy(packed, 0, chunks.get(number / CHUNK), number % CHUNK * words, words);
            insert(number, packed);
        }
    }

    private boolean isSorted() {
        for (int number = 1; number < size; number++) {
            if (Arrays.compareUnsigned(at(number - 1), at(number)) > 0) {
                return false;
            }
        }
        return true;
    }

    /// How many patterns there are.
    public int size() {
        return size;
    }

    /// A pattern by its number.
    public Prefix pattern(int number) {
        return code.unpack(at(number));
    }

    /// The number of a pattern, if it is in the table.
    public OptionalInt find(Prefix pattern) {
        long[] packed = code.pack(pattern);
        for (int slot = slot(packed); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (Arrays.equals(packed, at(slots[slot] - 1))) {
                return OptionalInt.of(slots[slot] - 1);
            }
        }
        return OptionalInt.empty();
    }
}
