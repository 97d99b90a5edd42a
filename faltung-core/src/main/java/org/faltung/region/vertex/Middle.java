package org.faltung.region.vertex;

import java.util.Arrays;

/// The box around a bounded cell by its middle and its half sides: most forms have one sign on all
/// of it, which one look at it tells.
final class Middle {
    private static final double SLACK = 1 + 0x1p-20;

    private final double[] middle;
    private final double[] half;
    private boolean known;

    Middle(int width) {
        middle = new double[width];
        half = new double[width];
    }

    /// Looks at a cell.
    void of(Cell cell, Generators pool) {
        known = cell.isBounded(pool);
        if (!known) {
            return;
        }
        int width = middle.length;
        Arrays.fill(middle, Double.POSITIVE_INFINITY); // the least first
        Arrays.fill(half, Double.NEGATIVE_INFINITY); // the most first
        for (int i = 0; i < cell.count; i++) {
            int at = cell.generator[i] * width;
            for (int q = 0; q < width; q++) {
                double value = pool.point[at + q];
                middle[q] = Math.min(middle[q], value);
                half[q] = Math.max(half[q], value);
            }
        }
        for (int q = 0; q < width; q++) {
            double least = middle[q];
            double most = half[q];
            double centre = (least + most) / 2;
            middle[q] = centre;
            half[q] = Math.max(most - centre, centre - least);
        }
    }

    /// The sign of a form on the whole cell if it is plain to see, else 0.
    ///
    /// For each stored vertex v, Σ c v ≥ Σ c m − Σ |c| h; with E the bound on the error of a value,
    /// which covers the rounding of Σ c m too, more than 2 E (and the rounding of Σ |c| h) is
    /// enough. A middle is at most as large as the largest vertex in each coordinate, so its size
    /// is at most d + 1 times the cell's.
    int sign(Cell cell, Forms forms, int form) {
        if (!known) {
            return 0;
        }
        int width = middle.length;
        int at = form * width;
        double value = 0;
        double reach = 0;
        for (int q = 0; q < width; q++) {
            double c = forms.coefficient[at + q];
            value += c * middle[q];
            reach += Math.abs(c) * half[q];
        }
        double off = forms.valueError(form, (width + 1) * cell.size, cell.error);
        double least = reach * SLACK + 2 * off;
        return value > least ? 1 : value < -least ? -1 : 0;
    }
}
