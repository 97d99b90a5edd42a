package org.faltung.bound;

import org.faltung.network.Graph;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// The largest rank that an affine layer can have, as far as its kind and its sizes say.
final class AffineRank {
    private AffineRank() {}

    /// A bound of the rank.
    ///
    /// @param input the shape in front of the layer
    static int of(Mix mix, Shape input) {
        int sizes = Math.min(input.size(), mix.output(input).size());
        return switch (mix) {
            case Mix.GraphConvolution convolution ->
                    input instanceof Shape.OnGraph(Graph graph, int channels)
                            ? GraphStage.rank(graph, convolution.propagation())
                                    * Math.min(channels, convolution.features())
                            : sizes;
            case Mix.Dense _, Mix.Convolution _, Mix.AveragePool _, Mix.GlobalAveragePool _ ->
                    sizes;
            case Mix.Rescale rescale -> rescale.rank(sizes);
            case Mix.BatchNorm _, Mix.Flatten _, Mix.Select _, Mix.Upsample _ -> sizes;
        };
    }
}
