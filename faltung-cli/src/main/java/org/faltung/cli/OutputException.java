package org.faltung.cli;

import java.io.IOException;
import java.util.Locale;

/// Standard output takes no more.
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputException(IOException cause) {
        super("cannot write the answer: " + cause.getMessage(), cause);
    }

    /// Whether the reader has simply gone, as `head` does.
    boolean brokenPipe() {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
