package org.faltung.count;

/// A request that cannot be answered as it stands: the message says why, and what would do.
public final class CannotCountException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// A fault with its message.
    public CannotCountException(String message) {
        super(message);
    }

    /// With the message of what is behind it.
    public CannotCountException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
