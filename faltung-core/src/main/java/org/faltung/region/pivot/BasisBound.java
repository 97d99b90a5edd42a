package org.faltung.region.pivot;

import java.util.Arrays;

/// Proves that a side keeps its sign on any cell, bounded or not: in the coordinates of a corner all its slopes
/// are at least 0, and so is its value.
///
/// Let C be the gradients of the corner's walls (of a free coordinate k: the unit vector e_k, for such a
/// coordinate is still x_k), X the computed edges, nearly C⁻¹, and c the side's gradient. With G = I − C X,
///
///     side = z_0 + Σ z_k f_k,   z = c C⁻¹ = c X (I − G)⁻¹ = y + y G + y G² + …,   y = c X.
///
/// If |G| ≤ Ḡ entry by entry, g is the largest row sum of Ḡ, and v = |y| Ḡ, then
///
///     |z_j − y_j| ≤ v_j + |v|₁ / (1 − g) · max_k Ḡ_kj,   z_0 = c_d − Σ z_k C_kd.
///
/// A sum of d products is off by at most (d + 1) u Σ |products|, plus the error of a function times Σ |X_j|: all of
/// them 0 where nothing but zeros is multiplied. So zeros that come from the network's structure are certain.
/// Coefficients and errors are 0 or at least τ = 2⁻⁴⁵⁰, see [Side]; edges and slopes that are smaller, and not 0, are
/// refused, and bounds that are not 0 are raised to τ: so no product of two of them underflows. A bound that
/// overflows proves nothing.
final class BasisBound {
    private static final double TINY = Side.TINY;
    private static final double HUGE = 0x1p900;
    private static final double MORE = 1 + 0x1p-30;

    private final int d;
    private final double rounding;
    private final Walls walls;
    private final double[][] gap; // Ḡ by column
    private final double[] size; // Σ_q |X_jq|
    private final double[] steepest; // max_k Ḡ_kj
    private final double[] y;
    private final double[] off; // of y, then of z
    private final double[] first; // v
    private boolean moves; // whether a slope is certainly not 0
    private double contraction; // 1 / (1 − g)

    BasisBound(Walls walls) {
        d = walls.d;
        rounding = (d + 3) * 0x1p-53;
        this.walls = walls;
        gap = new double[d][d];
        size = new double[d];
        steepest = new double[d];
        y = new double[d];
        off = new double[d];
        first = new double[d];
    }

    /// Whether sign · side ≥ 0 on the cell of a corner, and not 0 everywhere.
    boolean proves(Corner corner, Side side, int sign) {
        return gaps(corner) && multipliers(corner, side, sign) && value(corner, side, sign);
    }

    /// A bound on the distance, in the sum norm, from x to a point where all flat walls are 0.
    ///
    /// Let F be the gradients of the flat walls, Y the edges of their coordinates, and r the flat walls' values at x.
    /// If ‖I − F Y‖_∞ ≤ g < 1, then F Y has an inverse of norm at most 1 / (1 − g), and x − Y (F Y)⁻¹ r is such a
    /// point; it is |r|_∞ / (1 − g) · Σ |Y_k|₁ away at most. No other coordinate matters.
    double distance(Corner corner, double[] x, double reach) {
        double[] sums = first;
        Arrays.fill(sums, 0);
        double most = 0;
        double sizes = 0;
        for (int j = 0; j < d; j++) {
            if (!corner.flat[j]) {
                continue;
            }
            if (!measure(corner.edge[j], j)) {
                return Double.POSITIVE_INFINITY;
            }
            sizes += size[j];
            for (int k = 0; k < d; k++) {
                if (corner.flat[k]) {
                    sums[k] += entry(corner.at[k], k, corner.edge[j], k == j ? 1 : 0, size[j]);
                }
            }
            int wall = corner.at[j];
            double value = walls.column[d][wall];
            for (int q = 0; q < d; q++) {
                value += walls.column[q][wall] * x[q];
            }
            most = Math.max(most, Math.abs(value) + reach * walls.slack[wall]);
        }
        double norm = norm(sums);
        return norm < 0.5
                ? most * (MORE / (1 - norm)) * sizes * (MORE * MORE)
                : Double.POSITIVE_INFINITY;
    }

    /// After [#proves]: whether a wall's multiplier is certainly 0 (0) or positive (1), or unsure (−1).
    int multiplier(int k) {
        return y[k] > off[k] ? 1 : y[k] == 0 && off[k] == 0 ? 0 : -1;
    }

    /// A bound that is not less, and 0 only if it was.
    private static double clear(double bound) {
        return bound > 0 ? Math.max(bound, TINY) : bound;
    }

    /// Ḡ and its norm; false if the corner is too inexact.
    private boolean gaps(Corner corner) {
        double[] sums = first;
        Arrays.fill(sums, 0);
        for (int j = 0; j < d; j++) {
            double[] x = corner.edge[j];
            if (!measure(x, j)) {
                return false;
            }
            double most = 0;
            for (int k = 0; k < d; k++) {
                double entry = entry(corner.at[k], k, x, k == j ? 1 : 0, size[j]);
                gap[j][k] = entry;
                sums[k] += entry;
                most = Math.max(most, entry);
            }
            steepest[j] = most;
        }
        double norm = norm(sums);
        contraction = MORE / (1 - norm);
        return norm < 0.5;
    }

    private static double norm(double[] sums) {
        double norm = 0;
        for (double sum : sums) {
            norm = Math.max(norm, sum * MORE);
        }
        return norm;
    }

    /// Σ_q |X_jq|; false if the edge has an entry so small that products of it might underflow.
    private boolean measure(double[] x, int j) {
        double total = 0;
        for (int q = 0; q < d; q++) {
            double a = Math.abs(x[q]);
            if (a != 0 && !(a > TINY)) {
                return false;
            }
            total += a;
        }
        size[j] = total * MORE;
        return true;
    }

    private double entry(int wall, int k, double[] x, double identity, double total) {
        if (wall == Corner.FREE) {
            return clear(Math.abs(identity - x[k]) * MORE);
        }
        double sum = -identity;
        double sizes = 0;
        for (int q = 0; q < d; q++) {
            double product = walls.column[q][wall] * x[q];
            sum += product;
            sizes += Math.abs(product);
        }
        return clear(
                (Math.abs(sum)
                                + rounding * (sizes + (sizes > 0 ? identity : 0))
                                + walls.error[wall] * total)
                        * MORE);
    }

    private boolean multipliers(Corner corner, Side side, int sign) {
        double[] c = side.coefficient;
        double[] v = first;
        Arrays.fill(v, 0);
        for (int j = 0; j < d; j++) {
            double[] x = corner.edge[j];
            double sum = 0;
            double sizes = 0;
            for (int q = 0; q < d; q++) {
                double product = c[q] * x[q];
                sum += product;
                sizes += Math.abs(product);
            }
            if (sum != 0 && !(Math.abs(sum) > TINY)) {
                return false;
            }
            y[j] = sign * sum;
            off[j] = clear((rounding * sizes + side.error * size[j]) * MORE);
        }
        double total = 0;
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                v[j] += (Math.abs(y[k]) + off[k]) * gap[j][k];
            }
            total += v[j];
        }
        moves = false;
        for (int j = 0; j < d; j++) {
            double series = clear(total) * contraction * steepest[j];
            off[j] = clear((off[j] + v[j] + series) * (MORE * MORE));
            if (corner.flat[j]) {
                continue;
            }
            if (corner.at[j] == Corner.FREE ? y[j] != 0 || off[j] != 0 : y[j] < off[j]) {
                return false;
            }
            moves |= y[j] > off[j];
        }
        return true;
    }

    private boolean value(Corner corner, Side side, int sign) {
        double constant = sign * side.coefficient[d];
        double sizes = Math.abs(constant);
        double loss = side.error;
        for (int j = 0; j < d; j++) {
            int wall = corner.at[j];
            if (wall != Corner.FREE) {
                double height = walls.column[d][wall];
                constant -= y[j] * height;
                sizes += Math.abs(y[j] * height);
                loss += off[j] * Math.abs(height) + (Math.abs(y[j]) + off[j]) * walls.error[wall];
            }
        }
        double bound = (loss + rounding * sizes) * MORE;
        return bound < HUGE && (moves ? constant >= bound : constant > bound);
    }
}
