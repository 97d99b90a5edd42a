package org.faltung.polytope;

import java.util.List;
import org.faltung.exact.Rational;

/// What a linear program comes to, with its proof.
public sealed interface Optimum {
    /// Positive multiples of some constraints add up to a negative constant, so that no point satisfies them.
    ///
    /// All gradients of these constraints but any one are linearly independent.
    ///
    /// @param constraints numbers of constraints, rising
    /// @param multipliers one positive number for each
    record Infeasible(List<Integer> constraints, List<Rational> multipliers) implements Optimum {
        /// Copies the lists.
        public Infeasible {
            constraints = List.copyOf(constraints);
            multipliers = List.copyOf(multipliers);
        }
    }

    /// The objective rises for ever along a ray of feasible points.
    ///
    /// @param point where the ray starts
    /// @param direction of the ray
    record Unbounded(List<Rational> point, List<Rational> direction) implements Optimum {
        /// Copies the lists.
        public Unbounded {
            point = List.copyOf(point);
            direction = List.copyOf(direction);
        }
    }

    /// The objective has a largest value: value − objective = Σ multiplier · constraint, identically.
    ///
    /// The gradients of these constraints are linearly independent.
    ///
    /// @param point where it is attained
    /// @param constraints numbers of constraints, rising; each is 0 at the point
    /// @param multipliers one positive number for each
    record Attained(
            List<Rational> point,
            Rational value,
            List<Integer> constraints,
            List<Rational> multipliers)
            implements Optimum {
        /// Copies the lists.
        public Attained {
            point = List.copyOf(point);
            constraints = List.copyOf(constraints);
            multipliers = List.copyOf(multipliers);
        }
    }
}
