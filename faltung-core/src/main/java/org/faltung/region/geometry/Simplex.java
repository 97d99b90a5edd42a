package org.faltung.region.geometry;

import java.util.Arrays;

/// Minimises g · y over { y ∈ Rᵈ : b_i + a_i · y ≥ 0 } with all b_i > 0, in floating point.
///
/// The simplex method on a dictionary: s_i = b_i + a_i · y at first, so that y = 0 is its start.
/// What comes out is a guess that others prove.
///
/// Time: O(rows · d) a pivot.
public final class Simplex {
    /// How a run ends.
    public enum End {
        /// At a minimum.
        OPTIMAL,
        /// On a ray where the objective falls for ever.
        UNBOUNDED,
        /// Nowhere, after many steps.
        LOST
    }

    /// A coefficient that counts as 0 unless told.
    private static final double FLAT = 1e-11;

    private final int d;
    private final double flat;
    private final int width;
    private double[] table =
            new double[0]; // rows of d coefficients and a constant; the objective last
    private int rows;
    private int[] rowName = new int[16]; // row number, or −1 − q for y_q
    private final int[] columnName;
    private final double[] point;
    private final double[] ray;

    Simplex(int d) {
        this(d, FLAT);
    }

    /// For d variables.
    ///
    /// @param flat a coefficient no larger than that counts as 0
    public Simplex(int d, double flat) {
        this.d = d;
        this.flat = flat;
        width = d + 1;
        columnName = new int[d];
        point = new double[d];
        ray = new double[d];
    }

    /// Starts anew without constraints.
    public void clear(int capacity) {
        rows = 0;
        if (table.length < (capacity + 1) * width) {
            table = new double[2 * (capacity + 1) * width];
            rowName = new int[2 * capacity + 2];
        }
        for (int q = 0; q < d; q++) {
            columnName[q] = -1 - q;
        }
    }

    /// Adds a constraint.
    ///
    /// @param name what it is called in the answer, at least 0
    public void add(int name, double[] coefficients, int from, double constant) {
        System.arraycopy(coefficients, from, table, rows * width, d);
        table[rows * width + d] = constant;
        rowName[rows++] = name;
    }

    /// Minimises.
    public End minimise(double[] objective, int from) {
        System.arraycopy(objective, from, table, rows * width, d);
        table[rows * width + d] = 0;
        int most = 40 + 8 * (rows + d);
        for (int step = 0; step < most; step++) {
            int column = entering(step > most / 2);
            if (column < 0) {
                readPoint();
                return End.OPTIMAL;
            }
            double direction = table[rows * width + column] > 0 ? -1 : 1;
            int row = leaving(column, direction, step > most / 2);
            if (row < 0) {
                readPoint();
                readRay(column, direction);
                return End.UNBOUNDED;
            }
            pivot(row, column);
        }
        return End.LOST;
    }

    private int entering(boolean first) {
        int best = -1;
        double most = flat;
        for (int q = 0; q < d; q++) {
            double cost = table[rows * width + q];
            boolean free = columnName[q] < 0;
            double gain = free ? Math.abs(cost) : -cost;
            if (gain > flat && free) {
                return q;
            }
            if (gain > most && (!first || best < 0 || columnName[q] < columnName[best])) {
                best = q;
                most = first ? flat : gain;
            }
        }
        return best;
    }

    private int leaving(int column, double direction, boolean first) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        double steepest = 0;
        for (int row = 0; row < rows; row++) {
            if (rowName[row] < 0) {
                continue;
            }
            double slope = -direction * table[row * width + column];
            if (slope > flat) {
                double ratio = Math.max(0, table[row * width + d]) / slope;
                boolean tie = ratio == least;
                boolean preferred =
                        tie && (first ? rowName[row] < rowName[best] : slope > steepest);
                if (ratio < least || preferred) {
                    best = row;
                    least = ratio;
                    steepest = slope;
                }
            }
        }
        return best;
    }

    private void pivot(int row, int column) {
        int at = row * width;
        double inverse = 1 / table[at + column];
        for (int q = 0; q < width; q++) {
            table[at + q] *= -inverse;
        }
        table[at + column] = inverse;
        for (int other = 0; other <= rows; other++) {
            int to = other * width;
            double factor = table[to + column];
            if (other == row || factor == 0) {
                continue;
            }
            table[to + column] = 0;
            for (int q = 0; q < width; q++) {
                table[to + q] += factor * table[at + q];
            }
        }
        int name = rowName[row];
        rowName[row] = columnName[column];
        columnName[column] = name;
    }

    private void readPoint() {
        Arrays.fill(point, 0);
        for (int row = 0; row < rows; row++) {
            if (rowName[row] < 0) {
                point[-1 - rowName[row]] = table[row * width + d];
            }
        }
    }

    private void readRay(int column, double direction) {
        Arrays.fill(ray, 0);
        if (columnName[column] < 0) {
            ray[-1 - columnName[column]] = direction;
        }
        for (int row = 0; row < rows; row++) {
            if (rowName[row] < 0) {
                ray[-1 - rowName[row]] = direction * table[row * width + column];
            }
        }
    }

    /// The smallest value of g · y.
    public double value() {
        return table[rows * width + d];
    }

    /// A coordinate of the minimum, or of where the ray starts.
    public double point(int q) {
        return point[q];
    }

    /// A coordinate of the direction in which the objective falls for ever.
    public double ray(int q) {
        return ray[q];
    }

    /// The constraint of column q at the minimum; negative if there is none.
    public int support(int q) {
        return columnName[q];
    }

    /// Its multiplier: g · y − minimum = Σ multiplier · constraint.
    public double multiplier(int q) {
        return table[rows * width + q];
    }
}
