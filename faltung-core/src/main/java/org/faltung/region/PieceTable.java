package org.faltung.region;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.Unit;

/// The linear pieces of the units of a layer in floating point: unit u on piece p gives
/// slope · z_row + intercept, slope and intercept to the nearest double.
final class PieceTable {
    final int[] first; // the first row of a unit
    final boolean[] maximum;
    final double[][] slope; // by unit and piece; of a maximum one entry for all
    final double[][] intercept;

    /// Exponents of grids on which all slopes, and all intercepts, lie; see [Grid].
    final int slopeGrid;

    final int interceptGrid;
    final double largestSlope;

    private PieceTable(List<Unit> units) {
        int n = units.size();
        first = new int[n];
        maximum = new boolean[n];
        slope = new double[n][];
        intercept = new double[n][];
        int slopes = 0;
        int intercepts = Grid.COARSEST;
        double most = 1;
        for (int u = 0; u < n; u++) {
            Unit unit = units.get(u);
            if (u > 0) {
                first[u] = first[u - 1] + units.get(u - 1).rows();
            }
            slope[u] = new double[] {1};
            intercept[u] = new double[] {0};
            maximum[u] = unit instanceof Unit.Maximum;
            if (unit instanceof Unit.Bend(_, List<Rational> s, List<Rational> i)) {
                slope[u] = s.stream().mapToDouble(Rational::nearest).toArray();
                intercept[u] = i.stream().mapToDouble(Rational::nearest).toArray();
                for (int p = 0; p < s.size(); p++) {
                    slopes = Math.min(slopes, Grid.of(s.get(p)));
                    intercepts = Math.min(intercepts, Grid.of(i.get(p)));
                    most = Math.max(most, Math.abs(slope[u][p]));
                }
            }
        }
        slopeGrid = slopes;
        interceptGrid = intercepts;
        largestSlope = most;
    }

    static PieceTable of(List<Unit> units) {
        return new PieceTable(units);
    }

    /// The grid of the units' values, given that of the rows.
    int gridAfter(int rows) {
        return Math.min(Grid.product(rows, slopeGrid), interceptGrid);
    }
}
