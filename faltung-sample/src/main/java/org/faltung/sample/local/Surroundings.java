package org.faltung.sample.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.ExactCell;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.geometry.Ball;
import org.faltung.region.geometry.RegionSurvey;

/// The region of a point: how far the point is from its boundary, and how large a ball fits in.
///
/// Both in the Euclidean norm. The nearest boundary of the region of x is that on the hyperplane a·y + b = 0 of a unit
/// for which |a·x + b| / ‖a‖ is least: the ball of that radius around x meets no other, so that where it touches this
/// one is on the region's boundary.
///
/// @param squaredDistance of the point from the nearest boundary, exactly; 0 on one; empty if the region is all
///     of Rⁿ
/// @param inscribed the largest ball in the region, accurate to some units in the last place; empty if there are balls
///     of any radius, or the point is on a boundary
public record Surroundings(Optional<Rational> squaredDistance, Optional<Ball> inscribed) {
    /// Of one point, in all of Rⁿ.
    ///
    /// Time: that of the exact affine functions of all units, (entries of the maps) × n.
    ///
    /// @param point of the network's input space
    public static Surroundings of(FoldSequence folds, List<Rational> point) {
        Evaluation at = new Evaluation(folds, point);
        ExactCell cell = new ExactCell(folds);
        List<Integer> pattern = new ArrayList<>();
        Optional<Rational> nearest = Optional.empty();
        for (int l = 0; l < folds.layers().size(); l++) {
            List<Unit> units = folds.layers().get(l).units();
            for (int u = 0; u < units.size(); u++) {
                cell.fix(l, u, at.piece(l, u));
            }
            for (int u = 0; u < units.size(); u++) {
                if (units.get(u).pieces() < 2) {
                    continue;
                }
                pattern.add(at.piece(l, u));
                for (ExactCell.Side side : cell.sides(l, u, at.piece(l, u))) {
                    Optional<Rational> square = squaredDistance(side.form(), point);
                    if (square.isPresent() && square.get().signum() == 0) {
                        return new Surroundings(square, Optional.empty());
                    }
                    nearest = least(nearest, square);
                }
            }
        }
        if (nearest.isEmpty()) {
            return new Surroundings(nearest, Optional.empty());
        }
        int[] pieces = pattern.stream().mapToInt(Integer::intValue).toArray();
        Polyhedron space = Polyhedron.where(point.size(), List.of());
        Optional<Ball> ball =
                new RegionSurvey(new Problem(folds, space))
                        .of(Prefix.of(pieces, pieces.length))
                        .inscribed();
        return new Surroundings(nearest, ball);
    }

    private static Optional<Rational> least(Optional<Rational> one, Optional<Rational> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }

    private static Optional<Rational> squaredDistance(AffineForm form, List<Rational> point) {
        if (form.isConstant()) {
            return Optional.empty();
        }
        Rational square = Rational.ZERO;
        for (int q = 0; q < form.dimension(); q++) {
            Rational a = form.coefficient(q);
            square = square.plus(a.times(a));
        }
        Rational value = form.at(point);
        return Optional.of(value.times(value).over(square));
    }

    /// The distance to the nearest boundary, to about double precision; infinity if there is none.
    public double distance() {
        return squaredDistance
                .map(square -> Math.sqrt(square.nearest()))
                .orElse(Double.POSITIVE_INFINITY);
    }
}
