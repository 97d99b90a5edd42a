package org.faltung.region.vertex;

/// Thrown where a cell has more generators than is worth while; always the same object, without a trace.
final class CellTooLarge extends RuntimeException {
    static final CellTooLarge SIGNAL = new CellTooLarge();

    private static final long serialVersionUID = 1;

    private CellTooLarge() {
        super("a cell has too many vertices", null, false, false);
    }
}
