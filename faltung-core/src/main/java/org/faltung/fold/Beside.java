package org.faltung.fold;

import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;

/// Affine maps that leave the first values, which wait, as they are and do something with the rest.
final class Beside {
    private final AffineMapBuilder rows;

    private Beside(int inputs, int waiting) {
        rows = new AffineMapBuilder(inputs);
        take(0, waiting);
    }

    private void take(int from, int many) {
        for (int i = 0; i < many; i++) {
            rows.add(from + i, 1).endRow();
        }
    }

    /// (w, x) ↦ (w, map(x)).
    static AffineMap carrying(int waiting, AffineMap map) {
        if (waiting == 0) {
            return map;
        }
        Beside beside = new Beside(waiting + map.inputs(), waiting);
        for (int row = 0; row < map.outputs(); row++) {
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                if (map.isDouble(k)) {
                    beside.rows.add(waiting + map.column(k), map.value(k));
                } else {
                    beside.rows.add(waiting + map.column(k), map.exact(k));
                }
            }
            beside.rows.addOffset(map.exactOffset(row)).endRow();
        }
        return beside.rows.build();
    }

    /// (w, x) ↦ (w, x, x).
    static AffineMap repeatingLast(int waiting, int size) {
        Beside beside = new Beside(waiting + size, waiting);
        beside.take(waiting, size);
        beside.take(waiting, size);
        return beside.rows.build();
    }

    /// (w, x, y) ↦ (w, y, x).
    static AffineMap swappingLast(int waiting, int x, int y) {
        Beside beside = new Beside(waiting + x + y, waiting);
        beside.take(waiting + x, y);
        beside.take(waiting, x);
        return beside.rows.build();
    }

    /// (w, x, y) ↦ (w, x + y), both of one size.
    static AffineMap adding(int waiting, int size) {
        Beside beside = new Beside(waiting + 2 * size, waiting);
        for (int i = 0; i < size; i++) {
            beside.rows.add(waiting + i, 1).add(waiting + size + i, 1).endRow();
        }
        return beside.rows.build();
    }
}
