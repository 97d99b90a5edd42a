package org.faltung.fold;

import java.util.List;
import org.faltung.linear.AffineMap;

/// An affine map, then a fold of its outputs: unit after unit reads the rows that follow those of the unit
/// before, and gives one value.
///
/// @param map from the values before to the pre-activations
/// @param units the fold; their rows add up to the map's outputs
public record FoldLayer(AffineMap map, List<Unit> units) {
    /// Copies the units and checks their rows.
    public FoldLayer {
        units = List.copyOf(units);
        int rows = units.stream().mapToInt(Unit::rows).sum();
        if (rows != map.outputs()) {
            throw new IllegalArgumentException(
                    "units read " + rows + " rows, but the map gives " + map.outputs());
        }
    }

    /// Whether any unit folds.
    public boolean folds() {
        return units.stream().anyMatch(unit -> unit.pieces() > 1);
    }
}
