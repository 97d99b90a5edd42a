package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.Regions;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.oracle.RandomNetwork;
import org.faltung.oracle.Sides;
import org.faltung.oracle.ToyNetwork;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// Bounds of random networks against each other and against networks of the kind.
class BoundTableTest {
    private static final int POINTS = 4000;

    private static List<Bound> bounds(Network network) {
        return ArchitectureBounds.of(network, Effort.USUAL).results();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void noLowerBoundExceedsAnUpperBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 30; i++) {
            Network network = ToyNetwork.random(random);
            List<Bound> bounds = bounds(network);
            for (Bound lower : bounds) {
                for (Bound upper : bounds) {
                    if (lower.side() == Bound.Side.LOWER && upper.side() == Bound.Side.UPPER) {
                        assertThat(Sides.of(lower.value()))
                                .as("%s against %s of %s", lower.name(), upper.name(), network)
                                .isLessThanOrEqualTo(Sides.of(upper.value()));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void randomNetworksNeverShowMorePatternsThanAnUpperBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            Network network = ToyNetwork.random(random);
            List<Bound> bounds = bounds(network);
            int seen = new RandomNetwork(network, random).patternsSeen(POINTS, random);
            for (Bound upper : bounds) {
                if (upper.side() == Bound.Side.UPPER) {
                    assertThat(Sides.of(upper.value()))
                            .as("%s of %s", upper.name(), network)
                            .isGreaterThanOrEqualTo(BigDecimal.valueOf(seen));
                }
            }
        }
    }

    /// A fixed factor 0 takes a value away, in front of a layer or behind it.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void fixedFactorsThatAreZeroCountAsFewerValues(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 4);
        int units = random.nextInt(1, 4);
        int front = random.nextInt(1 << inputs);
        int back = random.nextInt(1 << units);
        List<Layer> layers = new ArrayList<>();
        layers.add(masked(inputs, front));
        layers.add(dense(random, inputs, units));
        layers.add(masked(units, back));
        layers.add(new Fold.Rectifier());
        layers.add(dense(random, units, 2));
        layers.add(new Fold.Rectifier());
        Network network = new Network(new Shape.Vector(inputs), layers);
        BigDecimal regions = new BigDecimal(Regions.of(network).count().exact());
        int left = Math.min(Integer.bitCount(front), Integer.bitCount(back));
        for (Bound bound : bounds(network)) {
            if (bound.side() == Bound.Side.UPPER || bound.side() == Bound.Side.EXACT) {
                assertThat(Sides.of(bound.value()))
                        .as("%s, %s values left", bound.name(), left)
                        .isGreaterThanOrEqualTo(regions);
            }
            if (bound.side() == Bound.Side.LOWER || bound.side() == Bound.Side.EXACT) {
                assertThat(Sides.of(bound.value()))
                        .as("%s, %s values left", bound.name(), left)
                        .isLessThanOrEqualTo(most(Integer.bitCount(back), left, 2));
            }
        }
    }

    /// Zaslavsky's numbers of two layers that see d values.
    private static BigDecimal most(int first, int d, int second) {
        return cells(first, d).multiply(cells(second, d));
    }

    private static BigDecimal cells(int n, int d) {
        int sum = 0;
        int choose = 1;
        for (int i = 0; i <= Math.min(n, d); i++) {
            sum += choose;
            choose = choose * (n - i) / (i + 1);
        }
        return BigDecimal.valueOf(sum);
    }

    private static Mix.Rescale masked(int values, int mask) {
        double[] linear = new double[2 * values];
        for (int i = 0; i < values; i++) {
            linear[i] = mask >> i & 1;
            linear[values + i] = 1;
        }
        return new Mix.Rescale(Weights.Trained.of(linear, new double[values]));
    }

    private static Mix.Dense dense(SplittableRandom random, int inputs, int units) {
        double[] linear = random.doubles((long) units * inputs, -1, 1).toArray();
        double[] biases = random.doubles(units, -1, 1).toArray();
        return new Mix.Dense(units, Weights.Trained.of(linear, biases));
    }
}
