package org.faltung.sample.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.region.geometry.Ball;
import org.faltung.region.geometry.Simplex;
import org.faltung.sample.local.Gradients.Gradient;

/// The largest ball in the region of a point, in many dimensions: guessed in floating point, then proved.
///
/// A ball around c with radius r is inside if c has the point's pattern and is no nearer than r to any wall. That there is no
/// larger one is shown by multipliers λ_k ≥ 0 of some walls, with unit normals â_k and distances δ_k from the point x, where
/// ρ = Σ λ_k â_k is nearly 0. The centre y of a ball of radius r is no nearer than r to any wall, so that
///
///     r Σ λ_k ≤ Σ λ_k (δ_k + â_k · (y − x)) ≤ Σ λ_k δ_k + ‖ρ‖ ‖y − x‖,
///
/// and [Extent] bounds ‖y − x‖ in the space that the normals of these walls span; across it nothing changes. If along a ray
/// all walls move away, there are balls of any radius.
final class LargestBall {
    /// A multiplier that is thought to be rounding.
    private static final double NOTHING = 1e-13;

    private static final double U = 0x1p-52;

    private final FoldSequence folds;
    private final Evaluation at;
    private final List<Rational> point;
    private final List<Wall> walls;
    private final List<Gradient> slopes;
    private final List<Reach> reaches;

    /// @param point lies on no wall
    /// @param at the network there
    /// @param slopes the walls' gradients
    /// @param reaches how far they are from the point
    LargestBall(
            FoldSequence folds,
            List<Rational> point,
            Evaluation at,
            List<Wall> walls,
            List<Gradient> slopes,
            List<Reach> reaches) {
        this.folds = folds;
        this.point = point;
        this.at = at;
        this.walls = walls;
        this.slopes = slopes;
        this.reaches = reaches;
    }

    /// The ball; empty if there are balls of any radius.
    Optional<Inscribed> find() {
        Ball here = ball(point, reaches);
        List<Integer> steep =
                IntStream.range(0, walls.size())
                        .filter(k -> slopes.get(k).least() > 0) // others make it smaller only
                        .boxed()
                        .toList();
        BallProgram program = program(steep);
        return switch (program.solve(0)) {
            case UNBOUNDED ->
                    opens(program.ray())
                            ? Optional.empty()
                            : Optional.of(new Inscribed(here, Double.POSITIVE_INFINITY));
            case LOST -> Optional.of(new Inscribed(here, Double.POSITIVE_INFINITY));
            case OPTIMAL -> {
                Ball ball =
                        moved(program.step())
                                .filter(far -> far.radius() > here.radius())
                                .orElse(here);
                yield Optional.of(
                        new Inscribed(ball, Math.max(ball.radius(), bound(program, steep))));
            }
        };
    }

    private BallProgram program(List<Integer> chosen) {
        return new BallProgram(
                chosen.stream().map(slopes::get).toList(),
                chosen.stream().map(reaches::get).toList());
    }

    /// The ball around a centre, if that is in the region.
    private Optional<Ball> moved(double[] step) {
        List<Rational> centre = new ArrayList<>();
        for (int q = 0; q < step.length; q++) {
            if (!Double.isFinite(step[q])) {
                return Optional.empty();
            }
            centre.add(Rational.of(point.get(q).plus(Rational.of(step[q])).nearest()));
        }
        Evaluation there = new Evaluation(folds, centre);
        if (!Wall.all(folds, there).equals(walls)) {
            return Optional.empty();
        }
        List<Reach> distances = new ArrayList<>();
        for (int k = 0; k < walls.size(); k++) {
            distances.add(Reach.of(walls.get(k), slopes.get(k), there));
        }
        return Optional.of(ball(centre, distances));
    }

    private static Ball ball(List<Rational> centre, List<Reach> distances) {
        return new Ball(
                centre.stream().map(Rational::nearest).toList(),
                distances.stream().mapToDouble(Reach::least).min().orElseThrow());
    }

    /// Whether all walls move away along a ray.
    private boolean opens(double[] ray) {
        double squares = 0;
        for (double x : ray) {
            squares += x * x;
        }
        double length = Math.sqrt(squares) * (1 + (ray.length + 4) * U);
        for (Gradient slope : slopes) {
            double along = 0;
            for (int q = 0; q < ray.length; q++) {
                along += slope.linear()[q] * ray[q];
            }
            double off = (slope.error() + 2 * (ray.length + 8) * U * slope.norm()) * length;
            if (slope.most() > 0 && !(along > off)) {
                return false;
            }
        }
        return true;
    }

    /// No ball in the region has a larger radius; infinity if the multipliers prove nothing.
    ///
    /// @param steep the walls of the program
    private double bound(BallProgram program, List<Integer> steep) {
        double[] multipliers = program.multipliers();
        List<Integer> support = new ArrayList<>();
        for (int k = 0; k < multipliers.length; k++) {
            if (multipliers[k] > NOTHING) {
                support.add(k);
            }
        }
        if (support.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        List<Integer> near = program.inSpanOf(support);
        List<Integer> chosen = near.stream().map(steep::get).toList();
        BallProgram part = program(chosen);
        if (part.solve(1.0 / near.size()) != Simplex.End.OPTIMAL) {
            return Double.POSITIVE_INFINITY;
        }
        int rank = Rank.atMost(folds, at, chosen.stream().map(walls::get).toList());
        if (part.span().dimension() != rank) {
            return Double.POSITIVE_INFINITY;
        }
        Extent extent = new Extent(chosen.stream().map(slopes::get).toList(), part.span());
        double far = 0;
        double above = 0;
        double below = 0;
        double[] weights = new double[near.size()];
        for (int i = 0; i < weights.length; i++) {
            Reach reach = reaches.get(chosen.get(i));
            weights[i] = multipliers[near.get(i)];
            far = Math.max(far, reach.most());
            above += weights[i] * reach.most();
            below += weights[i];
        }
        above += extent.residual(weights) * extent.of(part.multipliers(), far);
        double rounded = above / below * (1 + (weights.length + 8) * 2 * U);
        return Double.isNaN(rounded) ? Double.POSITIVE_INFINITY : rounded;
    }
}
