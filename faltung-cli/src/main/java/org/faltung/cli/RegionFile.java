package org.faltung.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.faltung.count.Region;

/// Where records go: a file that is written under another name beside it and renamed at the end, so that no
/// half of it is ever taken for the whole; or standard output.
final class RegionFile implements AutoCloseable {
    private static final String STANDARD_OUTPUT = "-";

    private final Target target;
    private final Path part;
    private final Writer out;
    private final RegionWriter records;

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
            target.requireFree();
            return target;
        }

        boolean standardOutput() {
            return written.equals(STANDARD_OUTPUT);
        }

        Path path() {
            return Path.of(written);
        }

        private void requireFree() {
            if (Files.isDirectory(path())) {
                throw new InputException(
                        "--out " + written + " is a folder; give the name of a file");
            }
            if (Files.exists(path()) && !force) {
                throw new InputException(
                        "--out "
                                + written
                                + ": there is such a file already; choose another name, or add"
                                + " --force to overwrite it");
            }
            Path folder = path().toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new InputException(
                        "--out " + written + ": there is no folder " + folder + "; make it first");
            }
        }
    }

    /// Begins to write.
    ///
    /// @throws InputException if the file cannot be made
    RegionFile(Target target, Console console) {
        this.target = target;
        part =
                target.path()
                        .resolveSibling(
                                target.path().getFileName()
                                        + ".part-"
                                        + ProcessHandle.current().pid());
        try {
            out =
                    target.standardOutput()
                            ? new Printing(console)
                            : new BufferedWriter(
                                    new OutputStreamWriter(
                                            Files.newOutputStream(part), StandardCharsets.UTF_8),
                                    1 << 16);
            records = target.csv() ? RegionWriter.csv(out) : RegionWriter.jsonl(out);
        } catch (IOException e) {
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
            out.close();
            if (target.standardOutput()) {
                return;
            }
            if (target.force()) {
                Files.move(part, target.path(), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, target.path());
            }
        } catch (FileAlreadyExistsException e) {
            throw new InputException(
                    "--out "
                            + target.written()
                            + ": such a file has appeared meanwhile; choose another name, or add"
                            + " --force",
                    e);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /// Leaves nothing behind that was not kept.
    @Override
    public void close() {
        if (target.standardOutput()) {
            return;
        }
        try {
            out.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The part stays; what went wrong before is what the user is told.
            return;
        }
    }

    private InputException fault(IOException cause) {
        return new InputException(
                "cannot write " + target.written() + ": " + Faults.message(cause), cause);
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
