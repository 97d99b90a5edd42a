package org.faltung.matroid;

import java.util.Arrays;
import org.faltung.exact.Modular;

/// A subspace of 𝔽_p^width, by its reduced row echelon form: equal subspaces have equal forms.
final class Subspace {
    /// The zero subspace of the zero space.
    static final Subspace EMPTY = new Subspace(0, new long[0], new int[0]);

    private final int width;
    private final long[] rows;
    private final int[] pivots;
    private final int hash;

    private Subspace(int width, long[] rows, int[] pivots) {
        this.width = width;
        this.rows = rows;
        this.pivots = pivots;
        this.hash = Arrays.hashCode(rows) * 31 + width;
    }

    int dimension() {
        return pivots.length;
    }

    boolean isWhole() {
        return pivots.length == width;
    }

    /// The same subspace with its coordinates moved to `place`, in a space of more coordinates.
    ///
    /// @param place the new coordinate of each old one, increasing
    Subspace embedded(int newWidth, int[] place) {
        if (newWidth == width) {
            return this;
        }
        long[] moved = new long[pivots.length * newWidth];
        int[] newPivots = new int[pivots.length];
        for (int r = 0; r < pivots.length; r++) {
            for (int c = 0; c < width; c++) {
                moved[r * newWidth + place[c]] = rows[r * width + c];
            }
            newPivots[r] = place[pivots[r]];
        }
        return new Subspace(newWidth, moved, newPivots);
    }

    /// The subspace with the first `dead` coordinates set to zero by intersection, and left out.
    Subspace without(int dead) {
        if (dead == 0) {
            return this;
        }
        int skip = 0;
        while (skip < pivots.length && pivots[skip] < dead) {
            skip++;
        }
        // rows with a later pivot vanish on the first coordinates, the others are independent there
        int newWidth = width - dead;
        int kept = pivots.length - skip;
        long[] cut = new long[kept * newWidth];
        int[] newPivots = new int[kept];
        for (int r = 0; r < kept; r++) {
            System.arraycopy(rows, (r + skip) * width + dead, cut, r * newWidth, newWidth);
            newPivots[r] = pivots[r + skip] - dead;
        }
        return new Subspace(newWidth, cut, newPivots);
    }

    /// The span of this subspace and a vector, or this very object if the vector lies in it.
    Subspace with(long[] vector) {
        if (isWhole()) {
            return this;
        }
        long[] rest = vector.clone();
        for (int r = 0; r < pivots.length; r++) {
            subtract(rest, 0, rest[pivots[r]], rows, r * width);
        }
        int pivot = 0;
        while (pivot < width && rest[pivot] == 0) {
            pivot++;
        }
        return pivot == width ? this : extended(rest, pivot);
    }

    private Subspace extended(long[] rest, int pivot) {
        long scale = Modular.inverse(rest[pivot]);
        for (int c = pivot; c < width; c++) {
            rest[c] = Modular.product(rest[c], scale);
        }
        int before = 0;
        while (before < pivots.length && pivots[before] < pivot) {
            before++;
        }
        int count = pivots.length + 1;
        long[] grown = new long[count * width];
        int[] newPivots = new int[count];
        for (int r = 0; r < pivots.length; r++) {
            int to = r < before ? r : r + 1;
            System.arraycopy(rows, r * width, grown, to * width, width);
            newPivots[to] = pivots[r];
            if (r < before) {
                subtract(grown, to * width, grown[to * width + pivot], rest, 0);
            }
        }
        System.arraycopy(rest, 0, grown, before * width, width);
        newPivots[before] = pivot;
        return new Subspace(width, grown, newPivots);
    }

    /// target ← target − factor · row.
    private void subtract(long[] target, int at, long factor, long[] row, int from) {
        if (factor == 0) {
            return;
        }
        for (int c = 0; c < width; c++) {
            long entry = row[from + c];
            if (entry != 0) {
                target[at + c] = Modular.difference(target[at + c], Modular.product(factor, entry));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subspace that
                && width == that.width
                && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
