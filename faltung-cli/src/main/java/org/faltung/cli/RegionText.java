package org.faltung.cli;

import java.util.function.Function;
import org.faltung.count.Region;

/// How records of regions are written as text.
///
/// @param head what comes before the first record
/// @param line the record of a region, with the end of its line
record RegionText(String head, Function<Region, String> line) {
    /// The text of a format that is none of columns.
    static RegionText of(RegionTarget.Format format) {
        return switch (format) {
            case JSONL -> new RegionText("", RegionJson::line);
            case CSV -> new RegionText(RegionCsv.HEAD, RegionCsv::line);
            case PARQUET -> throw new IllegalArgumentException("Parquet is not text");
        };
    }

    /// The record of a region.
    String record(Region region) {
        return line.apply(region);
    }
}
