package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.Effort;
import org.faltung.exact.Magnitude;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Domain;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// The maximum of one layer of maxout units is attained by units with parallel pieces, of two ranks side by side.
class MaxoutMaximumTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void parallelPiecesInGeneralPositionAttainIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 4);
        Join layer =
                new Join(
                        Join.Kind.CONCATENATION,
                        units(random.nextInt(1, 3), random.nextInt(2, 5), inputs, random),
                        units(random.nextInt(1, 3), random.nextInt(2, 5), inputs, random));
        Network network = new Network(new Shape.Vector(inputs), List.of(layer));
        Bound maximum =
                ArchitectureBounds.of(network, Effort.USUAL).results().stream()
                        .filter(bound -> bound.name().equals("maxout-one-layer"))
                        .findFirst()
                        .orElseThrow();
        assertThat(maximum.value())
                .isEqualTo(
                        new Magnitude.Whole(
                                Regions.of(network).in(new Domain.Space(inputs)).count().exact()));
    }

    /// max over i of i · (w x) − c_i, where c_i − c_{i−1} grows.
    private static List<Layer> units(int many, int rank, int inputs, SplittableRandom random) {
        double[] weights = new double[many * rank * inputs];
        double[] biases = new double[many * rank];
        for (int unit = 0; unit < many; unit++) {
            double[] direction = random.ints(inputs, 1, 1 << 20).asDoubleStream().toArray();
            double breakpoint = random.nextInt(-1 << 20, 1 << 20);
            for (int piece = 0; piece < rank; piece++) {
                int row = unit * rank + piece;
                for (int i = 0; i < inputs; i++) {
                    weights[row * inputs + i] = piece * direction[i];
                }
                if (piece > 0) {
                    biases[row] = biases[row - 1] - breakpoint;
                    breakpoint += random.nextInt(1, 1 << 20);
                }
            }
        }
        Mix.Dense pieces = new Mix.Dense(many * rank, Weights.Trained.of(weights, biases));
        return List.of(pieces, new Fold.Maxout(rank));
    }
}
