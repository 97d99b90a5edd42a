package org.faltung.oracle;

/// What is counted as one linear region.
public enum RegionKind {
    /// The full-dimensional sets of inputs with one pattern of pieces.
    R2,
    /// The largest open connected sets on which the function is affine.
    R4,
    /// The different affine maps that the function has on full-dimensional sets.
    R6
}
