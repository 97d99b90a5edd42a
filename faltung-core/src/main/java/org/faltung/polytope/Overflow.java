package org.faltung.polytope;

/// An operation's result does not fit into 64 bits. It has no trace, for it is part of the normal course.
final class Overflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overflow() {
        super("a minor does not fit into 64 bits", null, false, false);
    }
}
