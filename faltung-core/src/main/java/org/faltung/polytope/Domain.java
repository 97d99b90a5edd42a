package org.faltung.polytope;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// A closed part of the input space Rⁿ in which regions are counted, as the user gives it.
///
/// Its own faces never cut a region.
public sealed interface Domain {
    /// The dimension n of the input space around it.
    int ambient();

    /// The whole of Rⁿ.
    ///
    /// @param ambient n, at least 1
    record Space(int ambient) implements Domain {
        /// Checks the dimension.
        public Space {
            requireAmbient(ambient);
        }
    }

    /// A box; a side may have length 0, or be empty.
    ///
    /// @param sides one range a coordinate, in the order of the input's values
    record Box(List<Range> sides) implements Domain {
        /// Copies the sides.
        public Box {
            sides = List.copyOf(sides);
            requireAmbient(sides.size());
        }

        /// The cube of points whose coordinates all lie from `low` to `high`.
        ///
        /// @param ambient n, at least 1
        public static Box cube(int ambient, long low, long high) {
            Range side = new Range(Rational.of(low), Rational.of(high));
            return new Box(Collections.nCopies(ambient, side));
        }

        /// The box of all points within a distance of a point, in the maximum norm.
        public static Box around(List<Rational> centre, Rational radius) {
            return new Box(
                    centre.stream().map(c -> new Range(c.minus(radius), c.plus(radius))).toList());
        }

        @Override
        public int ambient() {
            return sides.size();
        }
    }

    /// All points where each of some affine functions is at least 0.
    ///
    /// @param ambient n, at least 1
    /// @param atLeastZero functions on Rⁿ
    record Polytope(int ambient, List<AffineForm> atLeastZero) implements Domain {
        /// Copies the functions and checks their dimension.
        public Polytope {
            requireAmbient(ambient);
            atLeastZero = List.copyOf(atLeastZero);
            for (AffineForm form : atLeastZero) {
                if (form.dimension() != ambient) {
                    throw new IllegalArgumentException(
                            "a constraint of the polytope has "
                                    + form.dimension()
                                    + " coefficients, but the input has "
                                    + ambient);
                }
            }
        }
    }

    /// The points origin + Σ tᵢ · directionᵢ: a line, a plane, any affine subspace, or a window of it.
    ///
    /// @param origin a point of Rⁿ
    /// @param directions linearly independent vectors of Rⁿ, at least one
    /// @param window a range for each coordinate tᵢ; empty for the whole subspace
    record Slice(
            List<Rational> origin, List<List<Rational>> directions, Optional<List<Range>> window)
            implements Domain {
        /// Copies the lists and checks their sizes.
        public Slice {
            origin = List.copyOf(origin);
            directions = directions.stream().map(List::copyOf).toList();
            window = window.map(List::copyOf);
            requireAmbient(origin.size());
            for (List<Rational> direction : directions) {
                if (direction.size() != origin.size()) {
                    throw new IllegalArgumentException(
                            "a direction has "
                                    + direction.size()
                                    + " coordinates, but the origin has "
                                    + origin.size());
                }
            }
            int dimension = directions.size();
            if (dimension == 0 || window.isPresent() && window.get().size() != dimension) {
                throw new IllegalArgumentException(
                        "a slice needs at least one direction and, if any, one range a direction");
            }
        }

        @Override
        public int ambient() {
            return origin.size();
        }
    }

    private static void requireAmbient(int ambient) {
        if (ambient < 1) {
            throw new IllegalArgumentException("dimension must be at least 1, got " + ambient);
        }
    }
}
