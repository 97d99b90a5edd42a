package org.faltung.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.faltung.count.Region;

/// Where records go: a file that is written under another name beside it and renamed at the end, so
/// that no half of it is ever taken for the whole; or standard output.
final class RegionFile implements AutoCloseable {
    private static final String STANDARD_OUTPUT = "-";

    private final Optional<OutFile> file;
    private final RegionWriter records;
    private final Writer out;
    private final String name;

    /// What the user asked for.
    ///
    /// @param written as he wrote it
    /// @param csv whether it is to be comma-separated values
    /// @param force whether a file there is overwritten
    record Target(String written, boolean csv, boolean force) {
        /// Reads `--out`.
        ///
        /// @throws InputException if nothing can be written there
        static Target of(String written, boolean force) {
            if (written.equals(STANDARD_OUTPUT)) {
                return new Target(written, false, force);
            }
            String name = written.toLowerCase(Locale.ROOT);
            if (name.endsWith(".parquet")) {
                throw new InputException(
                        "--out "
                                + written
                                + ": Parquet is not written yet; choose a name that ends in .jsonl"
                                + " or .csv");
            }
            if (!name.endsWith(".jsonl") && !name.endsWith(".csv")) {
                throw new InputException(
                        "--out "
                                + written
                                + ": the ending says no format; choose .jsonl or .csv, or - for"
                                + " JSON lines on standard output");
            }
            Target target = new Target(written, name.endsWith(".csv"), force);
            OutFile.requireFree(written, force);
            return target;
        }

        boolean standardOutput() {
            return written.equals(STANDARD_OUTPUT);
        }
    }

    /// Begins to write.
    ///
    /// @throws InputException if the file cannot be made
    RegionFile(Target target, Console console) {
        name = target.written();
        file =
                target.standardOutput()
                        ? Optional.empty()
                        : Optional.of(new OutFile(target.written(), target.force()));
        try {
            out =
                    file.isEmpty()
                            ? new Printing(console)
                            : new BufferedWriter(
                                    new OutputStreamWriter(
                                            file.get().stream(), StandardCharsets.UTF_8),
                                    1 << 16);
            records = target.csv() ? RegionWriter.csv(out) : RegionWriter.jsonl(out);
        } catch (IOException e) {
            file.ifPresent(OutFile::close);
            throw fault(e);
        }
    }

    /// Writes a record.
    void write(Region region) {
        try {
            records.write(region);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /// Ends the file and gives it its name.
    void keep() {
        try {
            out.flush();
        } catch (IOException e) {
            throw fault(e);
        }
        file.ifPresent(OutFile::keep);
    }

    /// Leaves nothing behind that was not kept.
    @Override
    public void close() {
        file.ifPresent(OutFile::close);
    }

    private InputException fault(IOException cause) {
        return new InputException("cannot write " + name + ": " + Faults.message(cause), cause);
    }

    /// A writer to the console, which takes whole texts.
    private static final class Printing extends Writer {
        private final Console console;

        Printing(Console console) {
            this.console = console;
        }

        @Override
        public void write(char[] text, int from, int length) {
            console.print(new String(text, from, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
