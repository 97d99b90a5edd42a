package org.faltung.count;

import java.util.List;
import org.faltung.fold.FoldSequence;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PackedPatterns;
import org.faltung.region.geometry.PatternCode;

/// What one task found in the subtree of a cell, and the cells in it that it left to others.
///
/// Tasks that began at the root and took up all cells that were left have found everything, each region once.
///
/// @param cell where the task began
/// @param share the part of the subtree's work that is done, 0 to 1; a guess
/// @param tally what was found
/// @param left cells that it did not look into, in the order of the tree
/// @param patterns the regions found, if they were asked for
public record Finished(
        Prefix cell, double share, Tally tally, List<Prefix> left, PackedPatterns patterns) {
    /// Copies the list.
    public Finished {
        left = List.copyOf(left);
    }

    /// A task that was not done.
    public static Finished nothing(Prefix cell, FoldSequence folds, PatternCode code) {
        Tally nothing = Tally.empty(folds.layers().size());
        return new Finished(cell, 0, nothing, List.of(cell), new PackedPatterns(code));
    }

    /// Whether all that was not found is in the cells left.
    boolean whole() {
        return tally.complete();
    }
}
