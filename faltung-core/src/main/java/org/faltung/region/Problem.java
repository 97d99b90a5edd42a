package org.faltung.region;

import org.faltung.fold.FoldSequence;
import org.faltung.polytope.Polyhedron;

/// What an engine works on: a network on Rᵈ and a domain of Rᵈ with interior, d ≥ 1.
///
/// The coordinates are those of the domain: a slice or a flat domain was composed with the network before.
///
/// @param folds the network, with at least one folding unit
/// @param domain a closed convex set with interior, bounded or not
public record Problem(FoldSequence folds, Polyhedron domain) {
    /// Checks the dimensions.
    public Problem {
        if (folds.inputs() != domain.dimension()) {
            throw new IllegalArgumentException(
                    "the network has "
                            + folds.inputs()
                            + " inputs, but the domain has dimension "
                            + domain.dimension());
        }
    }

    /// The dimension d.
    public int dimension() {
        return domain.dimension();
    }
}
