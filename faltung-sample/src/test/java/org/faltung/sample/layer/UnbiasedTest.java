package org.faltung.sample.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.faltung.count.Monitor;
import org.faltung.exact.Magnitude;
import org.faltung.matroid.SharedLayer;
import org.faltung.sample.Replication;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The mean of many experiments against the exact numbers, for layers of every kind.
class UnbiasedTest {
    private static final int EXPERIMENTS = 400;
    private static final double DEVIATIONS = 4.5;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void permutationsEstimateBothNumbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SharedLayer layer = RandomLayers.layer(random);
        int breakpoints = random.nextInt(1, 3);
        check(
                layer,
                breakpoints,
                new Permutations(new Grid(layer), breakpoints, 8, 4, Monitor.NONE),
                seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void laddersEstimateBothNumbersHoweverLongTheWalks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SharedLayer layer = RandomLayers.layer(random);
        int breakpoints = random.nextInt(1, 3);
        Grid grid = new Grid(layer);
        double effort = random.nextDouble() * 8;
        double[] variations = random.doubles(1 + random.nextInt(8)).toArray();
        check(
                layer,
                breakpoints,
                new Ladder(grid, breakpoints, variations, effort, 4, Monitor.NONE),
                seed);
    }

    private static Stream<SharedLayer> large() {
        return Stream.of(
                SharedLayer.of(1, 40, 1, 1, 3, 1, 6),
                SharedLayer.of(1, 30, 2, 1, 5, 1, 7),
                SharedLayer.of(3, 14, 1, 2, 2, 1, 6),
                SharedLayer.of(4, 8, 2, 2, 2, 1, 9),
                SharedLayer.of(6, 6, 1, 2, 2, 1, 8));
    }

    /// Precise enough to see a bias of a few per cent, such as walks would bring whose length is decided from the population.
    @ParameterizedTest
    @MethodSource("large")
    void laddersEstimateTheFormulaOfLayersWithManyRungs(SharedLayer layer) {
        Grid grid = new Grid(layer);
        double[] variations = new Scout(grid, Monitor.NONE).climb(new SplittableRandom(1));
        Method ladder = new Ladder(grid, 1, variations, 16, 0, Monitor.NONE);
        double exact = new Magnitude.Whole(RandomLayers.formula(layer, 1)).log10Below();
        double scale = exact * Math.log(10);
        List<Draw> draws = drawn(ladder, 200, 11);
        double[] values =
                draws.stream().mapToDouble(draw -> Math.exp(draw.formula() - scale)).toArray();
        agrees(values, 1, 1e-6, layer);
    }

    private static List<Draw> drawn(Method method, int many, long seed) {
        try (Replication<Draw> replication =
                new Replication<>(method::draw, seed, 2, Monitor.NONE)) {
            replication.upTo(many);
            return replication.results();
        }
    }

    private static void check(SharedLayer layer, int breakpoints, Method method, long seed) {
        List<Draw> draws = drawn(method, EXPERIMENTS, seed);
        agrees(draws, d -> Math.exp(d.formula()), RandomLayers.formula(layer, breakpoints), layer);
        agrees(draws, d -> Math.exp(d.truth()), RandomLayers.truth(layer, breakpoints), layer);
    }

    private static void agrees(
            List<Draw> draws, ToDoubleFunction<Draw> value, BigInteger exact, SharedLayer layer) {
        double[] values = draws.stream().mapToDouble(value).toArray();
        agrees(values, exact.doubleValue(), 1e-9, layer);
    }

    private static void agrees(
            double[] values, double expected, double rounding, SharedLayer layer) {
        double mean = Arrays.stream(values).sum() / values.length;
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum()
                        / (values.length - 1.0);
        assertThat(Math.abs(mean - expected))
                .as("%s: %s and not %s", layer, mean, expected)
                .isLessThan(DEVIATIONS * Math.sqrt(variance / values.length) + rounding * expected);
    }
}
