package org.faltung.explore;

/// A request that cannot be answered: the message says why, and what to try.
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// A request that asks for what cannot be.
    RefusedException(String message) {
        this(400, message);
    }

    /// @param status of HTTP
    RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
