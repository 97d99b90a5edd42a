package org.faltung.count;

import java.util.List;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PackedPatterns;

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

    /// Whether all that was not found is in the cells left.
    boolean whole() {
        return tally.complete();
    }
}
