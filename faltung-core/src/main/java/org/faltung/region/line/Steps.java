package org.faltung.region.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The pieces of one unit along the line, while its new knots have no numbers yet.
final class Steps {
    private int[] pieces = new int[4];
    private int[] knots = new int[4]; // a knot, or −1 for the next crossing
    private int count;
    private final List<Crossing> crossings = new ArrayList<>(2);

    /// The piece in the first cell.
    void begin(int piece) {
        pieces[0] = piece;
        count = 1;
    }

    /// The piece at the moment; −1 before the beginning.
    int piece() {
        return count == 0 ? -1 : pieces[count - 1];
    }

    /// A new piece from a knot on.
    void step(int knot, int piece) {
        if (count == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * count);
            knots = Arrays.copyOf(knots, 2 * count);
        }
        knots[count] = knot;
        pieces[count++] = piece;
    }

    /// A new piece from a crossing on.
    void step(Crossing crossing, int piece) {
        crossings.add(crossing);
        step(-1, piece);
    }

    List<Crossing> crossings() {
        return crossings;
    }

    /// The pieces between the ends of the line, when every crossing has its knot.
    Changes changes(Knots all) {
        int[] at = new int[count - 1];
        int[] piece = new int[count];
        piece[0] = pieces[0];
        int size = 0;
        int crossing = 0;
        for (int s = 1; s < count; s++) {
            int knot = knots[s] >= 0 ? knots[s] : crossings.get(crossing++).knot;
            int place = all.rank(knot);
            if (place == 0) {
                piece[0] = pieces[s];
            } else if (place < all.last()) {
                at[size++] = knot;
                piece[size] = pieces[s];
            }
        }
        return new Changes(Arrays.copyOf(at, size), Arrays.copyOf(piece, size + 1));
    }
}
