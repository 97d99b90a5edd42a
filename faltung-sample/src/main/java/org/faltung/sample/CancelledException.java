package org.faltung.sample;

/// A draw was asked to end before its end; it yields nothing.
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Asked to end.
    public CancelledException() {
        super("ended before its end");
    }
}
