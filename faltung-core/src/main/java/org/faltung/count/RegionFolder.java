package org.faltung.count;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A folder that all machines share, with a file for each part of a list. A part has its name when it is complete.
///
/// @param path where it is
public record RegionFolder(Path path) {
    /// Goes on with a folder, or makes it, with a place for attempts: by that other machines see that they share it.
    public static RegionFolder at(Path path) throws IOException {
        RegionFolder folder = new RegionFolder(path);
        Files.createDirectories(folder.attempts());
        return folder;
    }

    /// Where attempts at parts are written.
    public Path attempts() {
        return path.resolve("_attempts");
    }

    /// Whether a part is there.
    public boolean has(RegionPart part) {
        return Files.exists(path.resolve(part.file()));
    }

    /// Takes one attempt at a part for the part.
    ///
    /// @param attempt the file's name among the attempts
    public void accept(RegionPart part, String attempt) {
        Path file = attempts().resolve(attempt);
        if (!Files.exists(file)) {
            throw new ClusterException(
                    "a worker has written "
                            + file
                            + ", which is not there for this machine; --out must be in a folder that all"
                            + " machines share");
        }
        try {
            Files.move(file, path.resolve(part.file()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
