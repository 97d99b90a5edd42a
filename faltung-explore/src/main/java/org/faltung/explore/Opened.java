package org.faltung.explore;

import java.util.ArrayList;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.io.Model;

/// A model that is open: its network in normal form, and points to lay planes through.
///
/// @param id by which requests name it
/// @param title as shown
/// @param made how it was made, in sentences; may be empty
/// @param source where its samples are from; may be empty
/// @param model as it was read
/// @param folds its normal form
/// @param samples points that came with it
/// @param own whether somebody dropped it here, so that it may be closed for another
record Opened(
        String id,
        String title,
        String made,
        String source,
        Model model,
        FoldSequence folds,
        List<Sample> samples,
        boolean own) {
    Opened {
        samples = List.copyOf(samples);
    }

    /// The numbers of folding units of the layers that fold.
    List<Long> folding() {
        List<Long> units = new ArrayList<>();
        for (FoldLayer layer : folds.layers()) {
            if (layer.folds()) {
                units.add(layer.units().stream().filter(unit -> unit.pieces() > 1).count());
            }
        }
        return units;
    }

    /// The network up to a layer that folds: its folds and those before, and no output.
    ///
    /// @param layers how many layers that fold; all of them for the whole network
    FoldSequence upTo(int layers) {
        return layers >= folding().size() ? folds : FirstLayers.of(folds, layers);
    }

    /// Whether a unit folds.
    static boolean folds(Unit unit) {
        return unit.pieces() > 1;
    }
}
