package org.faltung.initial;

/// A law of random weights: independent normal numbers with mean 0, as networks have them before they are
/// trained.
///
/// @param scheme how far the weights of a layer spread
/// @param biasDeviation the standard deviation of every bias, at least 0; at 0 there are no biases
public record Initialisation(Scheme scheme, double biasDeviation) {
    /// He's scheme, with biases of standard deviation 1.
    public static final Initialisation HE = new Initialisation(Scheme.HE, 1);

    /// Checks the deviation.
    public Initialisation {
        if (!(biasDeviation >= 0 && biasDeviation <= 1e6)) {
            throw new IllegalArgumentException(
                    "the standard deviation of the biases must be from 0 to 1000000, got "
                            + biasDeviation);
        }
    }

    /// The standard deviation of the weights of a layer whose units read `in` numbers each, every one of which
    /// is read by `out` units.
    public enum Scheme {
        /// √(2 / in), He et al. 2015.
        HE,
        /// √(2 / (in + out)), Glorot and Bengio 2010.
        XAVIER,
        /// √(1 / in), LeCun et al. 1998.
        LECUN,
        /// 1.
        NORMAL;

        /// The standard deviation.
        ///
        /// @param in numbers that a unit reads, at least 1
        /// @param out units that read a number, at least 1
        public double deviation(long in, long out) {
            return switch (this) {
                case HE -> Math.sqrt(2.0 / in);
                case XAVIER -> Math.sqrt(2.0 / (in + out));
                case LECUN -> Math.sqrt(1.0 / in);
                case NORMAL -> 1;
            };
        }
    }
}
