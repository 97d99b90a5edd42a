package org.faltung.region.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Prefix;
import org.faltung.region.field.Crease;
import org.faltung.region.field.NumberedNetwork;
import org.jspecify.annotations.Nullable;

/// The pieces of a network along a line: the points at which some unit changes its piece, in order.
///
/// @param breakpoints inside the domain, by rising place; there is one region more
public record LinePieces(List<Breakpoint> breakpoints) {
    /// Copies the list.
    public LinePieces {
        breakpoints = List.copyOf(breakpoints);
    }

    /// The breakpoints of a network of one input in an interval, a ray or the whole line.
    ///
    /// @param folds a network of one input
    /// @param domain of dimension 1, with interior
    public static LinePieces of(FoldSequence folds, Polyhedron domain) {
        return of(folds, domain, () -> {});
    }

    /// The breakpoints of a network of one input in an interval, a ray or the whole line.
    ///
    /// @param folds a network of one input
    /// @param domain of dimension 1, with interior
    /// @param between run now and then by the calling thread; ends the work by an exception
    public static LinePieces of(FoldSequence folds, Polyhedron domain, Runnable between) {
        NumberedNetwork plan = NumberedNetwork.of(folds);
        BooleanSupplier stopped =
                () -> {
                    between.run();
                    return false;
                };
        LineSweep sweep =
                new LineSweep(plan, ends(domain), Prefix.ROOT, plan.foldingUnits(), stopped);
        while (sweep.layers() < plan.layers().size()) {
            if (!sweep.advance()) {
                throw new IllegalStateException("a walk that nobody stopped has stopped");
            }
        }
        List<Breakpoint> breakpoints = new ArrayList<>();
        for (int place = 1; place < sweep.knots().last(); place++) {
            Crossing crossing = sweep.knots().origin(sweep.knots().knot(place));
            if (crossing != null) {
                Crease crease = crossing.crease;
                int unit = plan.layers().get(crease.layer()).firstUnit[crease.value()];
                Supplier<Rational> exact = () -> crossing.root(sweep.exactly());
                breakpoints.add(new Breakpoint(crossing.at, exact, crease.layer(), unit));
            }
        }
        return new LinePieces(breakpoints);
    }

    /// The ends of a domain of dimension 1.
    static Knots ends(Polyhedron domain) {
        Rational low = null;
        Rational high = null;
        for (AffineForm row : domain.rows()) {
            Rational slope = row.coefficient(0);
            if (slope.signum() != 0) {
                Rational root = row.constant().negated().over(slope);
                if (slope.signum() > 0) {
                    low = better(low, root, 1);
                } else {
                    high = better(high, root, -1);
                }
            }
        }
        return new Knots(domain.side(0), low, high);
    }

    private static Rational better(@Nullable Rational known, Rational root, int sign) {
        return known == null || root.compareTo(known) > 0 == sign > 0 ? root : known;
    }

    /// A point at which units change their pieces.
    ///
    /// @param near its place, to about double precision
    /// @param exactly computes its exact place, a quotient of large integers in deep networks
    /// @param layer the layer of the first unit, in canonical order, that changes its piece here and none before
    ///     it does
    /// @param unit that unit's index in its layer
    public record Breakpoint(double near, Supplier<Rational> exactly, int layer, int unit) {}
}
