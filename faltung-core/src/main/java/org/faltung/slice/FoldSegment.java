package org.faltung.slice;

import org.faltung.region.geometry.UnitPlace;

/// A piece of a line between two faces, along which a unit folds.
///
/// @param face a face that it bounds
/// @param side the number of that face's side
/// @param unit the unit; of several that fold along the line, the earliest
public record FoldSegment(Face face, int side, UnitPlace unit) {
    private int next() {
        return side + 1 == face.outline().size() ? 0 : side + 1;
    }

    /// u where it begins.
    public double fromU() {
        return face.outline().u(side);
    }

    /// v where it begins.
    public double fromV() {
        return face.outline().v(side);
    }

    /// u where it ends.
    public double toU() {
        return face.outline().u(next());
    }

    /// v where it ends.
    public double toV() {
        return face.outline().v(next());
    }
}
