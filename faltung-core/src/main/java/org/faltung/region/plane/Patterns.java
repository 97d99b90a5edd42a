package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.faltung.region.Prefix;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;

/// The patterns of the cells of a sheet: from a cell to one below it only the units that differ are touched.
final class Patterns {
    private final Sheet sheet;
    private final int[] pieces;
    private final int[] order;
    private final List<List<Change>> changes = new ArrayList<>();

    private record Change(int unit, int piece) {}

    Patterns(NumberedNetwork network, Sheet sheet, int until) {
        this.sheet = sheet;
        pieces = new int[until];
        order = Chunks.preorder(sheet);
        for (int cell = 0; cell < sheet.cells(); cell++) {
            changes.add(new ArrayList<>());
        }
        for (int l = 0; l < sheet.choices.size(); l++) {
            NumberedLayer layer = network.layers().get(l);
            for (int u = 0; u < layer.units.size(); u++) {
                int number = layer.foldNumber[u];
                if (number >= 0 && number < until) {
                    Choice choice = sheet.choices.get(l)[layer.valueOf[u]];
                    for (int s = 0; s < choice.tops().length; s++) {
                        changes.get(choice.tops()[s]).add(new Change(number, choice.pieces()[s]));
                    }
                }
            }
        }
    }

    /// Calls with each cell and its pattern.
    void forEach(BiConsumer<Integer, Prefix> action) {
        List<Integer> path = new ArrayList<>();
        List<List<Change>> undo = new ArrayList<>();
        for (int cell : order) {
            while (!path.isEmpty() && path.getLast() != sheet.parents()[cell]) {
                path.removeLast();
                undo.removeLast().forEach(old -> pieces[old.unit()] = old.piece());
            }
            List<Change> back = new ArrayList<>();
            for (Change change : changes.get(cell)) {
                back.add(new Change(change.unit(), pieces[change.unit()]));
                pieces[change.unit()] = change.piece();
            }
            path.add(cell);
            undo.add(back);
            action.accept(cell, Prefix.of(pieces, pieces.length));
        }
    }
}
