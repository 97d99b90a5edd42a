package org.faltung.network;

/// The shape of what flows between two layers: an image, a signal, a vector, or features on a graph.
///
/// Every shape reads as a grid of `rows` × `columns` cells with `channels` numbers in each, so that
/// geometry is written once: a signal is one row, a vector one cell.
///
/// The values have one order everywhere, that of the models themselves: channels, then rows, then
/// columns, the last varying fastest. The value of channel c in row r and column k has the index
/// (c · rows + r) · columns + k.
public sealed interface Shape {
    /// The largest number of values a shape may hold.
    int MOST_VALUES = Integer.MAX_VALUE;

    /// Rows of the grid, at least 1.
    int rows();

    /// Columns of the grid, at least 1.
    int columns();

    /// Numbers in each cell, at least 1.
    int channels();

    /// The same kind of shape with another grid and depth.
    Shape with(int rows, int columns, int channels);

    /// The shape in words, for a message: "an image of 28x28x1".
    default String described() {
        return switch (this) {
            case Image _ -> "an image of " + this;
            case Signal _ -> "a signal of " + this;
            case Vector _ -> "a vector of " + this;
            case OnGraph _ -> "on a graph, " + this;
        };
    }

    /// Cells of the grid.
    default int cells() {
        return rows() * columns();
    }

    /// All numbers: rows · columns · channels.
    default int size() {
        return cells() * channels();
    }

    /// An image, height × width × channels.
    record Image(int rows, int columns, int channels) implements Shape {
        /// Checks the sizes.
        public Image {
            requireSizes(rows, columns, channels);
        }

        @Override
        public Image with(int rows, int columns, int channels) {
            return new Image(rows, columns, channels);
        }

        @Override
        public String toString() {
            return rows + "x" + columns + "x" + channels;
        }
    }

    /// A one-dimensional signal of samples with channels.
    record Signal(int columns, int channels) implements Shape {
        /// Checks the sizes.
        public Signal {
            requireSizes(1, columns, channels);
        }

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public Signal with(int rows, int columns, int channels) {
            return new Signal(columns, channels);
        }

        @Override
        public String toString() {
            return columns + "x" + channels;
        }
    }

    /// A vector.
    record Vector(int channels) implements Shape {
        /// Checks the size.
        public Vector {
            requireSizes(1, 1, channels);
        }

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public Vector with(int rows, int columns, int channels) {
            return new Vector(channels);
        }

        @Override
        public String toString() {
            return Integer.toString(channels);
        }
    }

    /// Features on the nodes of a graph; each node is a cell.
    record OnGraph(Graph graph, int channels) implements Shape {
        /// Checks the sizes.
        public OnGraph {
            requireSizes(1, graph.nodes(), channels);
        }

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public int columns() {
            return graph.nodes();
        }

        @Override
        public OnGraph with(int rows, int columns, int channels) {
            return new OnGraph(graph, channels);
        }

        @Override
        public String toString() {
            return "graph=" + graph.name() + "x" + channels;
        }
    }

    private static void requireSizes(int rows, int columns, int channels) {
        if (rows < 1 || columns < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "every size must be at least 1, got " + rows + "x" + columns + "x" + channels);
        }
        if ((double) rows * columns * channels > MOST_VALUES) {
            throw new IllegalArgumentException(
                    rows
                            + "x"
                            + columns
                            + "x"
                            + channels
                            + " holds more than 2^31 - 1 values, which is more than any array can");
        }
    }
}
