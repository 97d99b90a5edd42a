package org.faltung.explore;

import java.util.List;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// How large a network is in normal form, at most, found without making it: a small file may describe a huge one.
final class NetworkSize {
    private NetworkSize() {}

    /// Refuses a network that would take too much memory.
    static void require(Network network) {
        long coefficients = coefficients(network.layers(), network.input());
        if (coefficients > Limits.COEFFICIENTS) {
            throw new RefusedException(
                    "the network has about %d million coefficients, and what is dropped may have %d million; count on it by the command line"
                            .formatted(coefficients / 1_000_000, Limits.COEFFICIENTS / 1_000_000));
        }
    }

    private static long coefficients(List<Layer> layers, Shape input) {
        long sum = 0;
        Shape shape = input;
        requireWidth(shape);
        for (Layer layer : layers) {
            Shape output = layer.output(shape);
            requireWidth(output);
            sum +=
                    switch (layer) {
                        case Mix.Dense _ -> (long) shape.size() * output.size();
                        case Mix.Convolution c ->
                                (long) c.rows().length()
                                        * c.columns().length()
                                        * (shape.channels() / c.groups())
                                        * output.size();
                        case Mix.GraphConvolution _ -> (long) shape.size() * output.size();
                        case Mix.GlobalAveragePool _ -> shape.size();
                        case Mix.AveragePool pool ->
                                (long) pool.rows().length()
                                        * pool.columns().length()
                                        * output.size();
                        case Join join ->
                                coefficients(join.branch(), shape)
                                        + coefficients(join.other(), shape);
                        default -> output.size();
                    };
            shape = output;
        }
        return sum;
    }

    private static void requireWidth(Shape shape) {
        if (shape.size() > Limits.WIDEST) {
            throw new RefusedException(
                    "a layer of the network has %d values, and what is dropped may have %d; count on it by the command line"
                            .formatted(shape.size(), Limits.WIDEST));
        }
    }
}
