package org.faltung.region.geometry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Prefix;

/// The patterns of regions by number, and the numbers by pattern: they are found by halving, once they are in order.
///
/// Each pattern is packed, every unit in as many bits as its number of pieces needs. Memory: these bits a pattern,
/// rounded up to 64.
///
/// Once all are added and sorted, any number of threads may look.
public final class PatternTable {
    /// The most patterns that the table takes.
    public static final int MOST = 1 << 29;

    /// Patterns in a run that are sorted by moving them one place at a time.
    private static final int SHORT = 12;

    private static final int CHUNK = 1 << 14;

    private final PatternCode code;
    private final int words;
    private final List<long[]> chunks = new ArrayList<>();
    private int size;

    /// No patterns yet.
    public PatternTable(FoldSequence folds) {
        code = new PatternCode(folds);
        words = code.words();
    }

    /// The code that its patterns are packed with.
    public PatternCode code() {
        return code;
    }

    /// Adds a pattern that is not in it; its number is that of those before it.
    ///
    /// @throws IllegalStateException if there are too many
    public void add(Prefix pattern) {
        add(code.pack(pattern));
    }

    /// Adds the first patterns of a list that are not in it.
    ///
    /// @param most how many of them, if there are more
    public void add(PackedPatterns patterns, int most) {
        for (int number = 0; number < Math.min(most, patterns.size()); number++) {
            add(patterns.at(number));
        }
    }

    private void add(long[] packed) {
        if (size == MOST) {
            throw new IllegalStateException("more than " + MOST + " regions");
        }
        if (size % CHUNK == 0) {
            chunks.add(new long[CHUNK * words]);
        }
        put(size++, packed);
    }

    private void put(int number, long[] packed) {
        System.arraycopy(packed, 0, chunks.get(number / CHUNK), number % CHUNK * words, words);
    }

    private long[] at(int number) {
        int from = number % CHUNK * words;
        return Arrays.copyOfRange(chunks.get(number / CHUNK), from, from + words);
    }

    private int compare(int number, long[] packed) {
        long[] chunk = chunks.get(number / CHUNK);
        int from = number % CHUNK * words;
        for (int w = 0; w < words; w++) {
            int order = Long.compareUnsigned(chunk[from + w], packed[w]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Numbers the patterns anew, in the order of the tree: of two, the one with the lower piece of the first unit in
    /// which they differ comes first. In place; time O(n log n), or O(n) if they are in order.
    public void sort() {
        for (int number = 1; number < size; number++) {
            if (compare(number - 1, at(number)) > 0) {
                sort(0, size - 1);
                return;
            }
        }
    }

    /// Quicksort by the middle of three; the shorter part first, so that the stack stays low.
    private void sort(int first, int last) {
        int low = first;
        int high = last;
        while (high - low > SHORT) {
            long[] pivot = median(at(low), at((low + high) >>> 1), at(high));
            int i = low;
            int j = high;
            while (i <= j) {
                while (compare(i, pivot) < 0) {
                    i++;
                }
                while (compare(j, pivot) > 0) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (j - low < high - i) {
                sort(low, j);
                low = i;
            } else {
                sort(i, high);
                high = j;
            }
        }
        for (int number = low + 1; number <= high; number++) {
            long[] packed = at(number);
            int to = number;
            while (to > low && compare(to - 1, packed) > 0) {
                swap(to - 1, to);
                to--;
            }
        }
    }

    private void swap(int i, int j) {
        long[] one = chunks.get(i / CHUNK);
        long[] other = chunks.get(j / CHUNK);
        int from = i % CHUNK * words;
        int to = j % CHUNK * words;
        for (int w = 0; w < words; w++) {
            long word = one[from + w];
            one[from + w] = other[to + w];
            other[to + w] = word;
        }
    }

    private static long[] median(long[] a, long[] b, long[] c) {
        boolean rising = Arrays.compareUnsigned(a, b) <= 0;
        long[] low = rising ? a : b;
        long[] high = rising ? b : a;
        if (Arrays.compareUnsigned(c, low) <= 0) {
            return low;
        }
        return Arrays.compareUnsigned(c, high) <= 0 ? c : high;
    }

    /// Writes all of them: their number, then the words of each.
    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int number = 0; number < size; number++) {
            for (long word : at(number)) {
                out.writeLong(word);
            }
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @param folds the network that the patterns are of
    public static PatternTable read(FoldSequence folds, DataInput in) throws IOException {
        PatternTable table = new PatternTable(folds);
        long[] packed = new long[table.words];
        for (int many = in.readInt(); many > 0; many--) {
            for (int w = 0; w < packed.length; w++) {
                packed[w] = in.readLong();
            }
            table.add(packed);
        }
        return table;
    }

    /// How many patterns there are.
    public int size() {
        return size;
    }

    /// A pattern by its number.
    public Prefix pattern(int number) {
        return code.unpack(at(number));
    }

    /// The number of a pattern, if it is in the table, which is in order.
    public OptionalInt find(Prefix pattern) {
        long[] packed = code.pack(pattern);
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, packed);
            if (order == 0) {
                return OptionalInt.of(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }
}
