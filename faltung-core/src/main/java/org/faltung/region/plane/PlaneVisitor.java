package org.faltung.region.plane;

import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Who is shown the sheets of a walk when their cells are decided as far as the walk goes; by several threads.
interface PlaneVisitor {
    /// A sheet, with the pieces of its cells.
    ///
    /// @param values makes the values of the last decided layer, one a distinct value
    /// @return hands out a cell by its place in the order of the tree; called by the thread that the walk was asked by
    IntConsumer visit(Sheet sheet, Supplier<Field[]> values);
}
