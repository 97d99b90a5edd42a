package org.faltung.sample.local;

import java.util.List;
import org.faltung.sample.local.Gradients.Gradient;

/// How far a region reaches from a point, proved in floating point.
///
/// Let the unit normals â_k of K walls span a space of d dimensions, with singular values of at least σ, and let
/// Σ μ_k â_k = ρ with μ_k ≥ m > 0. For a unit vector w of that space let p_k = â_k · w, and γ = max (−p_k). Then
/// m Σ p_k⁺ ≤ ‖ρ‖ + γ Σ μ_k, and
///
///     σ ≤ ‖p‖ ≤ γ √K + (‖ρ‖ + γ Σ μ) / m,    γ ≥ (σ − ‖ρ‖ / m) / (√K + Σ μ / m).
///
/// So in whatever direction of the space one leaves a point, some wall comes nearer by γ a step, and has been met after
/// (the largest distance from a wall) / γ. Across the space nothing changes.
///
/// σ² is at least s, if Cholesky's method comes to its end for CᵀC − s, up to a rounding of (d + 2) 2⁻⁵² times the trace
/// ([Demmel 1989](https://www.netlib.org/lapack/lawnspdf/lawn14.pdf)); C are the coordinates of the normals along a basis Q that
/// is orthonormal but for rounding.
final class Extent {
    private static final double U = 0x1p-52;

    private final Span span;
    private final double[][] normals;
    private final double[][] coordinates;
    private final double normalError;
    private final int d;

    /// Of some walls.
    ///
    /// @param slopes of walls that are anywhere
    /// @param span of the normals, whose dimension the rank of the true normals does not exceed
    Extent(List<Gradient> slopes, Span span) {
        this.span = span;
        d = span.dimension();
        normals = new double[slopes.size()][];
        coordinates = new double[slopes.size()][d];
        double most = 0;
        for (int k = 0; k < normals.length; k++) {
            normals[k] = slopes.get(k).unit();
            span.coordinates(normals[k], coordinates[k]);
            most = Math.max(most, slopes.get(k).unitError());
        }
        normalError = most;
    }

    /// The norm of Σ multiplier · normal, or more.
    double residual(double[] multipliers) {
        double[] sum = new double[normals[0].length];
        double size = 0;
        for (int k = 0; k < multipliers.length; k++) {
            size += multipliers[k];
            for (int q = 0; q < sum.length; q++) {
                sum[q] += multipliers[k] * normals[k][q];
            }
        }
        double squares = 0;
        for (double x : sum) {
            squares += x * x;
        }
        double rounding = (multipliers.length + 4) * U;
        return (Math.sqrt(squares) + size * (normalError + rounding)) * (1 + sum.length * U);
    }

    /// The distance within which all of the region lies, in the space that the normals span; infinity if that is not
    /// proved.
    ///
    /// @param multipliers above 0
    /// @param far the largest distance of the point from a wall
    double of(double[] multipliers, double far) {
        double sigma = leastSingular();
        double least = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (double multiplier : multipliers) {
            least = Math.min(least, multiplier);
            sum += multiplier;
        }
        if (!(sigma > 0 && least > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double top = sigma - residual(multipliers) / least;
        double gamma = top / (Math.sqrt(multipliers.length) + sum / least);
        return gamma > 0 ? far / gamma * (1 + 0x1p-20) : Double.POSITIVE_INFINITY;
    }

    /// A lower bound of the d-th singular value of the normals.
    private double leastSingular() {
        double[][] gram = new double[d][d];
        double trace = 0;
        double apart = 0; // of a normal from what its coordinates give
        for (int k = 0; k < normals.length; k++) {
            double[] c = coordinates[k];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] += c[i] * c[j];
                }
                trace += c[i] * c[i];
            }
            double[] back = span.vector(c);
            for (int q = 0; q < back.length; q++) {
                apart += (normals[k][q] - back[q]) * (normals[k][q] - back[q]);
            }
        }
        double rows = Math.sqrt(normals.length);
        double off = Math.sqrt(apart) + rows * (normalError + (d + 4) * Math.sqrt(d) * U);
        double rounding = (normals.length + d + 4) * U * trace * 2;
        for (double s = 1; s > 0x1p-40; s /= 4) {
            if (Cholesky.ends(gram, s)) {
                double root = Math.sqrt(Math.max(0, s - rounding));
                return root * (1 - span.skewness()) - 2 * off;
            }
        }
        return 0;
    }
}
