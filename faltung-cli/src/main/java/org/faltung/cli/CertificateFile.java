package org.faltung.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/// Where a certificate goes: looked at before the search, which may take hours.
final class CertificateFile {
    private static final byte[] BEGINNING = "FALTUNGC".getBytes(US_ASCII);

    private CertificateFile() {}

    /// The path of a certificate to be written.
    ///
    /// @param force whether another certificate there is overwritten; nothing else ever is
    /// @throws InputException if none can be written there
    static Path of(String written, boolean force) {
        Path path;
        try {
            path = Path.of(written);
        } catch (InvalidPathException e) {
            throw fault(written, "this is no name of a file", e);
        }
        if (path.getFileName() == null || written.isEmpty()) {
            throw fault(written, "give the name of a file");
        }
        if (Files.isDirectory(path)) {
            throw fault(written, "this is a folder; give the name of a file");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw fault(written, "there is no folder " + folder + "; make it first");
        }
        if (!Files.isWritable(folder)) {
            throw fault(written, "the folder " + folder + " cannot be written to");
        }
        if (Files.exists(path) && !isCertificate(path)) {
            throw fault(
                    written, "there is a file already that is no certificate; choose another name");
        }
        if (Files.exists(path) && !force) {
            throw fault(
                    written,
                    "there is a certificate already; choose another name, or add --force to"
                            + " overwrite it");
        }
        return path;
    }

    private static boolean isCertificate(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING);
        } catch (IOException e) {
            return false; // what cannot be read is left alone
        }
    }

    private static InputException fault(String written, String problem) {
        return new InputException("--certificate '" + written + "': " + problem);
    }

    private static InputException fault(String written, String problem, Exception cause) {
        return new InputException("--certificate '" + written + "': " + problem, cause);
    }
}
