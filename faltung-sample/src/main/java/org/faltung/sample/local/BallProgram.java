package org.faltung.sample.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faltung.region.geometry.Simplex;
import org.faltung.sample.local.Gradients.Gradient;

/// Maximises the radius of a ball inside of some walls, by the simplex method in floating point: a guess.
final class BallProgram {
    /// A coefficient that counts as 0.
    private static final double FLAT = 0x1p-36;

    private final List<Reach> apart;
    private final double[][] normals;
    private final Span span;
    private final Simplex simplex;
    private double tilt;

    /// @param slopes of walls that are anywhere
    /// @param apart how far they are from the point
    BallProgram(List<Gradient> slopes, List<Reach> apart) {
        this.apart = apart;
        normals = slopes.stream().map(Gradient::unit).toArray(double[][]::new);
        span = Span.of(Arrays.asList(normals));
        simplex = new Simplex(span.dimension() + 1, FLAT);
    }

    Span span() {
        return span;
    }

    /// Maximises r + tilt · Σ distances, where the distance from each wall is at least r ≥ 0.
    Simplex.End solve(double tilt) {
        this.tilt = tilt;
        int d = span.dimension();
        double[] objective = new double[d + 1];
        objective[d] = -1;
        double start = apart.stream().mapToDouble(Reach::least).min().orElse(0) / 2;
        simplex.clear(normals.length + 1);
        double[] row = new double[d + 1];
        row[d] = -1;
        for (int k = 0; k < normals.length; k++) {
            span.coordinates(normals[k], row);
            for (int i = 0; i < d; i++) {
                objective[i] -= tilt * row[i];
            }
            simplex.add(k, row, 0, apart.get(k).least() - start);
        }
        Arrays.fill(row, 0);
        row[d] = 1;
        simplex.add(normals.length, row, 0, start);
        return simplex.minimise(objective, 0);
    }

    /// From the point to the centre.
    double[] step() {
        return span.vector(
                IntStream.range(0, span.dimension()).mapToDouble(simplex::point).toArray());
    }

    /// In which direction the radius grows for ever.
    double[] ray() {
        return span.vector(
                IntStream.range(0, span.dimension()).mapToDouble(simplex::ray).toArray());
    }

    /// Numbers that are at least 0, one a wall, with which the sum of the normals is 0 but for rounding.
    double[] multipliers() {
        double[] multipliers = new double[normals.length];
        Arrays.fill(multipliers, tilt);
        for (int c = 0; c <= span.dimension(); c++) {
            int k = simplex.support(c);
            if (k >= 0 && k < normals.length) {
                multipliers[k] += Math.max(0, simplex.multiplier(c));
            }
        }
        return multipliers;
    }

    /// The walls whose normals lie in what those of some others span.
    List<Integer> inSpanOf(List<Integer> chosen) {
        Span part = Span.of(chosen.stream().map(k -> normals[k]).toList());
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k < normals.length; k++) {
            if (part.holds(normals[k])) {
                all.add(k);
            }
        }
        return all;
    }
}
