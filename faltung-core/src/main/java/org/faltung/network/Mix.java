package org.faltung.network;

import java.util.stream.IntStream;

/// An affine layer: it makes no regions of its own.
public sealed interface Mix extends Layer {

    /// A fully connected layer; it flattens its input first, in the order of [Shape]: all of the
    /// first channel row by row, then all of the second, and so on.
    ///
    /// @param units outputs, at least 1
    /// @param weights units × inputs, unit by unit, the inputs in that order; then the biases
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
    /// @param weights filters × (channels / groups) × rows × columns, the last varying fastest;
    ///     then the biases
    record Convolution(int filters, Window rows, Window columns, int groups, Weights weights)
            implements Mix {
        @Override
        public Shape output(Shape input) {
            if (input.channels() % groups != 0 || filters % groups != 0) {
                throw new IllegalArgumentException(
                        groups
                                + " groups must divide "
                                + input.channels()
                                + " channels and "
                                + filters
                                + " filters evenly");
            }
            return Sliding.over(input, rows, columns, "filter").with(filters);
        }

        @Override
        public long parameters(Shape input) {
            return filters
                    * ((long) rows.length() * columns.length() * (input.channels() / groups) + 1);
        }
    }

    /// The mean over each window, channel by channel.
    ///
    /// @param countPadding whether padded zeros count in the divisor
    record AveragePool(Window rows, Window columns, boolean countPadding) implements Mix {
        @Override
        public Shape output(Shape input) {
            return Sliding.ofPool(input, rows, columns).with(input.channels());
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
            if (input instanceof Shape.Vector) {
                throw new IllegalArgumentException(
                        "a global mean needs rows, samples or nodes, but its input is "
                                + input.described()
                                + "; put it before flatten and fc");
            }
            return new Shape.Vector(input.channels());
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// Batch normalisation once trained, channel by channel: x ↦ scale · (x − mean) + shift.
    ///
    /// The mean stays apart, for shift − scale · mean need not be a binary float.
    ///
    /// @param weights a scale a channel; then, as offsets, a mean a channel, then a shift a channel
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

    /// A fixed affine map of every single value, such as an input normalisation; nothing is
    /// trained: x ↦ factor · x / divisor + shift.
    ///
    /// The divisor stays apart, for 1 / divisor need not be a binary float.
    ///
    /// @param weights a factor a value, then a divisor a value; then, as offsets, a shift a
    ///     value; all in the order of [Shape]
    record Rescale(Weights weights) implements Mix {
        /// How many of so many values have a factor that is not 0: the rank.
        public int rank(int values) {
            return switch (weights) {
                case Weights.Free _ -> values;
                case Weights.Trained trained ->
                        (int)
                                IntStream.range(0, values)
                                        .filter(i -> trained.linear(i) != 0)
                                        .count();
            };
        }

        /// Whether no factor is 0.
        public boolean isInvertible() {
            return switch (weights) {
                case Weights.Free _ -> true;
                case Weights.Trained trained -> {
                    int values = trained.linearCount() / 2;
                    yield rank(values) == values;
                }
            };
        }

        @Override
        public Shape output(Shape input) {
            return input;
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// The same values as a vector, in the order of [Shape].
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

    /// Values of the input in another order or shape, some of them perhaps left out, repeated, or
    /// joined by zeros: yᵢ = x of index(i), or exactly 0 where the selection has none.
    ///
    /// @param selection for each value of the output the value of the input, in the order of
    ///     [Shape]
    /// @param shape the shape of the output
    record Select(Selection selection, Shape shape) implements Mix {
        /// Checks that the selection fills the shape.
        public Select {
            if (selection.size() != shape.size()) {
                throw new IllegalArgumentException(
                        "a selection of "
                                + selection.size()
                                + " values cannot be "
                                + shape.described()
                                + ", which has "
                                + shape.size());
            }
        }

        @Override
        public Shape output(Shape input) {
            if (selection.largest() >= input.size()) {
                throw new IllegalArgumentException(
                        "a selection takes the value of index "
                                + selection.largest()
                                + ", but its input is "
                                + input.described()
                                + " and ends at "
                                + (input.size() - 1));
            }
            return shape;
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
            if (!(input instanceof Shape.Image || input instanceof Shape.Signal)) {
                throw new IllegalArgumentException(
                        "upsampling needs an image or a signal, but its input is "
                                + input.described());
            }
            boolean image = input instanceof Shape.Image;
            return input.with(
                    image ? times(input.rows()) : 1, times(input.columns()), input.channels());
        }

        private int times(int cells) {
            long many = (long) cells * factor;
            if (factor < 1 || many > Shape.MOST_VALUES) {
                throw new IllegalArgumentException(
                        "upsampling "
                                + cells
                                + " cells by "
                                + factor
                                + " must give at least 1 and at most 2^31 - 1 of them");
            }
            return (int) many;
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
                        "a graph convolution needs an input on a graph, such as"
                                + " in:graph=path:4x2, but its input is "
                                + input.described());
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
