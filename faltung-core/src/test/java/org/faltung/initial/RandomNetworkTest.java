package org.faltung.initial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.initial.Initialisation.Scheme;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Weights;
import org.faltung.notation.ArchitectureParser;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.notation.RandomArchitecture;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomNetworkTest {
    private static Network parse(String architecture) {
        return ArchitectureParser.parse(architecture).network();
    }

    private static Weights.Trained weights(Network network, int layer) {
        Layer drawn = network.layers().get(layer);
        return (Weights.Trained)
                switch (drawn) {
                    case Mix.Dense dense -> dense.weights();
                    case Mix.Convolution convolution -> convolution.weights();
                    case Mix.GraphConvolution graph -> graph.weights();
                    case Mix.BatchNorm norm -> norm.weights();
                    default -> throw new AssertionError(drawn);
                };
    }

    /// These numbers are a promise: a seed in a paper gives the same network for ever.
    @Test
    void aSeedGivesTheSameNetworkOnEveryMachine() {
        Weights.Trained drawn =
                weights(RandomNetwork.of(parse("in:2 fc:2 relu"), Initialisation.HE, 2026), 0);
        List<Double> grid = IntStream.range(0, 4).mapToObj(i -> drawn.linear(i) * 4096).toList();
        assertThat(grid).containsExactly(-289.0, -3036.0, -1828.0, 3076.0);
        assertThat(drawn.offset(0) * 4096).isEqualTo(4710.0);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "HE, in:50 fc:400 relu, 0.2",
        "XAVIER, in:50 fc:350 relu, 0.0707",
        "LECUN, in:50 fc:400 relu, 0.1414",
        "NORMAL, in:50 fc:400 relu, 1",
        "HE, in:9x9x2 conv:1000@3x3 relu, 0.3333",
        "XAVIER, in:9x9x2 conv:998@3x3 relu, 0.01491",
        "LECUN, in:graph=path:3x4 gcn:5000 relu, 0.5",
    })
    void weightsSpreadAsTheSchemeSays(Scheme scheme, String architecture, double deviation) {
        Weights.Trained drawn =
                weights(RandomNetwork.of(parse(architecture), new Initialisation(scheme, 1), 7), 0);
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        int n = drawn.linearCount();
        for (int i = 0; i < n; i++) {
            double z = drawn.linear(i) / deviation;
            sum += z;
            squares += z * z;
            fourth += z * z * z * z;
        }
        // five standard errors of the mean, the variance and the fourth moment of normal numbers
        assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n) + 1e-3));
        assertThat(fourth / n).isCloseTo(3, within(5 * Math.sqrt(96.0 / n) + 1e-2));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {1, 0.05, 1e-9})
    void noBiasIsZero(double deviation) {
        var law = new Initialisation(Scheme.HE, deviation);
        Weights.Trained drawn = weights(RandomNetwork.of(parse("in:1 fc:5000 relu"), law, 3), 0);
        double squares = 0;
        for (int i = 0; i < drawn.offsetCount(); i++) {
            assertThat(drawn.offset(i)).isNotZero();
            squares += drawn.offset(i) * drawn.offset(i);
        }
        double spread = Math.sqrt(squares / drawn.offsetCount());
        assertThat(spread).isCloseTo(Math.max(deviation, 0x1p-12), within(0.05 * spread));
    }

    @Test
    void withoutBiasesAllAreZero() {
        var law = new Initialisation(Scheme.HE, 0);
        Weights.Trained drawn = weights(RandomNetwork.of(parse("in:3 fc:50 relu"), law, 3), 0);
        assertThat(IntStream.range(0, 50).mapToDouble(drawn::offset)).containsOnly(0.0);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void onlyTheWeightsOfAnArchitectureAreDrawn(long seed) {
        Network architecture = new RandomArchitecture(seed).network();
        Network drawn = RandomNetwork.of(architecture, Initialisation.HE, seed);
        assertThat(ArchitectureWriter.write(drawn))
                .isEqualTo(ArchitectureWriter.write(architecture));
        assertThat(drawn.shapes()).isEqualTo(architecture.shapes());
        assertThat(RandomNetwork.of(architecture, Initialisation.HE, seed)).isEqualTo(drawn);
        assertThat(RandomNetwork.of(drawn, Initialisation.HE, seed)).isEqualTo(drawn);
    }

    /// t times all biases turn f(x) into t f(x / t); here t = 2⁻¹⁰.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void theSizeOfTheBiasesDoesNotChangeTheNumberOfRegions(long seed) {
        Network architecture = parse("in:2 fc:5 relu res( fc:4 leaky fc:5 ) relu fc:2");
        Network drawn = RandomNetwork.of(architecture, Initialisation.HE, seed);
        Network scaled = new Network(drawn.input(), layers(drawn.layers()));
        assertThat(scaled).isNotEqualTo(drawn);
        assertThat(count(scaled)).isEqualTo(count(drawn));
    }

    private static List<Layer> layers(List<Layer> layers) {
        return layers.stream()
                .map(layer ->
                        switch (layer) {
                            case Mix.Dense(int units, Weights.Trained weights) ->
                                    new Mix.Dense(units, scaled(weights));
                            case Join(var kind, var branch, var other) ->
                                    new Join(kind, layers(branch), layers(other));
                            default -> layer;
                        })
                .toList();
    }

    private static Weights.Trained scaled(Weights.Trained weights) {
        return Weights.Trained.of(
                IntStream.range(0, weights.linearCount()).mapToDouble(weights::linear).toArray(),
                IntStream.range(0, weights.offsetCount())
                        .mapToDouble(i -> weights.offset(i) / (1 << 10))
                        .toArray());
    }

    private static BigInteger count(Network network) {
        return Regions.of(network).on(1).count().exact();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void everyNumberIsOnTheGrid(long seed) {
        Normals normals = new Normals(new SplittableRandom(seed));
        for (int i = 0; i < 100; i++) {
            double drawn = i % 2 == 0 ? normals.next(3) : normals.nextNonzero(3);
            assertThat(Rational.of(drawn * 4096).denominator()).isEqualTo(BigInteger.ONE);
        }
    }

    @Test
    void aDeviationThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Initialisation(Scheme.HE, -1))
                .hasMessageContaining("from 0 to 1000000, got -1.0");
        assertThatThrownBy(() -> new Initialisation(Scheme.HE, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreWeightsThanAnyArrayHoldsAreRefused() {
        assertThatThrownBy(() ->
                        RandomNetwork.of(parse("in:100000 fc:100000 relu"), Initialisation.HE, 1))
                .hasMessageContaining("10000000000 weights");
    }
}
