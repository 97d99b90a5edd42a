package org.faltung.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.linear.AffineMap;

/// The pre-activations of one layer as affine functions on the current cell, in floating point with a bound
/// on the error of every row: the numeric kernel that engines filter with. Its arrays are open, and reused.
///
/// Row k is z_k(x) = Σ_q c[k·(d+1)+q]·x_q + c[k·(d+1)+d]; each stored coefficient differs from the exact one
/// by at most `error[k]`. An error of 0 means that the row is exact.
///
/// The bound. Let u = 2⁻⁵³; w, b the map's weights and s, i the pieces' slopes and intercepts as stored,
/// each off by at most one rounding from the exact ones; z, e, M the rows before, their errors and their largest
/// stored coefficients. A coefficient is a sum of at most 2m + 1 terms (w s) z, w i and b, each of at most four
/// roundings besides those of z; so it is off by at most
///
///     Σ |w s| e (1 + 5u) + (2m + 8) u (1 + 2⁻²⁰) · (Σ |w s| (M + e) + Σ |w i| + |b|)
///
/// for m < 2²⁹, and (2m + 8) · 2⁻¹⁰⁰⁰ covers what underflows where no w s does, see [PieceTable]. The roundings of the bound itself, which adds only
/// non-negative numbers, are covered by a last factor 1 + 2⁻²⁰.
///
/// If besides the sum of magnitudes stays below 2^(53 + g) for a grid 2^g on which all terms lie, and w s is exact,
/// then no operation rounds and the error is 0: so it is with small integer weights.
public final class CellRows {
    private static final double UNIT = 0x1p-53;
    private static final double SLACK = 1 + 0x1p-20;
    private static final double UNDERFLOW = 0x1p-1000;

    private final AffineMap map;
    private final int width;
    private final double exactBelow; // magnitudes below which sums are exact; 0 if there is no grid
    private final PieceTable pieces;
    private final double underflow; // of a term

    /// The rows, row by row, d linear coefficients and the constant each.
    public final double[] coefficient;

    /// A bound on the error of each coefficient of a row.
    public final double[] error;

    /// The largest magnitude of a stored coefficient of a row.
    public final double[] largest;

    private CellRows(
            FoldLayer layer,
            PieceTable pieces,
            int dimension,
            double exactBelow,
            double underflow) {
        this.map = layer.map();
        this.width = dimension + 1;
        this.exactBelow = exactBelow;
        this.pieces = pieces;
        this.underflow = underflow;
        int rows = map.outputs();
        coefficient = new double[rows * width];
        error = new double[rows];
        largest = new double[rows];
    }

    /// Room for the rows of every layer of a network.
    ///
    /// @param layers the layers of a fold sequence
    /// @param dimension d
    public static List<CellRows> of(List<FoldLayer> layers, int dimension) {
        List<CellRows> all = new ArrayList<>();
        int values = 0; // the grid of the values before
        double slopes = 1; // the largest slope before
        int slopeGrid = 0;
        double least = 1; // the smallest slope or intercept before that is not 0
        for (FoldLayer layer : layers) {
            AffineMap map = layer.map();
            PieceTable pieces = PieceTable.of(layer.units());
            int weights = Grid.ofCoefficients(map);
            int grid = Math.min(Grid.product(weights, values), Grid.ofOffsets(map));
            boolean exactProducts =
                    largestOf(map) * slopes < Grid.exactBelow(Grid.product(weights, slopeGrid));
            double underflow = PieceTable.underflow(Grid.leastOf(map), least);
            double below = exactProducts ? Grid.exactBelow(grid) : 0;
            all.add(new CellRows(layer, pieces, dimension, below, underflow));
            values = pieces.gridAfter(grid);
            slopes = pieces.largestSlope;
            least = pieces.least;
            slopeGrid = pieces.slopeGrid;
        }
        return all;
    }

    private static double largestOf(AffineMap map) {
        double most = 0;
        for (int k = 0; k < map.entries(); k++) {
            most = Math.max(most, Math.abs(map.value(k)));
        }
        return most;
    }

    /// Fills in the rows of the first layer, which are the map's.
    public void start() {
        Arrays.fill(coefficient, 0);
        for (int row = 0; row < error.length; row++) {
            int at = row * width;
            double most = Math.abs(map.offset(row));
            boolean exact = map.isOffsetDouble(row);
            coefficient[at + width - 1] = map.offset(row);
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                coefficient[at + map.column(k)] = map.value(k);
                most = Math.max(most, Math.abs(map.value(k)));
                exact &= map.isDouble(k);
            }
            largest[row] = most;
            error[row] = exact ? 0 : most * (UNIT * SLACK) + UNDERFLOW;
        }
    }

    /// Fills in the rows from those of the layer before and the pieces of its units.
    ///
    /// @param before the layer before
    /// @param piece the piece of each of its units, the carrying ones included
    ///
    /// Time: entries of the map times d + 1.
    public void follow(CellRows before, int[] piece) {
        for (int row = 0; row < error.length; row++) {
            fill(row, before, piece);
        }
    }

    private void fill(int row, CellRows before, int[] piece) {
        PieceTable table = before.pieces;
        double[] source = before.coefficient;
        double[] target = coefficient;
        int at = row * width;
        int d = width - 1;
        Arrays.fill(target, at, at + width, 0);
        double constant = map.offset(row);
        double magnitude = Math.abs(constant); // Σ |w s| (M + e) + Σ |w i| + |b|
        double inherited = 0; // Σ |w s| e
        int last = map.start(row + 1);
        for (int k = map.start(row); k < last; k++) {
            int unit = map.column(k);
            int p = piece[unit];
            boolean maximum = table.maximum[unit];
            double weight = map.value(k);
            double scale = maximum ? weight : weight * table.slope[unit][p];
            double shift = maximum ? 0 : weight * table.intercept[unit][p];
            constant += shift;
            magnitude += Math.abs(shift);
            if (scale == 0) {
                continue;
            }
            int from = table.first[unit] + (maximum ? p : 0);
            double size = Math.abs(scale);
            inherited += size * before.error[from];
            magnitude += size * (before.largest[from] + before.error[from]);
            int start = from * width;
            for (int q = 0; q < d; q++) {
                target[at + q] += scale * source[start + q];
            }
            constant += scale * source[start + d];
        }
        target[at + d] = constant;
        double most = 0;
        for (int q = 0; q <= d; q++) {
            most = Math.max(most, Math.abs(target[at + q]));
        }
        largest[row] = most;
        int terms = 2 * (last - map.start(row)) + 8;
        error[row] =
                inherited == 0 && magnitude * SLACK < exactBelow
                        ? 0
                        : SLACK
                                * (inherited * SLACK
                                        + terms * (UNIT * SLACK * magnitude + underflow));
    }
}
