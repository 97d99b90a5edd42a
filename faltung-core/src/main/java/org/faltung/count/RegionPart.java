package org.faltung.count;

import java.util.ArrayList;
import java.util.List;

/// A part of a list of regions.
///
/// @param from the number of its first region
/// @param to the number after its last
public record RegionPart(int from, int to) {
    private static final int MOST = 8192;

    private static final int FEWEST = 512;

    /// About how many parts there are, if they are neither small nor large.
    private static final int PARTS = 256;

    /// The parts of so many regions; they depend on nothing else, so that a resumed run has the same.
    public static List<RegionPart> of(int regions) {
        int size = Math.clamp(regions / PARTS, FEWEST, MOST);
        List<RegionPart> parts = new ArrayList<>();
        for (int from = 0; from < regions; from += size) {
            parts.add(new RegionPart(from, Math.min(regions, from + size)));
        }
        return parts;
    }

    /// How many regions there are in it.
    public int size() {
        return to - from;
    }

    /// The name of its file.
    public String file() {
        return String.format("part-%010d-%010d.parquet", from, to);
    }
}
