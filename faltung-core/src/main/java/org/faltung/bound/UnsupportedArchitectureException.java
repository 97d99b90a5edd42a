package org.faltung.bound;

/// A question about an architecture that makes sense for others only, such as a comparison of one layer.
public final class UnsupportedArchitectureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// A refusal.
    ///
    /// @param message what is refused, why, and what to try
    public UnsupportedArchitectureException(String message) {
        super(message);
    }

    /// A refusal in the words of another fault.
    ///
    /// @param cause says what is refused, why, and what to try
    UnsupportedArchitectureException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
