package org.faltung.region.plane;

import java.util.Arrays;
import org.faltung.region.field.NumberedNetwork;

/// Takes a sheet apart into sheets of fewer cells, each a run of the tree in preorder. Safe for several threads.
final class Chunks {
    private final NumberedNetwork network;
    private final Sheet whole;
    private final int[] order;
    private final int size;

    /// @param size the most cells of a part
    Chunks(NumberedNetwork network, Sheet whole, int size) {
        this.network = network;
        this.whole = whole;
        this.size = size;
        order = preorder(whole);
    }

    /// The cells of a sheet, every one after its parent and before all that do not descend from it but come later.
    static int[] preorder(Sheet sheet) {
        int cells = sheet.cells();
        int[] parent = sheet.parents();
        int[] weight = new int[cells];
        for (int cell = cells - 1; cell > 0; cell--) {
            weight[parent[cell]] += ++weight[cell];
        }
        int[] place = new int[cells];
        int[] next = new int[cells];
        int[] order = new int[cells];
        next[0] = 1;
        for (int cell = 1; cell < cells; cell++) {
            place[cell] = next[parent[cell]];
            next[parent[cell]] += weight[cell];
            next[cell] = place[cell] + 1;
            order[place[cell]] = cell;
        }
        return order;
    }

    int many() {
        return (order.length + size - 1) / size;
    }

    /// The number of cells of a part.
    int cells(int number) {
        return Math.min(order.length, (number + 1) * size) - number * size;
    }

    /// A part.
    Chunk take(int number) {
        int from = number * size;
        return new Chunk(network, whole, Arrays.copyOfRange(order, from, from + cells(number)));
    }
}
