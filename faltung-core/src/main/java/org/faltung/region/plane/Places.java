package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.fold.FoldLayer;
import org.faltung.region.geometry.UnitPlace;

/// Where the units that draw lines sit among those that fold.
final class Places {
    private final List<List<Optional<UnitPlace>>> places = new ArrayList<>();

    /// @param layers those of the network; the one after them decides
    Places(List<FoldLayer> layers) {
        int number = 0;
        for (FoldLayer layer : layers) {
            List<Optional<UnitPlace>> mine = new ArrayList<>();
            int index = 0;
            for (var unit : layer.units()) {
                boolean folds = unit.pieces() > 1;
                mine.add(folds ? Optional.of(new UnitPlace(number, index++)) : Optional.empty());
            }
            places.add(mine);
            number += layer.folds() ? 1 : 0;
        }
    }

    /// What a line of a layer is; that of layer −1 is the domain's.
    Outline.Side side(int layer) {
        if (layer < 0) {
            return Outline.Side.BORDER;
        }
        return layer < places.size() ? Outline.Side.FOLD : Outline.Side.DECISION;
    }

    /// The unit that drew a line; none if the domain or the decision did.
    Optional<UnitPlace> place(int layer, int unit) {
        return side(layer) == Outline.Side.FOLD ? places.get(layer).get(unit) : Optional.empty();
    }
}
