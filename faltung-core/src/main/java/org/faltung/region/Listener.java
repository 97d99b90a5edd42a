package org.faltung.region;

import java.math.BigInteger;

/// Who a walk reports to; called by one thread.
public interface Listener {
    /// Whether the walk should end now. Asked before every cell; must be quick.
    ///
    /// A walk that ends so still reports each cell that it leaves behind, by [#unfinished].
    boolean stopped();

    /// Whether the count of one cell should be given up. Asked within that count, which would begin anew next time: so
    /// a walk that is only to end soon goes on until the cell is counted.
    default boolean cancelled() {
        return stopped();
    }

    /// Further cells whose last undecided unit of a layer was decided: full-dimensional cells of the network
    /// up to that fold layer. Those of the last folding layer are the regions.
    ///
    /// @param layer index into the layers of the fold sequence
    /// @param many how many, at least 1
    void cells(int layer, long many);

    /// Further cells of a layer, where they were counted without a walk: there may be more than a `long` holds.
    ///
    /// @param layer index into the layers of the fold sequence
    /// @param many how many, at least 1
    default void cells(int layer, BigInteger many) {
        cells(layer, many.longValueExact());
    }

    /// A region, by its pattern; only from a walker that enumerates.
    default void region(Prefix pattern) {}

    /// Further regions that are bounded, of those counted; only from an engine that says so.
    default void bounded(long many) {}

    /// A cell with as many decided units as the walk was told to stop at. It was not looked into.
    default void frontier(Prefix cell) {}

    /// A cell that was not looked into because the walk was stopped.
    ///
    /// @param decided how many units are decided in it
    void unfinished(int decided);

    /// The same of a cell that the walk can name: a walk from it finds what this one left there. So of all cells that
    /// an engine leaves behind that yields ([Engine#yields]).
    default void unfinished(Prefix cell) {
        unfinished(cell.length());
    }

    /// A further share of the walk that is done, each split giving both sides half of the cell's share; the
    /// shares of a complete walk add up to about 1.
    default void advance(double share) {}

    /// Decisions of geometry since the last call, by the rung that took them.
    ///
    /// @param byFilter by floating point with a proved bound
    /// @param exactly in integers or rationals
    default void decided(long byFilter, long exactly) {}
}
