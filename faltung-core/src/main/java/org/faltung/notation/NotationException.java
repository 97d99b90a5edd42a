package org.faltung.notation;

/// An architecture string that cannot be read. The message says where, what, and what would fit.
public final class NotationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// A fault in the text.
    ///
    /// @param message one line
    public NotationException(String message) {
        super(message);
    }

    NotationException(String message, Throwable cause) {
        super(message, cause);
    }
}
