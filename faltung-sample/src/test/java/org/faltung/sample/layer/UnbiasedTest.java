package org.faltung.sample.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.faltung.count.Monitor;
import org.faltung.matroid.SharedLayer;
import org.faltung.sample.Replication;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

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
    void laddersEstimateBothNumbersWhateverTheEffort(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SharedLayer layer = RandomLayers.layer(random);
        int breakpoints = random.nextInt(1, 3);
        double effort = random.nextDouble() * 4;
        check(
                layer,
                breakpoints,
                new Ladder(new Grid(layer), breakpoints, effort, 4, Monitor.NONE),
                seed);
    }

    private static void check(SharedLayer layer, int breakpoints, Method method, long seed) {
        List<Draw> draws;
        try (Replication<Draw> replication =
                new Replication<>(method::draw, seed, 2, Monitor.NONE)) {
            replication.upTo(EXPERIMENTS);
            draws = replication.results();
        }
        agrees(draws, d -> Math.exp(d.formula()), RandomLayers.formula(layer, breakpoints), layer);
        agrees(draws, d -> Math.exp(d.truth()), RandomLayers.truth(layer, breakpoints), layer);
    }

    private static void agrees(
            List<Draw> draws, ToDoubleFunction<Draw> value, BigInteger exact, SharedLayer layer) {
        double[] values = draws.stream().mapToDouble(value).toArray();
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double variance = 0;
        for (double v : values) {
            variance += (v - mean) * (v - mean) / (values.length - 1.0);
        }
        double expected = exact.doubleValue();
        assertThat(Math.abs(mean - expected))
                .as("%s: %s and not %s", layer, mean, expected)
                .isLessThan(DEVIATIONS * Math.sqrt(variance / values.length) + 1e-9 * expected);
    }
}
