package org.faltung.region.reduction;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Problem;

/// Problems whose cells are cones, cut off far from their apex.
///
/// Let no layer have a constant, and all bends break at 0 only and be 0 there. Then all pre-activations
/// at t x are t times those at x, for t > 0, layer by layer; and a piece does not change when what it
/// looks at is multiplied by t. So x and t x have the same pattern, and the points of a pattern form a
/// cone. If 0 lies inside the domain, each point of the space has a positive multiple in the interior
/// of the domain; so a pattern's cone has interior if and only if it has interior within the domain:
/// the patterns are those of the whole space, for every layer.
public final class Cones {
    private Cones() {}

    /// The same problem on the whole space, if the argument above applies to a bounded domain.
    public static Optional<Problem> unbounded(Problem given) {
        int d = given.dimension();
        boolean around =
                given.domain().isBoxed()
                        && given.domain().containsInside(Collections.nCopies(d, Rational.ZERO));
        return around && given.folds().layers().stream().allMatch(Cones::isHomogeneous)
                ? Optional.of(new Problem(given.folds(), Polyhedron.where(d, List.of())))
                : Optional.empty();
    }

    private static boolean isHomogeneous(FoldLayer layer) {
        AffineMap map = layer.map();
        for (int row = 0; row < map.outputs(); row++) {
            if (map.exactOffset(row).signum() != 0) {
                return false;
            }
        }
        return layer.units().stream().allMatch(Cones::isHomogeneous);
    }

    private static boolean isHomogeneous(Unit unit) {
        return switch (unit) {
            case Unit.Carry _, Unit.Maximum _ -> true;
            case Unit.Bend bend ->
                    bend.breakpoints().stream().allMatch(t -> t.signum() == 0)
                            && bend.intercepts().stream().allMatch(t -> t.signum() == 0);
        };
    }
}
