package org.faltung.region;

/// An engine at work on one problem.
public interface Walker {
    /// Walks the subtree of a cell depth first.
    ///
    /// Cells are counted when the last unit of their layer is decided in this walk; so the counts of a walk that
    /// stops at a frontier, and of the walks that go on from it, add up to those of one walk.
    ///
    /// @param from a cell with interior
    /// @param until the number of decided units to stop at, at least that of `from`; the number of all
    ///     folding units for a walk to the end
    /// @param listener who is told
    void walk(Prefix from, int until, Listener listener);
}
