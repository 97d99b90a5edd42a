package org.faltung.region.plane;

import java.util.Arrays;
import org.faltung.region.field.NumberedNetwork;

/// Takes a sheet apart into sheets of fewer cells, each a run of the tree in preorder, and with it what is known of
/// its cells.
final class Chunks {
    private final NumberedNetwork network;
    private final Sheet whole;
    private final int[] order;
    private final int size;
    private final int[] fresh; // the new number of each cell in the chunk at work, or −1
    private final int[] patch;
    private int[] old = new int[0];
    private Sheet part;

    Chunks(NumberedNetwork network, Sheet whole, int size) {
        this.network = network;
        this.whole = whole;
        this.size = size;
        order = preorder(whole);
        fresh = new int[whole.cells()];
        patch = new int[whole.cells()];
        part = whole;
        Arrays.fill(fresh, -1);
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

    /// Takes up a part.
    Sheet take(int number) {
        for (int cell : old) {
            fresh[cell] = -1;
        }
        int from = number * size;
        old = Arrays.copyOfRange(order, from, Math.min(order.length, from + size));
        part = new Sheet(network, old.length);
        for (int j = 0; j < old.length; j++) {
            fresh[old[j]] = j;
            int above = whole.parents()[old[j]];
            int mine = above < 0 ? -1 : fresh[above];
            part.set(j, j == 0 ? -1 : Math.max(mine, 0), whole.polygon(old[j]));
        }
        for (Choice[] layer : whole.choices) {
            Choice[] restricted = new Choice[layer.length];
            for (int v = 0; v < layer.length; v++) {
                restricted[v] = layer[v].tops().length == 1 ? layer[v] : restrict(layer[v]);
            }
            part.choices.add(restricted);
        }
        return part;
    }

    private Choice restrict(Choice choice) {
        int next = 0;
        for (int cell = 0; cell < patch.length; cell++) {
            if (next < choice.tops().length && choice.tops()[next] == cell) {
                patch[cell] = choice.pieces()[next++];
            } else {
                patch[cell] = patch[whole.parents()[cell]];
            }
        }
        char[] pieces = new char[old.length];
        for (int j = 0; j < old.length; j++) {
            pieces[j] = (char) patch[old[j]];
        }
        return Choices.of(pieces, part);
    }

    /// The pieces of the cells of the part.
    char[] restrict(char[] pieces) {
        if (pieces.length == 1) {
            return pieces.clone();
        }
        char[] mine = new char[old.length];
        for (int j = 0; j < mine.length; j++) {
            mine[j] = pieces[old[j]];
        }
        return mine;
    }

    /// Fields on the part.
    Field[] restrict(Field[] fields) {
        FieldBuilder builder = new FieldBuilder();
        int[] mine = new int[old.length];
        Field[] restricted = new Field[fields.length];
        for (int f = 0; f < fields.length; f++) {
            restricted[f] =
                    fields[f].tops().length == 1 ? fields[f] : restrict(fields[f], builder, mine);
        }
        return restricted;
    }

    private Field restrict(Field field, FieldBuilder builder, int[] mine) {
        field.patches(whole.parents(), patch.length, patch);
        builder.clear();
        double[] form = field.form();
        for (int j = 0; j < old.length; j++) {
            int s = patch[old[j]];
            int above = j == 0 ? -1 : part.parents()[j];
            if (above >= 0 && patch[old[above]] == s) {
                mine[j] = mine[above];
            } else {
                int up = above < 0 ? -1 : mine[above];
                mine[j] = builder.add(j, up, form[3 * s], form[3 * s + 1], form[3 * s + 2], true);
            }
        }
        return builder.build(field.slopeError(), field.constantError());
    }
}
