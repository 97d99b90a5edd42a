package org.faltung.region.line;

/// The pieces of one unit along the line: the first, then a new one from each of some knots on.
///
/// @param knots in order along the line
/// @param pieces one more than knots
@SuppressWarnings("ArrayRecordComponent") // a numeric kernel's working data, never compared
record Changes(int[] knots, int[] pieces) {
    /// The number of the stretch that holds the cell right of a place.
    int stretch(int place, int[] ranks) {
        int low = 0;
        int high = knots.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranks[knots[middle]] <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
