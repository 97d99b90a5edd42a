package org.faltung.region.plane;

import java.util.Arrays;
import org.faltung.region.field.NumberedNetwork;

/// A part of a sheet, as a sheet of its own, and with it what is known of its cells. One a thread.
final class Chunk {
    /// The part.
    final Sheet sheet;

    private final Sheet whole;
    private final int[] old; // the number in the whole of each cell of the part
    private final int[] patch;

    Chunk(NumberedNetwork network, Sheet whole, int[] old) {
        this.whole = whole;
        this.old = old;
        patch = new int[whole.cells()];
        int[] fresh = new int[whole.cells()];
        Arrays.fill(fresh, -1);
        sheet = new Sheet(network, old.length);
        int orphan = -1; // the latest cell whose parent is elsewhere; the next such is much like it
        for (int j = 0; j < old.length; j++) {
            fresh[old[j]] = j;
            int above = whole.parents()[old[j]];
            int mine = above < 0 ? -1 : fresh[above];
            sheet.set(j, mine < 0 ? orphan : mine, whole.polygon(old[j]));
            orphan = mine < 0 ? j : orphan;
        }
        for (Choice[] layer : whole.choices) {
            Choice[] restricted = new Choice[layer.length];
            for (int v = 0; v < layer.length; v++) {
                restricted[v] = layer[v].tops().length == 1 ? layer[v] : restrict(layer[v]);
            }
            sheet.choices.add(restricted);
        }
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
        return Choices.of(pieces, sheet);
    }

    /// The pieces of the cells of the part; one for all if it is the same.
    char[] restrict(char[] pieces) {
        if (pieces.length == 1) {
            return pieces;
        }
        char[] mine = new char[old.length];
        boolean same = true;
        for (int j = 0; j < mine.length; j++) {
            mine[j] = pieces[old[j]];
            same &= mine[j] == mine[0];
        }
        return same ? new char[] {mine[0]} : mine;
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
            int above = j == 0 ? -1 : sheet.parents()[j];
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
