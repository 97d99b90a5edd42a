package org.faltung.region.geometry;

import java.util.Optional;
import org.faltung.region.Prefix;

/// A facet of a region.
///
/// All of a facet has the same region beyond it. The pre-activations are continuous, so a function
/// that is not 0 on the whole facet keeps its sign in passing through its inside; and one that is 0
/// there is, just beyond, a multiple of the wall's function, or the same for the differences in a
/// maximum.
///
/// @param unit the first unit that changes its piece there; empty at the domain's boundary
/// @param beyond the pattern of the region there; empty at the domain's boundary
public record Facet(Optional<UnitPlace> unit, Optional<Prefix> beyond) {}
