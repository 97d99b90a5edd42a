package org.faltung.network;

import java.util.List;

/// A piecewise linear layer: where it changes from one piece to the next, the input space is cut.
public sealed interface Fold extends Layer {

    /// A function of one variable, applied to every value alone.
    sealed interface Activation extends Fold
            permits Rectifier, Leaky, Absolute, Clip, PiecewiseLinear {
        /// The number of breakpoints, at least 0.
        int breakpoints();

        @Override
        default Shape output(Shape input) {
            return input;
        }

        @Override
        default long parameters(Shape input) {
            return 0;
        }
    }

    /// max(0, x).
    record Rectifier() implements Activation {
        @Override
        public int breakpoints() {
            return 1;
        }
    }

    /// x for x > 0, slope · x otherwise; one slope, or one a channel (PReLU).
    ///
    /// @param slopes exact slopes as written or as trained; at least one
    record Leaky(List<Double> slopes) implements Activation {
        /// Copies the slopes.
        public Leaky {
            slopes = List.copyOf(slopes);
        }

        /// 0 if every slope is 1, for then nothing is folded.
        @Override
        public int breakpoints() {
            return slopes.stream().allMatch(slope -> slope == 1.0) ? 0 : 1;
        }
    }

    /// |x|.
    record Absolute() implements Activation {
        @Override
        public int breakpoints() {
            return 1;
        }
    }

    /// min(max(x, low), high); either may be infinite. Hard tanh is clip to [−1, 1].
    record Clip(double low, double high) implements Activation {
        /// Checks the order.
        public Clip {
            if (!(low < high)) {
                throw new IllegalArgumentException(
                        "clip must have low < high, got " + low + " and " + high);
            }
        }

        @Override
        public int breakpoints() {
            return (Double.isInfinite(low) ? 0 : 1) + (Double.isInfinite(high) ? 0 : 1);
        }
    }

    /// Any continuous function with so many breakpoints.
    record PiecewiseLinear(int breakpoints) implements Activation {
        /// Checks the number.
        public PiecewiseLinear {
            if (breakpoints < 1) {
                throw new IllegalArgumentException(
                        "pwl must have at least 1 breakpoint, got " + breakpoints);
            }
        }
    }

    /// The maximum of `rank` consecutive channels.
    ///
    /// @param rank at least 2, divides the number of channels
    record Maxout(int rank) implements Fold {
        @Override
        public Shape output(Shape input) {
            if (rank < 2 || input.channels() % rank != 0) {
                throw new IllegalArgumentException(
                        "maxout:"
                                + rank
                                + " must join at least 2 channels and divide the "
                                + input.channels()
                                + " channels of its input evenly");
            }
            return input.with(input.rows(), input.columns(), input.channels() / rank);
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /// The maximum over each window, channel by channel; padding never wins.
    record MaxPool(Window rows, Window columns) implements Fold {
        @Override
        public Shape output(Shape input) {
            return Sliding.ofPool(input, rows, columns).with(input.channels());
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }
}
