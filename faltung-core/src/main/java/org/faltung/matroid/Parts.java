package org.faltung.matroid;

import java.util.ArrayList;
import java.util.List;
import org.faltung.matching.Axis;

/// A layer cut where neighbouring windows share no input: its matroid is the direct sum of the parts'.
final class Parts {
    private Parts() {}

    /// The parts; windows that lie wholly in the padding belong to none.
    static List<SharedLayer> of(SharedLayer layer) {
        List<SharedLayer> parts = new ArrayList<>();
        for (int[] down : ranges(layer.field().rows())) {
            SharedLayer strip = layer.strip(down[0], down[1]).transposed();
            for (int[] along : ranges(layer.field().columns())) {
                parts.add(strip.strip(along[0], along[1]).transposed());
            }
        }
        return parts;
    }

    private static List<int[]> ranges(Axis axis) {
        List<int[]> ranges = new ArrayList<>();
        int from = 0;
        for (int p = 0; p < axis.positions(); p++) {
            if (axis.length(p) == 0) {
                from = p + 1;
                continue;
            }
            boolean last =
                    p + 1 == axis.positions()
                            || axis.length(p + 1) == 0
                            || axis.first(p + 1) >= axis.end(p);
            if (last) {
                ranges.add(new int[] {from, p + 1});
                from = p + 1;
            }
        }
        return ranges;
    }
}
