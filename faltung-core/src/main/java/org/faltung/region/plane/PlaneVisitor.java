package org.faltung.region.plane;

/// Who is shown the sheets of a walk when their cells are decided as far as the walk goes.
interface PlaneVisitor {
    /// A sheet, with the pieces of its cells.
    void visit(Sheet sheet);
}
