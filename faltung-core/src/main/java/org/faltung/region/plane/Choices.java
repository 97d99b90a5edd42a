package org.faltung.region.plane;

import java.util.Arrays;

/// Makes choices out of pieces by cell.
final class Choices {
    private static final Choice[] SAME = new Choice[64]; // the same piece on all cells

    static {
        Arrays.setAll(SAME, piece -> new Choice(new int[1], new int[] {piece}));
    }

    /// The choice of a value that does not fold.
    static final Choice NONE = SAME[0];

    private Choices() {}

    /// The choice of pieces by cell, or of one for all.
    static Choice of(char[] pieces, Sheet sheet) {
        if (pieces.length == 1) {
            return pieces[0] < SAME.length
                    ? SAME[pieces[0]]
                    : new Choice(new int[1], new int[] {pieces[0]});
        }
        int[] parent = sheet.parents();
        int[] tops = new int[4];
        int count = 1;
        for (int cell = 1; cell < sheet.cells(); cell++) {
            if (pieces[cell] != pieces[parent[cell]]) {
                if (count == tops.length) {
                    tops = Arrays.copyOf(tops, 2 * count);
                }
                tops[count++] = cell;
            }
        }
        if (count == 1 && pieces[0] < SAME.length) {
            return SAME[pieces[0]];
        }
        int[] piece = new int[count];
        for (int s = 0; s < count; s++) {
            piece[s] = pieces[tops[s]];
        }
        return new Choice(Arrays.copyOf(tops, count), piece);
    }
}
