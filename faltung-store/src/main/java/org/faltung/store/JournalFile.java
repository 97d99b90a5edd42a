package org.faltung.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file that only grows, entry by entry, each with a checksum.
///
/// What was written survives the death of the process at once, and a power failure once it was forced, a second later. A
/// last entry that is torn counts as not written. Entries are added by one thread at a time.
final class JournalFile implements AutoCloseable {
    private static final Executor IN_A_SECOND =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Path path;
    private final FileChannel channel;
    private final AtomicBoolean pending = new AtomicBoolean(); // whether it will be forced
    private volatile Optional<IOException> fault = Optional.empty();

    private JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes a new one.
    static JournalFile create(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new JournalFile(path, channel);
    }

    /// Opens one to write on, behind its last whole entry.
    static JournalFile append(Path path) throws IOException {
        long end = read(path, _ -> {});
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.truncate(end);
        channel.position(end);
        return new JournalFile(path, channel);
    }

    /// Who is told the entries of a journal.
    @FunctionalInterface
    interface Reader {
        void take(Frame frame) throws IOException;
    }

    /// Reads all whole entries.
    ///
    /// @return where the last one ends
    static long read(Path path, Reader reader) throws IOException {
        long end = 0;
        long size = Files.size(path);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            while (true) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length < 1 || length > size - end - Long.BYTES) {
                    return end;
                }
                byte[] bytes = new byte[length];
                in.readFully(bytes);
                ByteBuffer frame = ByteBuffer.wrap(bytes);
                if (Frame.checksum(frame.duplicate()) != checksum) {
                    return end;
                }
                byte[] content = java.util.Arrays.copyOfRange(bytes, 1, length);
                reader.take(new Frame(Frame.Kind.of(bytes[0]), new Frame.Content(content)));
                end += Long.BYTES + length;
            }
        } catch (EOFException e) {
            return end;
        }
    }

    /// Adds an entry; it is forced to the disk in a second.
    ///
    /// @throws IOException if it cannot be written, or one before it could not be forced
    void add(Frame.Kind kind, Frame.Writing content) throws IOException {
        if (fault.isPresent()) {
            throw fault.get();
        }
        ByteBuffer bytes = Frame.bytes(kind, content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (pending.compareAndSet(false, true)) {
            IN_A_SECOND.execute(this::forceNow);
        }
    }

    private void forceNow() {
        pending.set(false);
        try {
            force();
        } catch (ClosedChannelException e) {
            return; // it was forced before, or given up
        } catch (IOException e) {
            fault = Optional.of(e);
        }
    }

    /// Forces all that was added to the disk.
    void force() throws IOException {
        channel.force(false);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Forces the entries of a folder to the disk, where the system can.
    static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders; there the name is safe with the file.
            return;
        }
    }
}
