package org.faltung.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// A domain as the oracle sees it: the inputs as functions on Rᵈ, and functions that are at least
/// 0.
///
/// @param inputs one function an input
/// @param rows what is at least 0 in the domain
record Ground(List<Affine> inputs, List<Affine> rows) {

    static Ground of(Domain domain) {
        return switch (domain) {
            case Domain.Space space -> new Ground(coordinates(space.ambient()), List.of());
            case Domain.Box box -> new Ground(coordinates(box.ambient()), within(box.sides()));
            case Domain.Polytope polytope ->
                    new Ground(
                            coordinates(polytope.ambient()),
                            polytope.atLeastZero().stream().map(Ground::copied).toList());
            case Domain.Slice slice ->
                    new Ground(
                            spanned(slice), slice.window().map(Ground::within).orElse(List.of()));
        };
    }

    private static List<Affine> coordinates(int dimension) {
        List<Affine> coordinates = new ArrayList<>();
        for (int q = 0; q < dimension; q++) {
            coordinates.add(Affine.coordinate(dimension, q));
        }
        return coordinates;
    }

    private static List<Affine> within(List<Range> sides) {
        List<Affine> rows = new ArrayList<>();
        for (int q = 0; q < sides.size(); q++) {
            Affine x = Affine.coordinate(sides.size(), q);
            rows.add(x.plus(sides.get(q).low().negated()));
            rows.add(x.negated().plus(sides.get(q).high()));
        }
        return rows;
    }

    private static Affine copied(AffineForm form) {
        List<Rational> terms = new ArrayList<>();
        for (int q = 0; q <= form.dimension(); q++) {
            terms.add(form.coefficient(q));
        }
        return new Affine(terms);
    }

    private static List<Affine> spanned(Domain.Slice slice) {
        List<Affine> inputs = new ArrayList<>();
        for (int i = 0; i < slice.ambient(); i++) {
            List<Rational> terms = new ArrayList<>();
            for (List<Rational> direction : slice.directions()) {
                terms.add(direction.get(i));
            }
            terms.add(slice.origin().get(i));
            inputs.add(new Affine(terms));
        }
        return inputs;
    }

    private int dimension() {
        return inputs.getFirst().dimension();
    }

    /// The domain's inner points within its affine hull, in coordinates of the hull; none if it is
    /// empty.
    ///
    /// If no point of { g ≥ 0 for all g } has all g > 0, the largest margin is 0, and by duality
    /// some Σ y_g g, y ≥ 0, y ≠ 0, is 0 everywhere. Then every g with y_g > 0 is 0 on the whole
    /// set, and one coordinate can be left out.
    Optional<Cell> interior() {
        for (Affine row : rows) {
            if (row.isConstant() && row.constant().signum() < 0) {
                return Optional.empty();
            }
        }
        List<Affine> real = rows.stream().filter(row -> !row.isConstant()).toList();
        WidestMargin.Optimum optimum =
                WidestMargin.of(dimension(), real.stream().map(Affine::primitive).toList());
        return switch (optimum.margin().signum()) {
            case 1 -> Cell.where(dimension(), real, inputs);
            case 0 -> on(real, real.get(optimum.tight().getFirst())).interior();
            default -> Optional.empty();
        };
    }

    private Ground on(List<Affine> real, Affine wall) {
        int q = 0;
        while (wall.terms().get(q).signum() == 0) {
            q++;
        }
        int free = q;
        return new Ground(
                inputs.stream().map(input -> input.on(wall, free)).toList(),
                real.stream().map(row -> row.on(wall, free)).toList());
    }
}
