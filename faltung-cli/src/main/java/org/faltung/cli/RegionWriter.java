package org.faltung.cli;

import java.io.IOException;
import java.io.Writer;
import org.faltung.count.Region;

/// Writes regions, record after record.
interface RegionWriter {
    /// Writes a record.
    void write(Region region) throws IOException;

    /// JSON, an object a line.
    static RegionWriter jsonl(Writer out) {
        return region -> out.write(RegionJson.line(region));
    }

    /// Comma-separated values, with a first line of names.
    static RegionWriter csv(Writer out) throws IOException {
        out.write(RegionCsv.HEAD);
        return csvWithoutHead(out);
    }

    /// Comma-separated values that go on where others ended.
    static RegionWriter csvWithoutHead(Writer out) {
        return region -> out.write(RegionCsv.line(region));
    }
}
