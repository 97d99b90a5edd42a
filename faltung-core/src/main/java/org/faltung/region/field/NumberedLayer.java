package org.faltung.region.field;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.region.Grid;
import org.jspecify.annotations.Nullable;

/// One layer by value numbering: two rows with the same constant and the same coefficients of the same values
/// are one row; two equal units that read the same rows are one value. Coefficients of a value that is 0 everywhere
/// are left out.
///
/// Where images are constant over an area, thousands of units of a convolution are one function by this; then
/// their common breakpoints need no proof of being equal.
public final class NumberedLayer {
    public final AffineMap map;
    public final List<Unit> units;

    /// The distinct rows: one of the map's rows, and its entries from `start[i]` to `start[i + 1] − 1`.
    public final int[] rowOf;

    public final int[] start;

    /// For each entry the number of the distinct value before, the coefficient, and its entry in the map.
    public final int[] input;

    public final double[] weight;
    public final int[] entry;
    public final double[] offset;

    /// Whether all coefficients and the constant of a distinct row are binary floats.
    public final boolean[] binary;

    /// The number of the distinct value of each unit; for each distinct value its first unit, its distinct rows,
    /// and whether it is 0 everywhere.
    public final int[] valueOf;

    public final int[] firstUnit;
    public final int[][] rows;
    public final boolean[] zero;

    /// The first units' number among all folding units of the network, by unit; −1 if it does not fold.
    public final int[] foldNumber;

    public final int foldsBefore;

    /// Sums below this are exact if all parts are; 0 if that is never sure.
    public final double exactBelow;

    private final int valueGrid;

    private NumberedLayer(FoldLayer layer, @Nullable NumberedLayer before, int foldsBefore) {
        this.map = layer.map();
        this.units = layer.units();
        this.foldsBefore = foldsBefore;
        NumberedRows distinct = new NumberedRows(map, before);
        rowOf = distinct.rowOf();
        start = distinct.start();
        input = distinct.input();
        entry = distinct.entry();
        int n = rowOf.length;
        weight = new double[input.length];
        offset = new double[n];
        binary = new boolean[n];
        for (int i = 0; i < n; i++) {
            offset[i] = map.offset(rowOf[i]);
            binary[i] = map.isOffsetDouble(rowOf[i]);
            for (int k = start[i]; k < start[i + 1]; k++) {
                boolean exact = map.isDouble(entry[k]);
                weight[k] = Rounding.factor(map.value(entry[k]), exact);
                binary[i] &= exact;
            }
        }
        valueOf = new int[units.size()];
        foldNumber = new int[units.size()];
        int[] first = new int[units.size()];
        int[][] read = new int[units.size()][];
        int values = number(distinct.number(), first, read);
        firstUnit = Arrays.copyOf(first, values);
        rows = Arrays.copyOf(read, values);
        zero = new boolean[values];
        for (int v = 0; v < values; v++) {
            zero[v] = isZero(v);
        }
        int grid =
                Math.min(
                        Grid.product(
                                Grid.ofCoefficients(map), before == null ? 0 : before.valueGrid),
                        Grid.ofOffsets(map));
        exactBelow = grid < -900 ? 0 : Math.scalb(1.0, Math.min(53 + grid, 900));
        valueGrid = gridAfter(grid);
    }

    static NumberedLayer of(FoldLayer layer, @Nullable NumberedLayer before, int foldsBefore) {
        return new NumberedLayer(layer, before, foldsBefore);
    }

    private int number(int[] rowNumber, int[] first, int[][] read) {
        Map<List<Object>, Integer> seen = new HashMap<>();
        int row = 0;
        int folds = foldsBefore;
        for (int u = 0; u < units.size(); u++) {
            Unit unit = units.get(u);
            int[] mine = Arrays.copyOfRange(rowNumber, row, row + unit.rows());
            row += unit.rows();
            List<Object> key = List.of(unit, Arrays.stream(mine).boxed().toList());
            int fresh = seen.size();
            int value = seen.computeIfAbsent(key, k -> fresh);
            if (value == fresh) {
                first[fresh] = u;
                read[fresh] = mine;
            }
            valueOf[u] = value;
            foldNumber[u] = unit.pieces() > 1 ? folds++ : -1;
        }
        return seen.size();
    }

    private boolean isZero(int value) {
        for (int row : rows[value]) {
            if (start[row] != start[row + 1] || map.exactOffset(rowOf[row]).signum() != 0) {
                return false;
            }
        }
        return switch (units.get(firstUnit[value])) {
            case Unit.Carry _, Unit.Maximum _ -> true;
            case Unit.Bend bend -> bend.intercepts().get(pieceAtZero(bend)).signum() == 0;
        };
    }

    private static int pieceAtZero(Unit.Bend bend) {
        return (int) bend.breakpoints().stream().filter(t -> t.signum() < 0).count();
    }

    private int gridAfter(int rowGrid) {
        int slopes = 0;
        int intercepts = Grid.COARSEST;
        for (int u : firstUnit) {
            if (units.get(u) instanceof Unit.Bend(_, List<Rational> s, List<Rational> i)) {
                for (int p = 0; p < s.size(); p++) {
                    slopes = Math.min(slopes, Grid.of(s.get(p)));
                    intercepts = Math.min(intercepts, Grid.of(i.get(p)));
                }
            }
        }
        return Math.min(Grid.product(rowGrid, slopes), intercepts);
    }

    /// The number of distinct rows.
    public int distinctRows() {
        return rowOf.length;
    }

    /// The number of distinct values.
    public int values() {
        return firstUnit.length;
    }

    /// A unit that has a value.
    public Unit unit(int value) {
        return units.get(firstUnit[value]);
    }

    /// The number of folding units.
    public int foldingUnits() {
        int most = foldsBefore;
        for (int number : foldNumber) {
            most = Math.max(most, number + 1);
        }
        return most - foldsBefore;
    }
}
