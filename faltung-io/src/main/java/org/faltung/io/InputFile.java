package org.faltung.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A file that the user named, there and not empty; it is read whole.
///
/// Whatever is wrong with it is an [ImportException] that begins with its name.
public final class InputFile {
    private static final long MOST_BYTES = Integer.MAX_VALUE - 64L;

    private final Path path;
    private final long size;

    private InputFile(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    /// The file at a path.
    ///
    /// @param noun what it should be, for the message: "model file"
    /// @throws ImportException if there is no regular file with something in it
    public static InputFile at(Path path, String noun) {
        String name = path.toString();
        try {
            if (!Files.exists(path)) {
                throw new ImportException(name, "there is no such file; check its name");
            }
            if (Files.isDirectory(path)) {
                throw new ImportException(name, "this is a directory; name the " + noun + " in it");
            }
            if (!Files.isRegularFile(path)) {
                throw new ImportException(name, "this is not a regular file");
            }
            long size = Files.size(path);
            if (size == 0) {
                throw new ImportException(name, "the file is empty; write the " + noun + " again");
            }
            return new InputFile(path, size);
        } catch (IOException e) {
            throw new ImportException(name, "the file cannot be read; check its permissions", e);
        }
    }

    /// How the user named it.
    public String name() {
        return path.toString();
    }

    /// Its name without the folders.
    public String title() {
        return String.valueOf(path.getFileName());
    }

    /// The number of bytes, at least 1.
    public long size() {
        return size;
    }

    /// What is wrong with it.
    public ImportException fault(String message) {
        return new ImportException(name(), message);
    }

    /// All bytes, in a buffer of the caller's own.
    public ByteBuffer bytes() {
        if (size > MOST_BYTES) {
            throw fault("the file is larger than 2 GB, which is more than is read at once");
        }
        try {
            return ByteBuffer.wrap(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new ImportException(name(), "the file cannot be read; check its permissions", e);
        }
    }

    /// All bytes as a text in UTF-8, without the invisible mark that some editors begin a file with.
    public String text() {
        try {
            String text = UTF_8.newDecoder().decode(bytes()).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ImportException(name(), "the file is not a text in UTF-8", e);
        }
    }

    /// A digest of the kind that every model is named by.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
