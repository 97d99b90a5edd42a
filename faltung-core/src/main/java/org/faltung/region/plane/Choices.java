package org.faltung.region.plane;

import java.util.Arrays;

/// Makes choices out of pieces by cell.
final class Choices {
    /// The choice of a value that does not fold.
    static final Choice NONE = new Choice(new int[1], new int[1]);

    private Choices() {}

    /// The choice of pieces by cell, or of one for all.
    static Choice of(char[] pieces, Sheet sheet) {
        if (pieces.length == 1) {
            return new Choice(new int[1], new int[] {pieces[0]});
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
        int[] piece = new int[count];
        for (int s = 0; s < count; s++) {
            piece[s] = pieces[tops[s]];
        }
        return new Choice(Arrays.copyOf(tops, count), piece);
    }
}
