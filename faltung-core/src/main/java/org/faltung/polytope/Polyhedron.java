package org.faltung.polytope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// The set of all x ∈ Rᵈ within ranges of the coordinates and where affine functions are at least 0.
///
/// Engines may count on a non-empty interior.
public final class Polyhedron {
    private final int dimension;
    private final List<Optional<Range>> sides;
    private final List<AffineForm> rows;

    private Polyhedron(int dimension, List<Optional<Range>> sides, List<AffineForm> rows) {
        this.dimension = dimension;
        this.sides = List.copyOf(sides);
        this.rows = List.copyOf(rows);
    }

    /// The set with these ranges and constraints.
    ///
    /// @param sides a range a coordinate, or empty where the coordinate is not bounded by one
    /// @param rows functions on Rᵈ that are at least 0 in the set
    public static Polyhedron of(List<Optional<Range>> sides, List<AffineForm> rows) {
        return new Polyhedron(sides.size(), sides, rows);
    }

    /// A box.
    public static Polyhedron box(List<Range> sides) {
        return new Polyhedron(sides.size(), sides.stream().map(Optional::of).toList(), List.of());
    }

    /// The set where each of some functions on Rᵈ is at least 0.
    public static Polyhedron where(int dimension, List<AffineForm> rows) {
        return new Polyhedron(dimension, Collections.nCopies(dimension, Optional.empty()), rows);
    }

    /// The dimension d, at least 0.
    public int dimension() {
        return dimension;
    }

    /// The range of a coordinate, if one is given.
    public Optional<Range> side(int coordinate) {
        return sides.get(coordinate);
    }

    /// The constraints beside the ranges: functions that are at least 0.
    public List<AffineForm> rows() {
        return rows;
    }

    /// Whether every coordinate has a range, so that the set is bounded.
    public boolean isBoxed() {
        return sides.stream().allMatch(Optional::isPresent);
    }

    /// Every constraint as a function that is at least 0, in the canonical order: for each coordinate with a
    /// range x_q − low, then high − x_q; then the rows.
    public List<AffineForm> constraints() {
        List<AffineForm> all = new ArrayList<>();
        for (int q = 0; q < dimension; q++) {
            if (sides.get(q).isPresent()) {
                Range side = sides.get(q).get();
                AffineForm x = AffineForm.coordinate(dimension, q);
                all.add(x.plus(side.low().negated()));
                all.add(x.negated().plus(side.high()));
            }
        }
        all.addAll(rows);
        return all;
    }

    /// Whether a point lies in the interior of all constraints.
    public boolean containsInside(List<Rational> point) {
        return constraints().stream().allMatch(form -> form.at(point).signum() > 0);
    }
}
