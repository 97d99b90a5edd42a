package org.faltung.region.geometry;

import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// The shape of a region and the network's function on it, in the coordinates of the domain.
///
/// @param point a point inside
/// @param map the output as functions of the coordinates
/// @param facets the facets, those on the domain's boundary first
/// @param bounded whether the region is bounded
/// @param inscribed the largest ball in it, accurate to some units in the last place; empty if
///     there are balls of any radius
/// @param volume the exact volume, if the dimension is at most 4 and the region bounded
/// @param argmax the number of the output that is largest at the point, the first if several are
public record RegionShape(
        List<Rational> point,
        List<AffineForm> map,
        List<Facet> facets,
        boolean bounded,
        Optional<Ball> inscribed,
        Optional<Rational> volume,
        int argmax) {
    /// Copies the lists.
    public RegionShape {
        point = List.copyOf(point);
        map = List.copyOf(map);
        facets = List.copyOf(facets);
    }
}
