package org.faltung.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntSupplier;

/// The numbers of runs: a file with the last one, which a process has for itself while it takes the next.
final class Numbers {
    private Numbers() {}

    /// Takes the next number.
    ///
    /// @param file with the last one
    /// @param known the last one if the file does not say
    static synchronized int next(Path file, IntSupplier known) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            channel.lock(); // until it is closed
            ByteBuffer text = ByteBuffer.allocate(16);
            while (channel.read(text) > 0) {}
            String written =
                    new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
            boolean whole = written.matches("[0-9]{1,9}\n");
            int next = 1 + (whole ? Integer.parseInt(written.strip()) : known.getAsInt());
            channel.truncate(0).position(0);
            channel.write(ByteBuffer.wrap((next + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            return next;
        }
    }
}
