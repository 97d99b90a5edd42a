package org.faltung.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.faltung.count.Region;

/// Records as text in a file, or on standard output.
final class RegionFile implements RegionOutput<String> {
    private final Optional<OutFile> file;
    private final RegionText text;
    private final Writer out;
    private final RegionTarget target;

    /// Begins to write.
    ///
    /// @throws InputException if the file cannot be made
    RegionFile(RegionTarget target, Console console) {
        this.target = target;
        text = RegionText.of(target.format());
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
            out.write(text.head());
        } catch (IOException e) {
            file.ifPresent(OutFile::close);
            throw target.fault(e);
        }
    }

    @Override
    public int first() {
        return 0;
    }

    @Override
    public String record(Region region) {
        return text.record(region);
    }

    @Override
    public void write(String record) {
        try {
            out.write(record);
        } catch (IOException e) {
            throw target.fault(e);
        }
    }

    @Override
    public boolean keep(SearchProgress progress) {
        try {
            out.flush();
        } catch (IOException e) {
            throw target.fault(e);
        }
        file.ifPresent(OutFile::keep);
        return true;
    }

    @Override
    public void close() {
        file.ifPresent(OutFile::close);
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
