package org.faltung.region.vertex;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;

/// One layer of a network as a walk needs it.
///
/// @param pieces of every unit; 1 if it does not fold
/// @param firstRow of every unit
/// @param decided folding units before every unit, in the whole sequence; and at the end
/// @param thresholds of every bend; empty for other units
/// @param restricts whether all folding units are bends
record Plan(
        int[] pieces,
        int[] firstRow,
        int[] decided,
        List<List<Rational>> thresholds,
        boolean restricts) {

    static Plan of(FoldLayer layer, int decidedBefore) {
        List<Unit> units = layer.units();
        int n = units.size();
        int[] pieces = new int[n];
        int[] firstRow = new int[n];
        int[] decided = new int[n + 1];
        decided[0] = decidedBefore;
        for (int u = 0; u < n; u++) {
            Unit unit = units.get(u);
            pieces[u] = unit.pieces();
            firstRow[u] = u == 0 ? 0 : firstRow[u - 1] + units.get(u - 1).rows();
            decided[u + 1] = decided[u] + (unit.pieces() > 1 ? 1 : 0);
        }
        boolean restricts = units.stream().noneMatch(Unit.Maximum.class::isInstance);
        return new Plan(
                pieces,
                firstRow,
                decided,
                units.stream().map(Plan::thresholds).toList(),
                restricts);
    }

    private static List<Rational> thresholds(Unit unit) {
        return unit instanceof Unit.Bend bend ? bend.breakpoints() : List.of();
    }

    int units() {
        return pieces.length;
    }

    /// Whether a unit is a maximum.
    boolean isMaximum(int unit) {
        return pieces[unit] > 1 && thresholds.get(unit).isEmpty();
    }

    /// The folding units decided after the layer.
    int end() {
        return decided[pieces.length];
    }

    /// The folding units decided before the layer.
    int start() {
        return decided[0];
    }

    /// The hyperplanes of all bends.
    int hyperplanes() {
        return thresholds.stream().mapToInt(List::size).sum();
    }

    /// How many cuts a path through the layer takes at most.
    int cuts() {
        int cuts = 0;
        for (int pieceCount : pieces) {
            cuts += pieceCount - 1;
        }
        return cuts;
    }
}
