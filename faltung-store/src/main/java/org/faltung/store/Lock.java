package org.faltung.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// That a run is worked on: a lock of the operating system on a file of its own, which ends with its process.
final class Lock implements AutoCloseable {
    /// Of this process: a file must not be opened twice in it, for closing it once would give up the lock.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private Lock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Takes a lock; empty if somebody has it.
    static Optional<Lock> take(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (!HELD.add(path)) {
            return Optional.empty();
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            taken = lock != null;
            return taken ? Optional.of(new Lock(path, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(path);
            }
        }
    }

    /// Whether somebody has it.
    static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        if (!Files.isWritable(file)) {
            return isSeenHeld(file.toAbsolutePath().normalize());
        }
        Optional<Lock> lock = take(file);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    /// The same where nothing may be written: a lock that is shared among those who read.
    private static boolean isSeenHeld(Path path) throws IOException {
        if (!HELD.add(path)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } finally {
            HELD.remove(path);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(path);
    }
}
