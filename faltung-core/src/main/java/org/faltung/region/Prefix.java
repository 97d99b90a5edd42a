package org.faltung.region;

import java.util.Arrays;

/// The pieces of the first folding units, in the order of [org.faltung.fold.FoldSequence]; it stands for the
/// cell where they have these pieces. One that names every unit is a region's pattern.
///
/// It is the address of a subtree: the unit of work of threads.
public final class Prefix implements Comparable<Prefix> {
    /// The whole domain.
    public static final Prefix ROOT = new Prefix(new int[0]);

    private final int[] pieces;

    private Prefix(int[] pieces) {
        this.pieces = pieces;
    }

    /// The first `length` of some pieces, copied.
    public static Prefix of(int[] pieces, int length) {
        return new Prefix(Arrays.copyOf(pieces, length));
    }

    /// The number of units that are decided.
    public int length() {
        return pieces.length;
    }

    /// The piece of a folding unit.
    public int piece(int unit) {
        return pieces[unit];
    }

    /// In the order of the tree: a cell before those inside it, and then by the first piece that differs.
    @Override
    public int compareTo(Prefix other) {
        return Arrays.compare(pieces, other.pieces);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prefix that && Arrays.equals(pieces, that.pieces);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pieces);
    }

    /// Such as `[1, 0, 0, 2]`.
    @Override
    public String toString() {
        return Arrays.toString(pieces);
    }
}
