package org.faltung.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faltung.count.Region;
import org.faltung.store.ParquetFile;

/// Where records of regions go: a file that is written under another name beside it and renamed at the end, so that no
/// half of it is ever taken for the whole; or standard output.
///
/// @param <T> a record, as it is written
interface RegionOutput<T> extends AutoCloseable {
    /// The number of the first record that is to be written: more than 0 if others are there from an earlier process.
    int first();

    /// Makes the record of a region; several threads do so at once.
    T record(Region region);

    /// Writes the next record; one thread does so.
    ///
    /// @throws InputException if it cannot be written
    void write(T record);

    /// Ends the file and gives it its name.
    ///
    /// @param progress is told how far it is, where that takes long
    /// @return false if the user ended it before, and another process may go on
    /// @throws InputException if it cannot be written
    boolean keep(SearchProgress progress);

    /// Leaves nothing behind that was not kept.
    @Override
    void close();

    /// The output that was asked for.
    static RegionOutput<?> of(RegionTarget target, Sitting sitting, Console console) {
        try {
            if (sitting.run().isPresent() && sitting.run().get().isMine(target.path())) {
                return new NamedOutput(target.part(sitting.run().get()));
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

    /// A file that is complete: an earlier process was stopped before it could say so.
    ///
    /// @param parts what it may have left
    record NamedOutput(Path parts) implements RegionOutput<Region> {
        @Override
        public int first() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Region record(Region region) {
            return region;
        }

        @Override
        public void write(Region region) {
            throw new IllegalStateException("the file was complete");
        }

        @Override
        public boolean keep(SearchProgress progress) {
            try {
                ParquetFile.delete(parts);
                return true;
            } catch (IOException e) {
                throw new InputException(
                        "cannot delete "
                                + parts
                                + ": "
                                + Faults.message(e)
                                + "; delete it yourself",
                        e);
            }
        }

        @Override
        public void close() {}
    }
}
