package org.faltung.network;

import java.util.Arrays;

/// The trained numbers of a layer, or their absence in a mere architecture.
public sealed interface Weights {

    /// No numbers: the layer stands for all its possible weights.
    enum Free implements Weights {
        /// The only value.
        FREE
    }

    /// Trained numbers, each exactly the binary float that the model file holds.
    final class Trained implements Weights {
        private final double[] linear;
        private final double[] offset;

        private Trained(double[] linear, double[] offset) {
            this.linear = linear;
            this.offset = offset;
        }

        /// Numbers of a layer; the arrays are copied.
        ///
        /// @param linear the linear part, in the order the layer's documentation gives
        /// @param offset the biases or shifts
        /// @throws IllegalArgumentException if a number is infinite or not a number
        public static Trained of(double[] linear, double[] offset) {
            for (double[] part : new double[][] {linear, offset}) {
                for (int i = 0; i < part.length; i++) {
                    if (!Double.isFinite(part[i])) {
                        throw new IllegalArgumentException(
                                "weight number "
                                        + i
                                        + " is "
                                        + part[i]
                                        + ", but every weight must be a finite number");
                    }
                }
            }
            return new Trained(linear.clone(), offset.clone());
        }

        /// The number of linear weights.
        public int linearCount() {
            return linear.length;
        }

        /// The number of biases.
        public int offsetCount() {
            return offset.length;
        }

        /// One linear weight.
        public double linear(int index) {
            return linear[index];
        }

        /// One bias.
        public double offset(int index) {
            return offset[index];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Trained that
                    && Arrays.equals(linear, that.linear)
                    && Arrays.equals(offset, that.offset);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(linear) + Arrays.hashCode(offset);
        }

        @Override
        public String toString() {
            return linear.length + " weights and " + offset.length + " biases";
        }
    }
}
