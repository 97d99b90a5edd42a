package org.faltung.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.faltung.count.RegionFolder;
import org.faltung.count.RegionList;
import org.faltung.count.Regions;
import org.faltung.store.KeptRun;
import org.faltung.store.ParquetFile;
import org.faltung.store.Store;
import picocli.CommandLine.ParseResult;

/// Records of regions that other machines write: a folder of Parquet files, which gets its name when all are there.
///
/// @param written as the user wrote it
/// @param force whether a folder of such files there is replaced
record SharedRegions(String written, boolean force) {
    private static final String PART = "part-[0-9]+-[0-9]+\\.parquet";

    /// Checks `--out`, if the records are to be written by other machines.
    ///
    /// @throws InputException if it is no name of a folder, or something is there that must stay
    static Optional<SharedRegions> asked(ParseResult request) {
        if (!request.hasMatchedOption("--spark")) {
            return Optional.empty();
        }
        String written = request.matchedOptionValue("--out", "");
        boolean force = request.hasMatchedOption("--force");
        String name = written.toLowerCase(Locale.ROOT);
        if (name.equals("-") || name.endsWith(".jsonl") || name.endsWith(".csv")) {
            throw new InputException(
                    "--out "
                            + written
                            + ": with --spark the records are Parquet files in a folder that all machines"
                            + " share; give its name");
        }
        SharedRegions regions = new SharedRegions(written, force);
        if (!request.hasMatchedOption(
                "--resume")) { // else an earlier process may have named it just before it ended
            regions.requireFree();
        }
        return Optional.of(regions);
    }

    /// The same as a target.
    RegionTarget target() {
        return new RegionTarget(written, RegionTarget.Format.PARQUET, force);
    }

    private Path path() {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new InputException("--out " + written + ": this cannot be a folder's name", e);
        }
    }

    /// Checks that the folder can be made.
    ///
    /// @throws InputException if not
    void requireFree() {
        if (Files.exists(path()) && !(force && isOurs())) {
            throw new InputException(
                    "--out "
                            + written
                            + ": something is there already; choose another name"
                            + (force ? ": it is more than a list of regions" : ", or add --force"));
        }
        Path folder = path().toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException(
                    "--out " + written + ": there is no folder " + folder + "; make it first");
        }
    }

    /// Whether nothing but parts is in the folder.
    private boolean isOurs() {
        if (!Files.isDirectory(path())) {
            return false;
        }
        try (Stream<Path> files = Files.list(path())) {
            return files.allMatch(file -> file.getFileName().toString().matches(PART));
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /// Lists the regions, and gives the folder its name if they are all.
    RegionList list(Regions regions, Optional<KeptRun> run) {
        Path parts =
                run.map(kept -> Store.part(path(), kept.id()))
                        .orElseGet(() -> OutFile.part(path()));
        boolean named = false;
        try {
            RegionFolder folder = RegionFolder.at(parts.toAbsolutePath());
            RegionList list = regions.list(folder);
            if (list.complete()) {
                ParquetFile.delete(folder.attempts());
                boolean mine = run.isPresent() && run.get().isMine(path());
                new SharedRegions(written, force || mine).requireFree();
                if (run.isPresent()) {
                    run.get().named(parts);
                }
                ParquetFile.delete(path());
                Files.move(parts, path());
                OutFile.forceFolder(path());
                named = true;
            }
            return list;
        } catch (IOException e) {
            throw fault(e);
        } finally {
            if (!named && run.map(KeptRun::neverBegan).orElse(true)) {
                discard(parts);
            }
        }
    }

    private static void discard(Path parts) {
        try {
            ParquetFile.delete(parts);
        } catch (IOException e) {
            // What went wrong before is what the user is told.
            return;
        }
    }

    private InputException fault(IOException cause) {
        return new InputException("cannot write " + written + ": " + Faults.message(cause), cause);
    }
}
