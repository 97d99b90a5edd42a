package org.faltung.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.faltung.store.KeptRun;
import org.faltung.store.Run;
import org.faltung.store.Store;

/// The output of `faltung regions` that the user asked for.
///
/// @param written as he wrote it
/// @param format what his file's ending says
/// @param force whether a file there is overwritten
record RegionTarget(String written, Format format, boolean force) {
    private static final String STANDARD_OUTPUT = "-";

    /// How records are written.
    enum Format {
        /// JSON, an object a line.
        JSONL,
        /// Comma-separated values.
        CSV,
        /// Columns, for data frames and databases.
        PARQUET;

        /// In lower case.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads `--out`.
    ///
    /// @throws InputException if its ending says no format
    static RegionTarget of(String written, boolean force) {
        if (written.equals(STANDARD_OUTPUT)) {
            return new RegionTarget(written, Format.JSONL, force);
        }
        String name = written.toLowerCase(Locale.ROOT);
        for (Format format : Format.values()) {
            if (name.endsWith("." + format.word())) {
                return new RegionTarget(written, format, force);
            }
        }
        throw new InputException(
                "--out "
                        + written
                        + ": the ending says no format; choose .jsonl, .csv or .parquet, or - for JSON"
                        + " lines on standard output");
    }

    boolean standardOutput() {
        return written.equals(STANDARD_OUTPUT);
    }

    /// Checks that a file can be written.
    ///
    /// @throws InputException if not
    void requireFree() {
        if (!standardOutput()) {
            OutFile.requireFree(written, force);
        }
    }

    /// The same for a run that is resumed: its own file may be there, if it was stopped just after it had its name.
    void requireFree(KeptRun run) {
        try {
            OutFile.requireFree(written, force || run.isMine(path()));
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /// Whether what a run has written is there.
    boolean isOf(Run run) {
        try {
            return run.wrote(path());
        } catch (IOException e) {
            throw fault(e);
        }
    }

    Path path() {
        return Path.of(written);
    }

    /// Where a kept run writes before the file gets its name.
    Path part(KeptRun run) {
        return Store.part(path(), run.id());
    }

    /// What the user is told when it cannot be written.
    InputException fault(IOException cause) {
        return new InputException("cannot write " + written + ": " + Faults.message(cause), cause);
    }
}
