package org.faltung.fold;

import java.util.Arrays;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// The values that a pooling window sees.
final class Windows {
    private Windows() {}

    /// Indices of the values under a window in one channel, row by row, without the padding.
    static int[] seen(Shape in, Window rows, Window columns, int channel, int r, int k) {
        int[] seen = new int[rows.length() * columns.length()];
        int count = 0;
        for (int a = 0; a < rows.length(); a++) {
            int row = MixMap.sample(rows, r, a);
            for (int b = 0; b < columns.length(); b++) {
                int column = MixMap.sample(columns, k, b);
                if (row >= 0 && row < in.rows() && column >= 0 && column < in.columns()) {
                    seen[count++] = (channel * in.rows() + row) * in.columns() + column;
                }
            }
        }
        return Arrays.copyOf(seen, count);
    }
}
