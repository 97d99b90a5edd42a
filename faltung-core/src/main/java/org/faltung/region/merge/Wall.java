package org.faltung.region.merge;

import java.util.List;
import org.faltung.linear.AffineForm;

/// A hyperplane that bounds a region: constraints of the region that are positive multiples of one another.
///
/// @param form a function that is at least 0 on the region and 0 on the wall
/// @param ofDomain whether a face of the domain lies in it
/// @param crossings what units do across it, as far as their sides tell
public record Wall(AffineForm form, boolean ofDomain, List<Crossing> crossings) {
    /// Copies the list.
    public Wall {
        crossings = List.copyOf(crossings);
    }

    /// A unit leaves its piece across the wall.
    ///
    /// @param place the unit's place in patterns
    /// @param piece the piece on the other side, if nothing else changes there
    public record Crossing(int place, int piece) {}
}
