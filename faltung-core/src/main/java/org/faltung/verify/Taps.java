package org.faltung.verify;

import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// What a window sees at each of its positions; its taps are numbered row by row.
record Taps(Window rows, Window columns, Shape input, Shape output) {
    /// The number of taps.
    int area() {
        return rows.length() * columns.length();
    }

    /// The cell of the input under a tap, or [Selection#ZERO] in the padding.
    ///
    /// @param cell of the output
    int cell(int cell, int tap) {
        long r =
                rows.start(cell / output.columns())
                        + (long) (tap / columns.length()) * rows.dilation();
        long c =
                columns.start(cell % output.columns())
                        + (long) (tap % columns.length()) * columns.dilation();
        boolean inside = r >= 0 && r < input.rows() && c >= 0 && c < input.columns();
        return inside ? (int) (r * input.columns() + c) : Selection.ZERO;
    }

    /// The value of the input under a tap in the same channel, or [Selection#ZERO] in the padding.
    ///
    /// @param value of the output
    int index(int value, int tap) {
        int at = cell(value % output.cells(), tap);
        return at == Selection.ZERO ? at : value / output.cells() * input.cells() + at;
    }
}
