package org.faltung.region.geometry;

import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.region.Prefix;
import org.jspecify.annotations.Nullable;

/// Patterns as bits: each folding unit has as many as its number of pieces needs.
public final class PatternCode {
    private final int[] bits; // of each folding unit
    private final int[] first; // folding units before each folding layer, and at the end
    private final int words;
    private @Nullable BitWeight weighed; // whose table is kept
    private Weights table = new Weights(new int[0], new long[0]);

    /// The code for a network's patterns.
    public PatternCode(FoldSequence folds) {
        bits =
                folds.layers().stream()
                        .flatMap(layer -> layer.units().stream())
                        .mapToInt(Unit::pieces)
                        .filter(pieces -> pieces > 1)
                        .map(pieces -> Integer.SIZE - Integer.numberOfLeadingZeros(pieces - 1))
                        .toArray();
        List<FoldLayer> layers = folds.layers().stream().filter(FoldLayer::folds).toList();
        first = new int[layers.size() + 1];
        for (int l = 0; l < layers.size(); l++) {
            first[l + 1] =
                    first[l]
                            + (int)
                                    layers.get(l).units().stream()
                                            .filter(unit -> unit.pieces() > 1)
                                            .count();
        }
        int used = 0;
        for (int width : bits) {
            used = place(used, width) + width;
        }
        words = Math.max(1, (used + Long.SIZE - 1) / Long.SIZE);
    }

    /// Where so many bits go after those used: never across two words.
    private static int place(int used, int width) {
        int free = Long.SIZE - used % Long.SIZE;
        return width <= free ? used : used + free;
    }

    /// So that the first units are in the highest bits, and unsigned words have the order of the tree.
    private static int shift(int used, int width) {
        return Long.SIZE - used % Long.SIZE - width;
    }

    /// A pattern as hexadecimal numbers, one a layer that folds, joined by points: the first unit
    /// in the highest bits, and leading zeros so that all patterns have equally many digits.
    public String hex(Prefix pattern) {
        StringBuilder text = new StringBuilder();
        for (int l = 0; l + 1 < first.length; l++) {
            if (l > 0) {
                text.append('.');
            }
            append(pattern, first[l], first[l + 1], text);
        }
        return text.toString();
    }

    private void append(Prefix pattern, int from, int to, StringBuilder text) {
        int width = 0;
        for (int u = from; u < to; u++) {
            width += bits[u];
        }
        int filled = -width & 3; // zeros in front make the number of bits a multiple of 4
        int digit = 0;
        for (int u = from; u < to; u++) {
            int piece = pattern.piece(u);
            for (int bit = bits[u] - 1; bit >= 0; bit--) {
                digit = digit << 1 | piece >> bit & 1;
                if (++filled == 4) {
                    text.append(Character.forDigit(digit, 16));
                    filled = 0;
                    digit = 0;
                }
            }
        }
    }

    /// What the pieces of units weigh: the sums of the weights of their bits that are 1.
    public static final class Weights {
        private final int[] first; // of each unit
        private final long[] weight; // by unit and piece

        private Weights(int[] first, long[] weight) {
            this.first = first;
            this.weight = weight;
        }

        /// What a piece of a folding unit weighs.
        public long of(int unit, int piece) {
            return weight[first[unit] + piece];
        }
    }

    /// The weights of the pieces, by those of the bits; kept until others are asked for.
    public synchronized Weights weights(BitWeight weight) {
        if (!weight.equals(weighed)) {
            table = table(weight);
            weighed = weight;
        }
        return table;
    }

    private Weights table(BitWeight weight) {
        int[] at = new int[bits.length + 1];
        for (int u = 0; u < bits.length; u++) {
            at[u + 1] = at[u] + (1 << bits[u]);
        }
        long[] table = new long[at[bits.length]];
        for (int l = 0; l + 1 < first.length; l++) {
            int width = 0;
            for (int u = first[l]; u < first[l + 1]; u++) {
                width += bits[u];
            }
            int place = -width & 3;
            for (int u = first[l]; u < first[l + 1]; u++) {
                for (int bit = bits[u] - 1; bit >= 0; bit--, place++) {
                    long mine = weight.of(l, place / 4, 3 - place % 4);
                    for (int piece = 0; piece < 1 << bits[u]; piece++) {
                        table[at[u] + piece] += (piece >> bit & 1) * mine;
                    }
                }
            }
        }
        return new Weights(at, table);
    }

    int words() {
        return words;
    }

    long[] pack(Prefix pattern) {
        long[] packed = new long[words];
        int used = 0;
        for (int u = 0; u < bits.length; u++) {
            used = place(used, bits[u]);
            packed[used / Long.SIZE] |= (long) pattern.piece(u) << shift(used, bits[u]);
            used += bits[u];
        }
        return packed;
    }

    Prefix unpack(long[] packed) {
        int[] pieces = new int[bits.length];
        int used = 0;
        for (int u = 0; u < bits.length; u++) {
            used = place(used, bits[u]);
            long word = packed[used / Long.SIZE] >>> shift(used, bits[u]);
            pieces[u] = (int) word & (1 << bits[u]) - 1;
            used += bits[u];
        }
        return Prefix.of(pieces, pieces.length);
    }
}
