package org.faltung.region.geometry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.LinearProgram;
import org.faltung.polytope.Optimum;

/// The largest ball in a region: maximises r where a_k · x + b_k ≥ ‖a_k‖ r over the facets, around
/// the origin of the rows.
///
/// In floating point, from values at the origin that are accurate relative to themselves. The
/// multipliers give a bound from above; where it is not close to the radius found, a linear program
/// in rationals with norms rounded to doubles is solved in its place.
final class InscribedBall {
    /// How far, relatively, the radius may be below the bound.
    private static final double CLOSE = 1e-13;

    private final int d;
    private final Simplex simplex;
    private final double[] row;
    private final double[] objective;

    InscribedBall(int d) {
        this.d = d;
        simplex = new Simplex(d + 1);
        row = new double[d + 1];
        objective = new double[d + 1];
        objective[d] = -1;
    }

    /// The ball; empty if the radius has no bound.
    Optional<Ball> of(WallRows rows, FacetSearch facets, Recession recession) {
        if (facets.count() == 0) {
            return Optional.empty();
        }
        double start = Double.POSITIVE_INFINITY;
        for (int k = 0; k < facets.count(); k++) {
            start = Math.min(start, rows.value[facets.wall(k)] / rows.norm[facets.wall(k)]);
        }
        start /= 2;
        simplex.clear(facets.count());
        for (int k = 0; k < facets.count(); k++) {
            int wall = facets.wall(k);
            System.arraycopy(rows.linear, wall * d, row, 0, d);
            row[d] = -rows.norm[wall];
            simplex.add(wall, row, 0, rows.value[wall] - start * rows.norm[wall]);
        }
        Simplex.End end = simplex.minimise(objective, 0);
        if (end != Simplex.End.OPTIMAL) {
            List<Rational> guess = new ArrayList<>();
            for (int q = 0; q < d; q++) {
                double x = end == Simplex.End.UNBOUNDED ? simplex.ray(q) : 0;
                guess.add(Double.isFinite(x) ? Rational.of(x) : Rational.ZERO);
            }
            return recession.isFull(rows, facets, guess)
                    ? Optional.empty()
                    : Optional.of(inRationals(rows, facets));
        }
        double[] centre = new double[d];
        for (int q = 0; q < d; q++) {
            centre[q] = simplex.point(q);
        }
        double radius = start + simplex.point(d);
        return Optional.of(
                isLargest(rows, facets, centre, radius)
                        ? ball(rows, centre, radius)
                        : inRationals(rows, facets));
    }

    /// Whether the ball is inside and as large as multipliers allow: r = Σ λ_k (‖a_k‖ r) ≤ Σ λ_k
    /// b_k for all points if Σ λ_k a_k = 0 and Σ λ_k ‖a_k‖ = 1.
    private boolean isLargest(WallRows rows, FacetSearch facets, double[] centre, double radius) {
        double bound = 0;
        for (int c = 0; c <= d; c++) {
            if (simplex.support(c) >= 0) {
                bound += simplex.multiplier(c) * rows.value[simplex.support(c)];
            }
        }
        double room = Double.POSITIVE_INFINITY;
        for (int k = 0; k < facets.count(); k++) {
            int wall = facets.wall(k);
            double value = rows.value[wall];
            for (int q = 0; q < d; q++) {
                value += rows.linear[wall * d + q] * centre[q];
            }
            room = Math.min(room, value / rows.norm[wall]);
        }
        return radius > 0
                && Math.abs(bound - radius) <= CLOSE * radius
                && Math.abs(room - radius) <= CLOSE * radius;
    }

    private static Ball ball(WallRows rows, double[] centre, double radius) {
        List<Double> coordinates = new ArrayList<>();
        for (int q = 0; q < centre.length; q++) {
            Rational origin = Rational.of(rows.origin[q], rows.scale);
            coordinates.add(origin.plus(Rational.of(centre[q])).nearest());
        }
        return new Ball(coordinates, radius);
    }

    /// With each row divided by its length, rounded, so that the radius is off by some units in the
    /// last place.
    private Ball inRationals(WallRows rows, FacetSearch facets) {
        List<AffineForm> constraints = new ArrayList<>();
        for (int k = 0; k < facets.count(); k++) {
            int wall = facets.wall(k);
            AffineForm form = rows.wall(wall).form();
            List<Rational> linear = new ArrayList<>();
            Rational scale = Rational.of(BigInteger.ONE.shiftLeft(rows.shift(wall)));
            for (int q = 0; q < d; q++) {
                linear.add(form.coefficient(q));
            }
            linear.add(Rational.of(rows.norm[wall]).times(scale).negated());
            constraints.add(AffineForm.of(linear, form.constant()));
        }
        AffineForm radius = AffineForm.coordinate(d + 1, d);
        if (new LinearProgram(constraints, radius).solve()
                instanceof Optimum.Attained(List<Rational> point, Rational most, _, _)) {
            return new Ball(
                    point.subList(0, d).stream().map(Rational::nearest).toList(), most.nearest());
        }
        throw new IllegalStateException("a ball without bound in a region where it has one");
    }
}
