package org.faltung.region.vertex;

/// Thrown where a cell has more generators than is worth while; without a trace, for it is caught
/// nearby.
final class CellTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    CellTooLarge() {
        super("a cell has too many vertices", null, false, false);
    }
}
