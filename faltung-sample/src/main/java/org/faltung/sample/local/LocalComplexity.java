package org.faltung.sample.local;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;

/// How many units fold near a point, after
/// [Humayun, Balestriero and Baraniuk 2024](https://arxiv.org/abs/2402.15555).
///
/// Random orthonormal directions v₁ … v_P, by Gram and Schmidt from normal vectors; a unit counts if its pieces at
/// the 2P points x ± r v_i are not all the same. The pieces are decided exactly at these points; their coordinates
/// are doubles, so that the directions are orthonormal up to rounding only.
///
/// @param perLayer units that fold, for every layer that has folding units
public record LocalComplexity(List<Integer> perLayer) {
    /// Directions, or as many as there are inputs.
    public static final int DIRECTIONS = 20;

    /// The distance r of the original.
    public static final Rational RADIUS = Rational.parse("0.005");

    /// Copies the list.
    public LocalComplexity {
        perLayer = List.copyOf(perLayer);
    }

    /// The sum over the layers.
    public int total() {
        return perLayer.stream().mapToInt(Integer::intValue).sum();
    }

    /// At one point.
    ///
    /// @param point of the network's input space
    /// @param radius above 0
    public static LocalComplexity at(
            FoldSequence folds, List<Rational> point, Rational radius, SplittableRandom random) {
        List<Evaluation> ends = new ArrayList<>();
        for (double[] direction : directions(point.size(), random)) {
            List<Rational> ahead = new ArrayList<>();
            List<Rational> behind = new ArrayList<>();
            for (int q = 0; q < direction.length; q++) {
                Rational step = Rational.of(radius.nearest() * direction[q]);
                ahead.add(point.get(q).plus(step));
                behind.add(point.get(q).minus(step));
            }
            ends.add(new Evaluation(folds, ahead));
            ends.add(new Evaluation(folds, behind));
        }
        List<Integer> perLayer = new ArrayList<>();
        for (int l = 0; l < folds.layers().size(); l++) {
            FoldLayer layer = folds.layers().get(l);
            if (layer.folds()) {
                perLayer.add(changing(layer, l, ends));
            }
        }
        return new LocalComplexity(perLayer);
    }

    private static int changing(FoldLayer layer, int l, List<Evaluation> ends) {
        int many = 0;
        for (int u = 0; u < layer.units().size(); u++) {
            Unit unit = layer.units().get(u);
            int index = u;
            int first = ends.getFirst().piece(l, u);
            if (unit.pieces() > 1 && ends.stream().anyMatch(end -> end.piece(l, index) != first)) {
                many++;
            }
        }
        return many;
    }

    private static List<double[]> directions(int n, SplittableRandom random) {
        List<double[]> found = new ArrayList<>();
        while (found.size() < Math.min(DIRECTIONS, n)) {
            double[] next = new double[n];
            for (int q = 0; q < n; q++) {
                next[q] = random.nextGaussian();
            }
            for (int twice = 0; twice < 2; twice++) {
                for (double[] other : found) {
                    double along = product(next, other);
                    for (int q = 0; q < n; q++) {
                        next[q] -= along * other[q];
                    }
                }
            }
            double length = Math.sqrt(product(next, next));
            if (length > 1e-6) {
                for (int q = 0; q < n; q++) {
                    next[q] /= length;
                }
                found.add(next);
            }
        }
        return found;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int q = 0; q < one.length; q++) {
            sum += one[q] * other[q];
        }
        return sum;
    }
}
