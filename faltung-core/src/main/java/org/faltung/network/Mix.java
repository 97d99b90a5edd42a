package org.faltung.network;

/// An affine layer: it makes no regions of its own.
public sealed interface Mix extends Layer {

    /// A fully connected layer; it flattens its input first.
    ///
    /// @param units outputs, at least 1
    /// @param weights units × inputs, row by row, then the biases
    record Dense(int units, Weights weights) implements Mix {
        @Override
        public Shape output(Shape input) {
            return new Shape.Vector(units);
        }

        @Override
        public long parameters(Shape input) {
            return (long) units * (input.size() + 1L);
        }
    }

    /// A convolution with weights shared by all positions and one bias a filter.
    ///
    /// @param filters output channels, at least 1
    /// @param rows the window down the rows; length 1 for a signal
    /// @param columns the window along the columns
    /// @param groups groups of channels that see only each other; divides both channel numbers
    /// @param weights filters × (channels / groups) × rows × columns, then the biases
    record Convolution(int filters, Window rows, Window columns, int groups, Weights weights) implements Mix {
        @Override
        public Shape output(Shape input) {
            if (input.channels() % groups != 0 || filters % groups != 0) {
                throw new IllegalArgumentException(groups + " groups divide neither " + input.channels()
                        + " channels nor " + filters + " filters evenly");
            }
            return Sliding.over(input, rows, columns, "filter").with(filters);
        }

        @Override
        public long parameters(Shape input) {
            return filters * ((long) rows.length() * columns.length() * (input.channels() / groups) + 1);
        }
    }

    /// The mean over each window, channel by channel.
    ///
    /// @param countPadding whether padded zeros count in the divisor
    record AveragePool(Window rows, Window columns, boolean countPadding) implements Mix {
        @Override
        public Shape output(Shape input) {
            return Sliding.over(input, rows, columns, "pooling window").with(input.channels());
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// The mean over the whole grid, channel by channel.
    record GlobalAveragePool() implements Mix {
        @Override
        public Shape output(Shape input) {
            return new Shape.Vector(input.channels());
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// One scale and one shift a channel, as batch normalisation is once trained.
    ///
    /// @param weights the scales, then the shifts, a number a channel each
    record BatchNorm(Weights weights) implements Mix {
        @Override
        public Shape output(Shape input) {
            return input;
        }

        @Override
        public long parameters(Shape input) {
            return 2L * input.channels();
        }
    }

    /// A fixed scale and shift of every single value, such as an input normalisation; nothing is trained.
    ///
    /// @param weights one scale a value, then one shift a value, in the input's order
    record Rescale(Weights weights) implements Mix {
        @Override
        public Shape output(Shape input) {
            return input;
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// The same values as a vector.
    record Flatten() implements Mix {
        @Override
        public Shape output(Shape input) {
            return new Shape.Vector(input.size());
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// Every cell repeated `factor` times along each axis of the grid.
    ///
    /// @param factor at least 1
    record Upsample(int factor) implements Mix {
        @Override
        public Shape output(Shape input) {
            int down = input instanceof Shape.Image ? Math.multiplyExact(input.rows(), factor) : input.rows();
            return input.with(down, Math.multiplyExact(input.columns(), factor), input.channels());
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// A graph convolution H ↦ A H W + 1 bᵀ.
    ///
    /// @param features output features a node, at least 1
    /// @param propagation how A is made from the graph
    /// @param weights features × input features, then the biases
    record GraphConvolution(int features, Propagation propagation, Weights weights) implements Mix {
        @Override
        public Shape output(Shape input) {
            if (!(input instanceof Shape.OnGraph)) {
                throw new IllegalArgumentException(
                        "a graph convolution needs an input on a graph, such as in:graph=path:4x2");
            }
            return input.with(input.rows(), input.columns(), features);
        }

        @Override
        public long parameters(Shape input) {
            return features * (input.channels() + 1L);
        }
    }

    /// The propagation matrix of a graph convolution.
    enum Propagation {
        /// D^(−1/2) (A + I) D^(−1/2).
        SYM,
        /// D^(−1) (A + I).
        ROW,
        /// A + I.
        SUM,
        /// A.
        ADJ,
        /// D − A.
        LAPLACIAN
    }
}
