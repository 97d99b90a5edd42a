package org.faltung.region.plane;

import java.util.Arrays;

/// A function over the cells of a [Sheet], affine on each: in floating point with a bound on its errors.
///
/// The cells form a tree, and the function is kept as its patches: parts of the tree on which it is the same
/// affine function. A patch is the cell at its top and all below it down to further tops. The cells of a network that is
/// local, such as a convolution, are far more than the patches of one unit.
///
/// Stored coefficients of x and y differ from the exact ones by at most `slopeError`, constants by at most
/// `constantError`; but a stored 0·x + 0·y + 0 is always the exact function.
///
/// @param tops the cell at the top of each patch, rising; the first is cell 0
/// @param above the patch above each, that is of the parent of its top; −1 for the first
/// @param form three coefficients a patch: of x, of y, the constant
/// @param slopeError a bound for all patches
/// @param constantError a bound for all patches
/// @param slopeSpread at least |a₀| + Σ |aₛ − aₛ₋₁| along every path down the tree, of x and of y
/// @param constantSpread the same of the constants
@SuppressWarnings("ArrayRecordComponent") // a numeric kernel's working data, never compared
record Field(
        int[] tops,
        int[] above,
        double[] form,
        double slopeError,
        double constantError,
        double slopeSpread,
        double constantSpread) {
    /// The function 0.
    static final Field ZERO = new Field(new int[1], new int[] {-1}, new double[3], 0, 0, 0, 0);

    /// The coordinates x and y.
    static Field[] coordinates() {
        return new Field[] {coordinate(1, 0), coordinate(0, 1)};
    }

    private static Field coordinate(double x, double y) {
        return new Field(new int[1], new int[] {-1}, new double[] {x, y, 0}, 0, 0, 1, 0);
    }

    /// Whether the function is 0 on a patch.
    boolean isZero(int patch) {
        return form[3 * patch] == 0 && form[3 * patch + 1] == 0 && form[3 * patch + 2] == 0;
    }

    /// The patch of one cell of the tree.
    int patch(int[] parent, int cell) {
        int above = cell;
        int s = Arrays.binarySearch(tops, above);
        while (s < 0) {
            above = parent[above];
            s = Arrays.binarySearch(tops, above);
        }
        return s;
    }

    /// The patch of every cell of the tree.
    ///
    /// @param patch filled in
    void patches(int[] parent, int cells, int[] patch) {
        int next = 1;
        patch[0] = 0;
        for (int cell = 1; cell < cells; cell++) {
            if (next < tops.length && tops[next] == cell) {
                patch[cell] = next++;
            } else {
                patch[cell] = patch[parent[cell]];
            }
        }
    }
}
