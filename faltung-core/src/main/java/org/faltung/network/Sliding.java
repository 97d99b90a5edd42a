package org.faltung.network;

/// The grid of positions of a window in two axes.
///
/// @param input what the window slides over
record Sliding(Shape input, int rows, int columns) {

    /// The positions of a window over a shape.
    ///
    /// @param noun what slides, for the message: "filter" or "pooling window"
    /// @throws IllegalArgumentException if the window does not fit
    static Sliding over(Shape input, Window rows, Window columns, String noun) {
        if (input instanceof Shape.Vector) {
            throw new IllegalArgumentException(
                    "a "
                            + noun
                            + " needs rows or samples to slide over, but its input is "
                            + input.described()
                            + "; put it before flatten and fc");
        }
        if (input instanceof Shape.OnGraph) {
            throw new IllegalArgumentException("a " + noun + " cannot slide over a graph; try gcn");
        }
        int down = rows.positions(input.rows());
        int along = columns.positions(input.columns());
        if (down < 1 || along < 1) {
            String grid =
                    input instanceof Shape.Image
                            ? input.rows() + "x" + input.columns()
                            : input.columns() + "-sample";
            String fits =
                    input instanceof Shape.Image
                            ? largest(input.rows(), rows) + "x" + largest(input.columns(), columns)
                            : largest(input.columns(), columns) + " samples";
            throw new IllegalArgumentException(
                    "the "
                            + noun
                            + " is larger than its "
                            + grid
                            + " input"
                            + (rows.padded() || columns.padded() ? " with its padding" : "")
                            + "; at most "
                            + fits
                            + " would fit");
        }
        return new Sliding(input, down, along);
    }

    /// The positions of a pooling window, which must see some of its input everywhere.
    ///
    /// @throws IllegalArgumentException if the window does not fit, or lies in the padding somewhere
    static Sliding ofPool(Shape input, Window rows, Window columns) {
        Sliding sliding = over(input, rows, columns, "pooling window");
        if (!rows.alwaysOnData(input.rows()) || !columns.alwaysOnData(input.columns())) {
            throw new IllegalArgumentException(
                    "a pooling window lies in the padding alone; make the padding smaller than the window");
        }
        return sliding;
    }

    private static long largest(int samples, Window window) {
        return ((long) samples + window.before() + window.after() - 1) / window.dilation() + 1;
    }

    /// The shape of the output with so many channels.
    Shape with(int channels) {
        return input.with(rows, columns, channels);
    }
}
