package org.faltung.region;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.Unit;

/// The linear pieces of the units of a layer in floating point: unit u on piece p gives
/// slope · z_row + intercept, slope and intercept to the nearest double.
final class PieceTable {
    private static final double LEAST = 0x1p-900;
    private static final double UNDERFLOW = 0x1p-1000;

    final int[] first; // the first row of a unit
    final boolean[] maximum;
    final double[][] slope; // by unit and piece; of a maximum one entry for all
    final double[][] intercept;

    /// Exponents of grids on which all slopes, and all intercepts, lie; see [Grid].
    final int slopeGrid;

    final int interceptGrid;
    final double largestSlope;

    /// The smallest magnitude of a slope or intercept that is not 0, at most 1; 0 if one has no double of its own.
    final double least;

    private PieceTable(List<Unit> units) {
        int n = units.size();
        first = new int[n];
        maximum = new boolean[n];
        slope = new double[n][];
        intercept = new double[n][];
        int slopes = 0;
        int intercepts = Grid.COARSEST;
        double most = 1;
        double fewest = 1;
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
                    fewest = Math.min(fewest, magnitude(s.get(p), slope[u][p]));
                    fewest = Math.min(fewest, magnitude(i.get(p), intercept[u][p]));
                }
            }
        }
        slopeGrid = slopes;
        interceptGrid = intercepts;
        largestSlope = most;
        least = fewest;
    }

    private static double magnitude(Rational factor, double nearest) {
        return factor.signum() == 0 ? 1 : Math.abs(nearest);
    }

    /// What underflow may take from one term w (s z + i) of a row, for weights and factors s, i of at least these
    /// magnitudes, those that are 0 left out.
    ///
    /// Where w, s, i and w s are at least 2⁻⁹⁰⁰ they have full precision, and only products with z, and w i, can
    /// underflow: by at most 2⁻¹⁰⁷⁵ each. Else nothing is known of the row.
    static double underflow(double weight, double factor) {
        boolean normal = Math.min(Math.min(weight, factor), weight * factor) >= LEAST;
        return normal ? UNDERFLOW : Double.POSITIVE_INFINITY;
    }

    static PieceTable of(List<Unit> units) {
        return new PieceTable(units);
    }

    /// The grid of the units' values, given that of the rows.
    int gridAfter(int rows) {
        return Math.min(Grid.product(rows, slopeGrid), interceptGrid);
    }
}
