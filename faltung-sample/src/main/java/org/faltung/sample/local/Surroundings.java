package org.faltung.sample.local;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.geometry.RegionSurvey;
import org.faltung.sample.local.Gradients.Gradient;

/// The region of a point: how far the point is from its boundary, and how large a ball fits in.
///
/// Both in the Euclidean norm and all of Rⁿ. The nearest boundary of the region of x is that on the hyperplane a·y + b = 0
/// of a unit for which |a·x + b| / ‖a‖ is least: the ball of that radius around x meets no other, so that where it
/// touches this one is on the region's boundary.
///
/// @param squaredDistance of the point from the nearest boundary, exactly; 0 on one; empty if the region is all
///     of Rⁿ
/// @param inscribed the largest ball in the region; empty if there are balls of any radius, or the point is on a
///     boundary
public record Surroundings(Optional<Rational> squaredDistance, Optional<Inscribed> inscribed) {
    /// Up to this dimension the ball is that of [RegionSurvey], right to some units in the last place.
    static final int SURVEYED = 8;

    /// Of one point.
    ///
    /// Bounds in floating point leave few walls that may be the nearest; those are worked out exactly.
    ///
    /// Time: (entries of the maps) × n in floating point, (entries of the maps) exactly.
    ///
    /// @param point of the network's input space
    public static Surroundings of(FoldSequence folds, List<Rational> point) {
        Evaluation at = new Evaluation(folds, point);
        List<Wall> walls = Wall.all(folds, at);
        Gradients gradients = new Gradients(folds, at);
        List<Gradient> slopes = walls.stream().map(gradients::of).toList();
        List<Reach> reaches = new ArrayList<>();
        double most = Double.POSITIVE_INFINITY;
        for (int k = 0; k < walls.size(); k++) {
            Reach reach = Reach.of(walls.get(k), slopes.get(k), at);
            reaches.add(reach);
            most = Math.min(most, reach.most());
        }
        Optional<Rational> nearest = Optional.empty();
        for (int k = 0; k < walls.size(); k++) {
            if (reaches.get(k).least() <= most && slopes.get(k).most() > 0) {
                Optional<Rational> square = squaredDistance(walls.get(k).form(folds, at), point);
                if (square.isPresent()
                        && (nearest.isEmpty() || square.get().compareTo(nearest.get()) < 0)) {
                    nearest = square;
                }
            }
        }
        if (nearest.isEmpty() || nearest.get().signum() == 0) {
            return new Surroundings(nearest, Optional.empty());
        }
        return new Surroundings(
                nearest,
                point.size() <= SURVEYED
                        ? surveyed(folds, at, point.size())
                        : new LargestBall(folds, point, at, walls, slopes, reaches).find());
    }

    private static Optional<Inscribed> surveyed(FoldSequence folds, Evaluation at, int n) {
        List<Integer> pattern = new ArrayList<>();
        for (int l = 0; l < folds.layers().size(); l++) {
            List<Unit> units = folds.layers().get(l).units();
            for (int u = 0; u < units.size(); u++) {
                if (units.get(u).pieces() > 1) {
                    pattern.add(at.piece(l, u));
                }
            }
        }
        int[] pieces = pattern.stream().mapToInt(Integer::intValue).toArray();
        Polyhedron space = Polyhedron.where(n, List.of());
        return new RegionSurvey(new Problem(folds, space))
                .of(Prefix.of(pieces, pieces.length))
                .inscribed()
                .map(ball -> new Inscribed(ball, ball.radius()));
    }

    private static Optional<Rational> squaredDistance(AffineForm form, List<Rational> point) {
        if (form.isConstant()) {
            return Optional.empty();
        }
        BigInteger squares = BigInteger.ZERO;
        for (int q = 0; q < form.dimension(); q++) {
            squares = squares.add(form.numerator(q).pow(2));
        }
        Rational value = form.at(point).times(Rational.of(form.denominator()));
        return Optional.of(value.times(value).over(Rational.of(squares)));
    }

    /// The distance to the nearest boundary, to about double precision; infinity if there is none.
    public double distance() {
        return squaredDistance
                .map(square -> Math.sqrt(square.nearest()))
                .orElse(Double.POSITIVE_INFINITY);
    }
}
