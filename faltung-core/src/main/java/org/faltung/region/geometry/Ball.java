package org.faltung.region.geometry;

import java.util.List;

/// A Euclidean ball, in floating point.
///
/// @param radius positive
public record Ball(List<Double> centre, double radius) {
    /// Copies the centre.
    public Ball {
        centre = List.copyOf(centre);
    }
}
