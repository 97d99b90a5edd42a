package org.faltung.region.plane;

/// The pieces of one unit over the cells of a sheet, by patches of its tree.
///
/// @param tops the cell at the top of each patch, rising; the first is cell 0
/// @param pieces the piece on each patch
@SuppressWarnings("ArrayRecordComponent") // a numeric kernel's working data, never compared
record Choice(int[] tops, int[] pieces) {
    /// The piece on a cell, given the cells above it and itself: the last top among them is the nearest.
    int at(boolean[] path) {
        int s = tops.length - 1;
        while (!path[tops[s]]) {
            s--;
        }
        return pieces[s];
    }
}
