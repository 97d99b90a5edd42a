package org.faltung.region.line;

/// That a walk was told to end in the middle of a layer; caught by the walk itself.
final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Halted() {
        super("the walk was told to end", null, false, false);
    }
}
