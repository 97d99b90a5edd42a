package org.faltung.count;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.faltung.exact.Rational;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.RegionShape;
import org.faltung.region.geometry.UnitPlace;

/// A linear region (R2) of a list.
///
/// @param id its number, from 0, in the order of the tree
/// @param pattern the pieces of all folding units
/// @param code the pattern in hexadecimal, layer by layer
/// @param point a point inside, in the input space
/// @param shape its shape in the coordinates of the domain, and the affine map of the output
/// @param borders its facets, in the order of the shape's
public record Region(
        int id,
        Prefix pattern,
        String code,
        List<Rational> point,
        RegionShape shape,
        List<Border> borders) {
    /// Copies the lists.
    public Region {
        point = List.copyOf(point);
        borders = List.copyOf(borders);
    }

    /// A facet and who lives beyond it.
    ///
    /// @param unit the first unit that changes its piece there; empty at the domain's boundary
    /// @param neighbour the number of the region beyond; empty at the domain's boundary, and where
    ///     that region was not found because the search ended early
    public record Border(Optional<UnitPlace> unit, OptionalInt neighbour) {}
}
