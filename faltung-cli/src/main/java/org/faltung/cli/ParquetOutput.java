package org.faltung.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.faltung.count.Monitor;
import org.faltung.count.Region;
import org.faltung.store.KeptRun;
import org.faltung.store.ParquetFile;
import org.faltung.store.ParquetRow;

/// Records as Parquet.
final class ParquetOutput implements RegionOutput<ParquetRow> {
    private final RegionTarget target;
    private final Optional<KeptRun> run;
    private final Path parts;
    private final ParquetFile file;
    private final int first;
    private int safe;

    /// Goes on with what a kept run has written, or begins.
    ParquetOutput(RegionTarget target, Sitting sitting) throws IOException {
        this.target = target;
        run = sitting.run();
        parts = run.map(target::part).orElseGet(() -> OutFile.part(target.path()));
        file = new ParquetFile(parts);
        first = file.safe();
        safe = first;
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public ParquetRow record(Region region) {
        return ParquetRow.of(region);
    }

    @Override
    public void write(ParquetRow record) {
        try {
            file.write(record);
            if (file.safe() > safe) {
                safe = file.safe();
                run.ifPresent(
                        kept -> kept.mark(safe, 0)); // the parts themselves say how far they go
            }
        } catch (IOException e) {
            throw target.fault(e);
        }
    }

    @Override
    public boolean keep(SearchProgress progress) {
        Path whole = parts.resolve("whole.tmp");
        try {
            Map<String, String> about = Map.of("faltung", Resources.version());
            if (file.finish(whole, about, joining(progress)).isEmpty()) {
                return false;
            }
            if (run.isPresent()) {
                run.get().named(whole);
            }
            OutFile.name(whole, target.written(), target.force());
            OutFile.forceFolder(target.path());
            file.close();
            ParquetFile.delete(parts);
            return true;
        } catch (IOException e) {
            throw target.fault(e);
        }
    }

    /// Who watches the join; only that of a kept run may be ended, for another process can do it.
    private Monitor joining(SearchProgress progress) {
        Monitor watcher = progress.joining();
        return run.isPresent()
                ? watcher
                : new Monitor() {
                    @Override
                    public void progress(long regions, double share) {
                        watcher.progress(regions, share);
                    }
                };
    }

    /// The parts of a kept run stay for another process, unless the store never knew of it.
    @Override
    public void close() {
        file.close();
        if (run.isPresent() && !run.get().neverBegan()) {
            return;
        }
        try {
            ParquetFile.delete(parts);
        } catch (IOException e) {
            // What went wrong before is what the user is told.
            return;
        }
    }
}
