package org.faltung.region.plane;

import java.util.function.Supplier;

/// Who is shown the sheets of a walk when their cells are decided as far as the walk goes.
interface PlaneVisitor {
    /// A sheet, with the pieces of its cells.
    ///
    /// @param values makes the values of the last decided layer, one a distinct value
    void visit(Sheet sheet, Supplier<Field[]> values);
}
