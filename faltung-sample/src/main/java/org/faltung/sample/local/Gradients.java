package org.faltung.sample.local;

import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;

/// The gradients of the pre-activations at a point, in floating point, each with a bound of its error's Euclidean norm.
///
/// For g = Σ w_k v_k of m terms, where v_k is known as V_k up to e_k, the sum in floating point is off by at most
///
///     Σ |w_k| e_k + (m + 4) 2⁻⁵¹ Σ |w_k| (‖V_k‖ + e_k) + 2⁻⁹⁰⁰
///
/// since every coordinate is off by at most (m + 2) 2⁻⁵³ Σ |w_k| |V_kq|, a rounding of w_k included, and norms obey the
/// triangle inequality; the rest covers this bound's own roundings. A sum without terms is 0 exactly.
final class Gradients {
    private static final double STEP = 0x1p-51;
    private static final double TINY = 0x1p-900;

    /// Squares of smaller numbers may vanish.
    private static final double SMALL = 0x1p-440;

    private final int n;
    private final double[][][] row;
    private final double[][] rowError;

    Gradients(FoldSequence folds, Evaluation at) {
        n = folds.inputs();
        int layers = folds.layers().size();
        row = new double[layers][][];
        rowError = new double[layers][];
        double[][] value = new double[0][];
        double[] error = new double[0];
        double[] norm = new double[0];
        for (int l = 0; l < layers; l++) {
            FoldLayer layer = folds.layers().get(l);
            rows(l, layer.map(), value, error, norm);
            int many = layer.units().size();
            value = new double[many][];
            error = new double[many];
            norm = new double[many];
            int first = 0;
            for (int u = 0; u < many; u++) {
                Unit unit = layer.units().get(u);
                int p = at.piece(l, u);
                int from = unit instanceof Unit.Maximum ? first + p : first;
                value[u] = row[l][from];
                error[u] = rowError[l][from];
                if (unit instanceof Unit.Bend bend) {
                    Rational slope = bend.slopes().get(p);
                    if (!slope.equals(Rational.ONE)) {
                        scale(value, error, u, slope);
                    }
                }
                norm[u] = norm(value[u]);
                first += unit.rows();
            }
        }
    }

    private static void scale(double[][] value, double[] error, int u, Rational slope) {
        double[] scaled = new double[value[u].length];
        double factor = slope.nearest();
        double size = Math.abs(factor);
        for (int q = 0; q < scaled.length; q++) {
            scaled[q] = value[u][q] * factor;
        }
        error[u] =
                slope.signum() == 0
                        ? 0
                        : size * (error[u] + 4 * STEP * (norm(value[u]) + error[u])) * (1 + STEP)
                                + TINY;
        value[u] = scaled;
    }

    private void rows(int l, AffineMap map, double[][] value, double[] error, double[] norm) {
        row[l] = new double[map.outputs()][];
        rowError[l] = new double[map.outputs()];
        for (int r = 0; r < map.outputs(); r++) {
            double[] sum = new double[n];
            double inherited = 0;
            double size = 0;
            boolean none = true;
            for (int k = map.start(r); k < map.start(r + 1); k++) {
                double weight = map.value(k);
                double most = Math.abs(weight);
                int from = map.column(k);
                if (l == 0) {
                    sum[from] = weight;
                    size += most;
                    none &= map.isDouble(k);
                } else if (norm[from] != 0 || error[from] != 0) {
                    none &= weight == 0 && map.isDouble(k);
                    inherited += most * error[from];
                    size += most * norm[from];
                    double[] v = value[from];
                    for (int q = 0; q < n; q++) {
                        sum[q] += weight * v[q];
                    }
                }
            }
            int terms = map.start(r + 1) - map.start(r) + 4;
            row[l][r] = sum;
            rowError[l][r] =
                    none
                            ? 0
                            : (inherited + terms * STEP * (size + inherited)) * (1 + terms * STEP)
                                    + TINY;
        }
    }

    /// The Euclidean norm, rounded up.
    private static double norm(double[] vector) {
        double sum = 0;
        double most = 0;
        for (double x : vector) {
            sum += x * x;
            most = Math.max(most, Math.abs(x));
        }
        double root = sum > 0x1p-900 ? Math.sqrt(sum) : most * Math.sqrt(vector.length);
        return root * (1 + (vector.length + 4) * STEP);
    }

    /// Of a wall.
    Gradient of(Wall wall) {
        double[] g = row[wall.layer()][wall.row()].clone();
        double error = rowError[wall.layer()][wall.row()];
        if (wall.minus() >= 0) {
            double[] other = row[wall.layer()][wall.minus()];
            double before = norm(g) + norm(other);
            for (int q = 0; q < n; q++) {
                g[q] -= other[q];
            }
            error += rowError[wall.layer()][wall.minus()];
            error = before == 0 && error == 0 ? 0 : (error + 4 * STEP * before) * (1 + 4 * STEP);
        }
        for (int q = 0; q < n && wall.sign() < 0; q++) {
            g[q] = -g[q];
        }
        return new Gradient(g, error, norm(g));
    }

    /// A gradient.
    ///
    /// @param linear its coordinates
    /// @param error at least the Euclidean norm of what they are off by
    /// @param norm at least the Euclidean norm of the coordinates, and hardly more
    record Gradient(double[] linear, double error, double norm) {
        /// At least the norm of the true gradient.
        double most() {
            return (norm + error) * (1 + 4 * STEP);
        }

        /// At most the norm of the true gradient, and at least 0.
        double least() {
            if (norm < SMALL) {
                return 0;
            }
            double slack = (linear.length + 8) * 2 * STEP;
            return Math.max(0, norm * (1 - slack) - error) * (1 - 4 * STEP);
        }

        /// Its direction; it may not be 0.
        double[] unit() {
            double[] unit = linear.clone();
            for (int q = 0; q < unit.length; q++) {
                unit[q] /= norm;
            }
            return unit;
        }

        /// At least the distance of [#unit] from the true direction's unit vector.
        double unitError() {
            return 2 * (error + (linear.length + 8) * 2 * STEP * norm) / least();
        }
    }
}
