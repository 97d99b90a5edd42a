package org.faltung.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.linear.AffineMap;

/// The pre-activations of one layer on a cell, built up unit by unit of the layer before: what
/// [CellRows] is for a walk that shares the work between cells with the same first pieces. A
/// numeric kernel; its arrays are open, and reused.
///
/// After [#start] and one [#add] for every unit of the layer before (none for the first layer),
/// [#finish] bounds the errors, exactly as [CellRows] does: its bound does not depend on the order
/// of the terms.
public final class PartialRows {
    private static final double UNIT = 0x1p-53;
    private static final double SLACK = 1 + 0x1p-20;
    private static final double UNDERFLOW = 0x1p-1000;
    private static final double LEAST = 0x1p-500;

    private final Source source;
    private final int width;
    private final double[] magnitude; // Σ |w s| (M + e) + Σ |w i| + |b|
    private final double[] inherited; // Σ |w s| e

    /// The rows, row by row, d linear coefficients and the constant each.
    public final double[] coefficient;

    /// A bound on the error of each coefficient of a row.
    public final double[] error;

    /// The largest magnitude of a stored coefficient of a row.
    public final double[] largest;

    /// By row: bit q is set unless coefficient q is 0 for certain, whatever the error; all ones if
    /// d > 63.
    public final long[] support;

    private PartialRows(Source source, int width) {
        this.source = source;
        this.width = width;
        int rows = source.map.outputs();
        coefficient = new double[rows * width];
        error = new double[rows];
        largest = new double[rows];
        magnitude = new double[rows];
        inherited = new double[rows];
        support = new long[rows];
    }

    /// What is fixed about a layer: its map by columns, its pieces, below what magnitude sums are
    /// exact, and whether zeros may be told apart from what underflowed.
    private record Source(
            AffineMap map,
            PieceTable pieces,
            double exactBelow,
            double underflow,
            boolean sparse,
            int[] start,
            int[] row,
            double[] value) {
        static Source of(
                AffineMap map,
                PieceTable pieces,
                double exactBelow,
                double underflow,
                boolean sparse) {
            int[] start = new int[map.inputs() + 1];
            for (int k = 0; k < map.entries(); k++) {
                start[map.column(k) + 1]++;
            }
            for (int i = 0; i < map.inputs(); i++) {
                start[i + 1] += start[i];
            }
            int[] next = start.clone();
            int[] row = new int[map.entries()];
            double[] value = new double[map.entries()];
            for (int r = 0; r < map.outputs(); r++) {
                for (int k = map.start(r); k < map.start(r + 1); k++) {
                    int at = next[map.column(k)]++;
                    row[at] = r;
                    value[at] = map.value(k);
                }
            }
            return new Source(map, pieces, exactBelow, underflow, sparse, start, row, value);
        }
    }

    /// Rows of every layer of a network, one each.
    ///
    /// @param layers the layers of a fold sequence
    /// @param dimension d
    public static List<PartialRows> of(List<FoldLayer> layers, int dimension) {
        List<PartialRows> all = new ArrayList<>();
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
            boolean sparse = dimension < Long.SIZE && Grid.leastOf(map) * least > LEAST;
            all.add(
                    new PartialRows(
                            Source.of(map, pieces, below, underflow, sparse), dimension + 1));
            least = pieces.least;
            values = pieces.gridAfter(grid);
            slopes = pieces.largestSlope;
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

    /// Room for other rows of the same layer.
    public PartialRows another() {
        return new PartialRows(source, width);
    }

    /// Sets every row to its constant: no unit was added yet.
    public void start() {
        Arrays.fill(coefficient, 0);
        Arrays.fill(inherited, 0);
        long last = 1L << (width - 1);
        for (int row = 0; row < error.length; row++) {
            double constant = source.map.offset(row);
            boolean none = constant == 0 && source.map.isOffsetDouble(row);
            support[row] = !source.sparse ? -1L : none ? 0 : last;
            coefficient[row * width + width - 1] = constant;
            magnitude[row] = Math.abs(constant);
        }
    }

    /// Fills in the rows of the first layer, which are the map's; nothing is left to do.
    public void first() {
        start();
        AffineMap map = source.map;
        for (int row = 0; row < error.length; row++) {
            double most = Math.abs(map.offset(row));
            boolean exact = map.isOffsetDouble(row);
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                coefficient[row * width + map.column(k)] = map.value(k);
                support[row] |= 1L << map.column(k);
                most = Math.max(most, Math.abs(map.value(k)));
                exact &= map.isDouble(k);
            }
            largest[row] = most;
            error[row] = exact ? 0 : most * (UNIT * SLACK) + UNDERFLOW;
        }
    }

    /// Takes over what other rows of the same layer hold.
    public void copy(PartialRows other) {
        System.arraycopy(other.coefficient, 0, coefficient, 0, coefficient.length);
        System.arraycopy(other.magnitude, 0, magnitude, 0, magnitude.length);
        System.arraycopy(other.inherited, 0, inherited, 0, inherited.length);
        System.arraycopy(other.support, 0, support, 0, support.length);
    }

    /// Adds what a unit of the layer before contributes.
    ///
    /// @param before the finished rows of the layer before
    /// @param unit one of its units
    /// @param piece the unit's piece
    ///
    /// Time: entries of the unit's column times d + 1.
    public void add(PartialRows before, int unit, int piece) {
        PieceTable table = before.source.pieces;
        boolean maximum = table.maximum[unit];
        double slope = maximum ? 1 : table.slope[unit][piece];
        double intercept = maximum ? 0 : table.intercept[unit][piece];
        if (slope == 0 && intercept == 0) {
            return;
        }
        int from = table.first[unit] + (maximum ? piece : 0);
        double[] rows = before.coefficient;
        double[] target = coefficient;
        int begin = from * width;
        long bits = before.support[from];
        double size = before.largest[from] + before.error[from];
        double off = before.error[from];
        long last = source.sparse ? 1L << (width - 1) : -1L;
        int end = source.start[unit + 1];
        for (int k = source.start[unit]; k < end; k++) {
            int row = source.row[k];
            double weight = source.value[k];
            double scale = weight * slope;
            double shift = weight * intercept;
            int at = row * width;
            target[at + width - 1] += shift;
            support[row] |= intercept == 0 ? 0 : last;
            magnitude[row] += Math.abs(shift);
            if (scale != 0) {
                magnitude[row] += Math.abs(scale) * size;
                inherited[row] += Math.abs(scale) * off;
                support[row] |= bits;
                for (int q = 0; q < width; q++) {
                    target[at + q] += scale * rows[begin + q];
                }
            }
        }
    }

    /// Bounds the errors, when every unit was added.
    public void finish() {
        for (int row = 0; row < error.length; row++) {
            double most = 0;
            for (int at = row * width; at < (row + 1) * width; at++) {
                most = Math.max(most, Math.abs(coefficient[at]));
            }
            largest[row] = most;
            int terms = 2 * (source.map.start(row + 1) - source.map.start(row)) + 8;
            error[row] =
                    inherited[row] == 0 && magnitude[row] * SLACK < source.exactBelow
                            ? 0
                            : SLACK
                                    * (inherited[row] * SLACK
                                            + terms
                                                    * (UNIT * SLACK * magnitude[row]
                                                            + source.underflow));
        }
    }
}
