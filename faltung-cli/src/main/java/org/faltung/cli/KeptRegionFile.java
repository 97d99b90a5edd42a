package org.faltung.cli;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faltung.count.Region;
import org.faltung.store.KeptRun;

/// Records as text in a file that another process may go on with: once a second what is written is made safe on the
/// disk, and the run keeps in mind how far that is.
final class KeptRegionFile implements RegionOutput<String> {
    private static final long SAFE_NANOSECONDS = 1_000_000_000L;

    private final RegionTarget target;
    private final KeptRun run;
    private final Path part;
    private final FileOutputStream file;
    private final Writer out;
    private final RegionText text;
    private final int first;
    private int written;
    private long safe = System.nanoTime();

    /// Goes on with what is there, or begins.
    KeptRegionFile(RegionTarget target, KeptRun run) throws IOException {
        this.target = target;
        this.run = run;
        text = RegionText.of(target.format());
        part = target.part(run);
        KeptRun.Safe known = run.safe();
        boolean there = Files.exists(part) && Files.size(part) >= known.bytes();
        first = there ? known.records() : 0;
        long bytes = first > 0 ? known.bytes() : 0;
        written = first;
        file = new FileOutputStream(part.toFile(), true);
        file.getChannel().truncate(bytes);
        out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8), 1 << 16);
        if (first == 0) {
            out.write(text.head());
        }
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public String record(Region region) {
        return text.record(region);
    }

    @Override
    public void write(String record) {
        try {
            out.write(record);
            written++;
            if (System.nanoTime() - safe >= SAFE_NANOSECONDS) {
                makeSafe();
            }
        } catch (IOException e) {
            throw target.fault(e);
        }
    }

    private void makeSafe() throws IOException {
        out.flush();
        file.getChannel().force(false);
        run.mark(written, file.getChannel().size());
        safe = System.nanoTime();
    }

    @Override
    public boolean keep(SearchProgress progress) {
        try {
            makeSafe();
            out.close();
            run.named(part);
            OutFile.name(part, target.written(), target.force());
            OutFile.forceFolder(target.path());
            return true;
        } catch (IOException e) {
            throw target.fault(e);
        }
    }

    /// The part stays for another process, unless the store never knew of the run.
    @Override
    public void close() {
        try (FileOutputStream open = file) {
            if (run.neverBegan()) {
                Files.deleteIfExists(part);
            } else if (Files.exists(part) && open.getChannel().isOpen()) {
                makeSafe();
            }
        } catch (IOException e) {
            // What was safe is safe; what went wrong before is what the user is told.
            return;
        }
    }
}
