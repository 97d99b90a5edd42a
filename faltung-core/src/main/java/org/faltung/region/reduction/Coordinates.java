package org.faltung.region.reduction;

/// What the coordinates of a reduced problem are.
public enum Coordinates {
    /// Coordinates of the given problem, all that matter.
    GIVEN,

    /// Fewer coordinates of the given problem than matter: the network and the domain do not change along a
    /// subspace, and a coordinate plane across it stands for the whole space.
    PLANE,

    /// Pre-activations of the first layer, or constraints of the domain, after the coordinates that have a range.
    PRE_ACTIVATIONS
}
