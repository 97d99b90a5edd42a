package org.faltung.cli;

import java.io.IOException;
import org.faltung.count.Region;
import org.faltung.store.KeptRun;

/// Where records of regions go: a file that is written under another name beside it and renamed at the end, so that no
/// half of it is ever taken for the whole; or standard output.
interface RegionOutput extends AutoCloseable {
    /// The number of the first record that is to be written: more than 0 if others are there from an earlier process.
    int first();

    /// Writes a record.
    ///
    /// @throws InputException if it cannot be written
    void write(Region region);

    /// Ends the file and gives it its name.
    ///
    /// @throws InputException if it cannot be written
    void keep();

    /// Leaves nothing behind that was not kept.
    @Override
    void close();

    /// The output that was asked for.
    static RegionOutput of(RegionTarget target, Sitting sitting, Console console) {
        try {
            if (sitting.run().isPresent() && isNamed(target, sitting.run().get())) {
                return new NamedOutput();
            }
            return switch (target.format()) {
                case JSONL, CSV ->
                        sitting.run().isPresent()
                                ? new KeptRegionFile(target, sitting.run().get())
                                : new RegionFile(target, console);
                case PARQUET -> new ParquetOutput(target, sitting);
            };
        } catch (IOException e) {
            throw target.fault(e);
        }
    }

    /// Whether an earlier process was stopped after the file had its name, and before it could say so.
    private static boolean isNamed(RegionTarget target, KeptRun run) throws IOException {
        return run.named().isPresent()
                && java.nio.file.Files.isRegularFile(target.path())
                && java.nio.file.Files.size(target.path()) == run.named().get()
                && !java.nio.file.Files.exists(target.part(run));
    }

    /// A file that is complete.
    record NamedOutput() implements RegionOutput {
        @Override
        public int first() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void write(Region region) {
            throw new IllegalStateException("the file was complete");
        }

        @Override
        public void keep() {}

        @Override
        public void close() {}
    }
}
