package org.faltung.region.geometry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.faltung.region.Prefix;

/// A list of patterns of one network in as few bits as they need, rounded up to 64.
public final class PackedPatterns {
    private final PatternCode code;
    private final int words;
    private long[] packed = new long[0];
    private int size;

    /// No patterns yet.
    public PackedPatterns(PatternCode code) {
        this.code = code;
        words = code.words();
    }

    /// Adds a pattern at the end.
    public void add(Prefix pattern) {
        if ((size + 1) * words > packed.length) {
            packed = Arrays.copyOf(packed, Math.max(16, 2 * size) * words);
        }
        System.arraycopy(code.pack(pattern), 0, packed, size * words, words);
        size++;
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// Calls with each pattern, in order.
    public void forEach(Consumer<Prefix> action) {
        for (int number = 0; number < size; number++) {
            action.accept(code.unpack(at(number)));
        }
    }

    long[] at(int number) {
        return Arrays.copyOfRange(packed, number * words, (number + 1) * words);
    }

    /// Writes all of them: their number, then the words of each.
    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int w = 0; w < size * words; w++) {
            out.writeLong(packed[w]);
        }
    }

    /// Reads what [#write] wrote.
    public static PackedPatterns read(PatternCode code, DataInput in) throws IOException {
        PackedPatterns patterns = new PackedPatterns(code);
        patterns.size = in.readInt();
        patterns.packed = new long[Math.multiplyExact(patterns.size, patterns.words)];
        for (int w = 0; w < patterns.packed.length; w++) {
            patterns.packed[w] = in.readLong();
        }
        return patterns;
    }
}
