package org.faltung.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// One entry of a journal: its length, a checksum, then its kind and its content.
///
/// @param kind what it is
/// @param content its bytes, as the kind says
record Frame(Kind kind, Content content) {
    /// The bytes before the content: length and checksum of what follows, then the kind.
    static final int HEAD = 9;

    /// What an entry can be.
    enum Kind {
        /// The run: version of the journal, number, question.
        RUN(0),
        /// A process has begun to work on it: time.
        SITTING(1),
        /// A finished subtree: milliseconds of the sitting, its sums for the database, then the task.
        TASK(2),
        /// Records that are safe in the output: milliseconds, their number, the bytes that they take.
        MARK(3),
        /// The output is complete and about to get its name: its size, and when it was last written to, in milliseconds.
        NAMED(4),
        /// The run is done, or was ended with a partial answer: seconds of the sitting, whether it is done, the answer, and
        /// the answer for people.
        ANSWER(5),
        /// A draw of an estimate: milliseconds, the name of its series, its bytes.
        DRAW(6);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new StoreException(
                    "a journal in the store has an entry of kind "
                            + code
                            + ", which this faltung does not know; use the newer one that wrote it");
        }
    }

    /// What writes or reads the content.
    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /// Bytes that do not change.
    static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        DataInputStream open() {
            return new DataInputStream(new ByteArrayInputStream(bytes));
        }
    }

    /// An entry in bytes.
    static ByteBuffer bytes(Kind kind, Writing content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(0); // length and checksum come last
            out.writeByte(kind.code);
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        ByteBuffer frame = ByteBuffer.wrap(bytes.toByteArray());
        int length = frame.limit() - Long.BYTES;
        frame.putInt(0, length).putInt(4, checksum(frame.slice(Long.BYTES, length)));
        return frame;
    }

    static int checksum(ByteBuffer of) {
        CRC32C sum = new CRC32C();
        sum.update(of);
        return (int) sum.getValue();
    }

    static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
        for (String text : texts) {
            write(text, out);
        }
    }

    /// A text of any length.
    static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
