package org.faltung.io;

/// A file that cannot be read as what it should be. The message is one line that begins with the
/// file's name and says what is wrong and what to try.
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A fault of a file.
    ///
    /// @param file how the user named it
    /// @param message one line
    public ImportException(String file, String message) {
        super(line(file, message));
    }

    /// A fault of a file that something else noticed.
    ///
    /// @param file how the user named it
    /// @param message one line
    /// @param cause what noticed it
    public ImportException(String file, String message, Throwable cause) {
        super(line(file, message), cause);
    }

    /// One line, whatever names a file may hold.
    private static String line(String file, String message) {
        return (file + ": " + message).replaceAll("\\p{Cntrl}+", " ");
    }
}
