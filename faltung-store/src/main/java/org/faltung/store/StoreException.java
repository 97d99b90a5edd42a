package org.faltung.store;

/// A store that cannot be used as asked: the message says what is wrong and what to try.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// With a message for the user.
    public StoreException(String message) {
        super(message);
    }

    /// With a message for the user, and what was thrown.
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What a fault says, in one line.
    static String of(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.toString() : message.lines().findFirst().orElse("");
    }
}
