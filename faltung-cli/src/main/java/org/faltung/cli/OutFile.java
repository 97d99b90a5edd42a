package org.faltung.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is written under another name beside it and renamed at the end, so that no half of it is ever taken for
/// the whole.
final class OutFile implements AutoCloseable {
    private final String written;
    private final boolean force;
    private final Path path;
    private final Path part;
    private final OutputStream stream;

    /// Begins to write.
    ///
    /// @param written the name as the user wrote it, of a place that is free
    /// @param force whether a file there is overwritten
    /// @throws InputException if the file cannot be made
    OutFile(String written, boolean force) {
        this.written = written;
        this.force = force;
        path = Path.of(written);
        part = part(path);
        try {
            stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /// Where this process writes a file before it gets its name.
    static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + ".part-" + ProcessHandle.current().pid());
    }

    /// Checks that a file can be written.
    ///
    /// @throws InputException if something is there that must stay, or there is no such folder
    static void requireFree(String written, boolean force) {
        Path path;
        try {
            path = Path.of(written);
        } catch (InvalidPathException e) {
            throw new InputException("--out " + written + ": this cannot be the name of a file", e);
        }
        if (Files.isDirectory(path)) {
            throw new InputException("--out " + written + " is a folder; give the name of a file");
        }
        if (Files.exists(path) && !force) {
            throw new InputException(
                    "--out "
                            + written
                            + ": there is such a file already; choose another name, or add --force"
                            + " to overwrite it");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException(
                    "--out " + written + ": there is no folder " + folder + "; make it first");
        }
    }

    OutputStream stream() {
        return stream;
    }

    /// Ends the file and gives it its name.
    void keep() {
        try {
            stream.close();
            name(part, written, force);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /// Gives a file its name.
    ///
    /// @throws InputException if another file has it and must stay
    static void name(Path part, String written, boolean force) throws IOException {
        try {
            if (force) {
                Files.move(part, Path.of(written), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, Path.of(written));
            }
        } catch (FileAlreadyExistsException e) {
            throw new InputException(
                    "--out "
                            + written
                            + ": such a file has appeared meanwhile; choose another name, or add"
                            + " --force",
                    e);
        }
    }

    /// Forces the name of a file to the disk, where the system can.
    static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders.
            return;
        }
    }

    /// Leaves nothing behind that was not kept.
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            deletePart(); // what the buffer held found no room
            return;
        }
        deletePart();
    }

    private void deletePart() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The part stays; what went wrong before is what the user is told.
            return;
        }
    }

    /// What the user is told when it cannot be written.
    InputException fault(IOException cause) {
        return new InputException("cannot write " + written + ": " + Faults.message(cause), cause);
    }
}
