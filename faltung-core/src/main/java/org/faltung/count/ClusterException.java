package org.faltung.count;

/// A cluster cannot be reached, or cannot do the work; the message says why, and what to try.
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// With the message for the user.
    public ClusterException(String message) {
        super(message);
    }

    /// With the message for the user, and what was behind it.
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
