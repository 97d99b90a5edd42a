package org.faltung.matching;

import java.util.ArrayList;
import java.util.List;

/// Neighbouring positions of an axis that see the very same samples.
///
/// @param first the first sample they see
/// @param end one past the last sample
/// @param copies how many positions, at least 1
record Run(int first, int end, int copies) {

    /// The runs of an axis, in order.
    static List<Run> of(Axis axis) {
        List<Run> runs = new ArrayList<>();
        for (int p = 0; p < axis.positions(); ) {
            int from = p;
            while (p < axis.positions()
                    && axis.first(p) == axis.first(from)
                    && axis.end(p) == axis.end(from)) {
                p++;
            }
            runs.add(new Run(axis.first(from), axis.end(from), p - from));
        }
        return runs;
    }
}
