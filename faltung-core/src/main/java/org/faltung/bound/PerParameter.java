package org.faltung.bound;

import java.util.List;
import java.util.Optional;
import org.faltung.exact.Magnitude;

/// A convolutional architecture against a fully connected one with as many parameters.
///
/// @param rows the comparison for growing numbers of filters, the architecture's own first
/// @param limit where the comparison tends to; empty unless the network is one convolutional layer
/// @param remarks sentences that a reader of the rows must not miss, such as which side is a bound
public record PerParameter(List<Row> rows, Optional<Limit> limit, List<String> remarks) {
    /// Copies the lists.
    public PerParameter {
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /// One budget of parameters, spent in two ways.
    ///
    /// @param filters filters of the convolution
    /// @param parametersCnn its parameters
    /// @param hiddenFc units of the fully connected layer
    /// @param parametersFc its parameters
    /// @param cnn regions of the convolution, or a lower bound of them
    /// @param fc regions of the fully connected layer, or an upper bound of them
    public record Row(
            long filters,
            long parametersCnn,
            long hiddenFc,
            long parametersFc,
            Magnitude cnn,
            Magnitude fc) {

        /// A lower bound of the decimal logarithm of the ratio of the two numbers of regions.
        public double log10Ratio() {
            return Math.nextDown(cnn.log10Below() - fc.log10Above());
        }
    }

    /// The growth of both sides with the number of parameters P.
    ///
    /// @param exponent both grow like this power of P
    /// @param log10Ratio the decimal logarithm of what the ratio of their regions tends to; empty
    ///     where it is out of reach
    public record Limit(int exponent, Optional<Double> log10Ratio) {}
}
