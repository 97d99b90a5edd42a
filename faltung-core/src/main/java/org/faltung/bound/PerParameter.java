package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.network.Network;

/// A convolutional architecture against a fully connected one with as many parameters.
///
/// @param rows the comparison for growing numbers of filters, the architecture's own among them
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

    private static final int DOUBLINGS = 8;

    /// The comparison of a network that is one convolutional layer.
    ///
    /// The convolution's side is the printed formula where that is exact or the exact count is known, and
    /// else a lower bound of the true maximum; the fully connected side is exact.
    ///
    /// @throws UnsupportedArchitectureException if the network is not one convolutional layer
    public static PerParameter of(Network network, Effort effort) {
        List<FoldStage> stages =
                Anatomy.of(network).slides() ? FoldStage.of(network) : List.of();
        Optional<OneLayer> one =
                stages.size() == 1 ? OneLayer.of(stages.getFirst()) : Optional.empty();
        OneLayer layer =
                one.filter(found -> found.convolutional() && found.copies() == 1)
                        .orElseThrow(() ->
                                new UnsupportedArchitectureException(
                                        "the comparison with a fully connected layer is for one convolutional layer;"
                                                + " try \"in:28x28x1 conv:8@3x3 relu\""));
        List<Row> rows = new ArrayList<>();
        boolean exact = true;
        int own = layer.layer().filters();
        for (long d :
                Stream.concat(
                                Stream.of((long) own),
                                Stream.iterate(1L, k -> 2 * k).limit(DOUBLINGS))
                        .distinct()
                        .sorted()
                        .toList()) {
            OneLayer sized = layer.withFilters((int) d);
            exact &= sized.layer().field().isLine();
            rows.add(row(sized, OneLayerBounds.quickLower(sized, effort), effort));
        }
        List<String> remarks =
                exact
                        ? List.of()
                        : List.of("The convolution's side is a lower bound of the true maximum.");
        return new PerParameter(rows, Optional.of(limit(layer, effort)), remarks);
    }

    private static Row row(OneLayer one, Magnitude cnn, Effort effort) {
        long filters = one.layer().filters();
        long parameters = filters * (weights(one) + 1);
        long inputs = one.inputs();
        long hidden = Math.max(1, parameters / (inputs + 1));
        Magnitude fc = ArrangementSum.of(hidden, inputs, one.breakpoints(), effort, Rounded.UP);
        return new Row(filters, parameters, hidden, hidden * (inputs + 1), cnn, fc);
    }

    private static long weights(OneLayer one) {
        return (long) one.layer().down().length()
                * one.layer().along().length()
                * one.layer().channels();
    }

    /// R_CNN / R_FC → c n! ((n + 1) / (w + 1))ⁿ for n inputs and filters of w weights.
    private static Limit limit(OneLayer one, Effort effort) {
        Growth growth = GrowthRate.of(one, effort.sweepWork());
        int n = growth.exponent();
        return new Limit(
                n,
                growth.words()
                        .map(words ->
                                new Magnitude.Whole(words).log10Below()
                                        - n * Math.log10(one.breakpoints())
                                        + n
                                                * (Math.log10(n + 1.0)
                                                        - Math.log10(weights(one) + 1.0))));
    }
}
