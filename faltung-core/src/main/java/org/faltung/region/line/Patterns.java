package org.faltung.region.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.faltung.region.Prefix;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;

/// The patterns of the cells along the line, in order: from one to the next only the units that change are touched.
final class Patterns {
    private final LineSweep sweep;
    private final int until;
    private final int[] pieces;
    private final List<List<Change>> changes = new ArrayList<>();

    private record Change(int unit, int piece) {}

    Patterns(NumberedNetwork plan, LineSweep sweep, int until) {
        this.sweep = sweep;
        this.until = until;
        pieces = new int[until];
        for (int place = 0; place < sweep.knots().last(); place++) {
            changes.add(new ArrayList<>());
        }
        for (int l = 0; l < sweep.layers(); l++) {
            NumberedLayer layer = plan.layers().get(l);
            for (int u = 0; u < layer.units.size(); u++) {
                int number = layer.foldNumber[u];
                if (number >= 0 && number < until) {
                    take(number, sweep.changes().get(l)[layer.valueOf[u]]);
                }
            }
        }
    }

    private void take(int number, Changes unit) {
        pieces[number] = unit.pieces()[0];
        for (int c = 0; c < unit.knots().length; c++) {
            int place = sweep.knots().rank(unit.knots()[c]);
            changes.get(place).add(new Change(number, unit.pieces()[c + 1]));
        }
    }

    void forEach(Consumer<Prefix> action) {
        for (List<Change> knot : changes) {
            knot.forEach(change -> pieces[change.unit()] = change.piece());
            action.accept(Prefix.of(pieces, until));
        }
    }
}
