package org.faltung.width;

/// An architecture that cannot be brought to the width that was asked for; the message says why.
public final class WidthException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// The refusal.
    ///
    /// @param message one line
    public WidthException(String message) {
        super(message);
    }
}
