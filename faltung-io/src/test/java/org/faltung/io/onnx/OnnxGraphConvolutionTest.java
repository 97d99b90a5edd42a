package org.faltung.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.Regions;
import org.faltung.network.Fold;
import org.faltung.network.Graphs;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A graph convolution is written to ONNX as two products with constants; it has as many regions as the layer itself.
class OnnxGraphConvolutionTest {
    private static final int NODES = 3;
    private static final double[] SUM = {1, 1, 0, 1, 1, 1, 0, 1, 1};

    @TempDir private Path folder;

    @ParameterizedTest(name = "batch {0}, A first {1}")
    @CsvSource({"-1, true", "-1, false", "0, true", "0, false", "1, true", "1, false"})
    void twoProductsAreAGraphConvolution(int batch, boolean first) throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        double[][] weights = {
            random.doubles(4, -1, 1).toArray(), random.doubles(2, -1, 1).toArray()
        };
        double[][] biases = {
            random.doubles(2, -1, 1).toArray(), random.doubles(1, -1, 1).toArray()
        };
        TestModel model =
                batch < 0
                        ? TestModel.doubles(13, NODES, 2)
                        : TestModel.doubles(13, batch, NODES, 2);
        String at = layer(model, "x", first, weights[0], biases[0], 2, 2);
        at = layer(model, at, first, weights[1], biases[1], 2, 1);
        Network read = OnnxReader.read(model.write(folder, at)).network();
        Network same =
                new Network(
                        new Shape.OnGraph(Graphs.path(NODES), 2),
                        List.of(
                                layer(weights[0], biases[0]),
                                new Fold.Rectifier(),
                                layer(weights[1], biases[1]),
                                new Fold.Rectifier()));
        assertThat(read.input().size()).isEqualTo(NODES * 2);
        assertThat(Regions.of(read).count().exact()).isEqualTo(Regions.of(same).count().exact());
    }

    private static Mix layer(double[] weights, double[] biases) {
        return new Mix.GraphConvolution(
                biases.length, Mix.Propagation.SUM, Weights.Trained.of(weights, biases));
    }

    /// A H W + 1 b, W being the transpose of features × inputs.
    private static String layer(
            TestModel model,
            String at,
            boolean first,
            double[] weights,
            double[] biases,
            int before,
            int after) {
        double[] turned = new double[weights.length];
        for (int k = 0; k < after; k++) {
            for (int c = 0; c < before; c++) {
                turned[c * after + k] = weights[k * before + c];
            }
        }
        String w = model.weights(turned, before, after);
        String a = model.weights(SUM, NODES, NODES);
        String product =
                first
                        ? model.node("MatMul", List.of(model.node("MatMul", List.of(a, at)), w))
                        : model.node("MatMul", List.of(a, model.node("MatMul", List.of(at, w))));
        String sum = model.node("Add", List.of(product, model.weights(biases, after)));
        return model.node("Relu", List.of(sum));
    }
}
