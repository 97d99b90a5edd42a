package org.faltung.sample.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ProbeTest {
    private static final int DRAWS = 200;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void theMeanOfManyDrawsIsTheExactCount(long seed) {
        Small small = Small.of(seed);
        Certain certain = new Certain();
        Probe probe = new Probe(small.tree(), certain);
        Plan plan = thin(small, 4);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double draw = Math.exp(probe.draw(plan, new SplittableRandom(seed + i)).log());
            sum += draw;
            squares += draw * draw;
        }
        double mean = sum / DRAWS;
        double variance = Math.max(0, squares / DRAWS - mean * mean);
        double error = Math.sqrt(variance / DRAWS) + 1e-9 * mean;
        assertThat(Math.abs(mean - small.regions())).isLessThanOrEqualTo(5 * error);
        assertThat(certain.most()).isLessThanOrEqualTo(BigInteger.valueOf(small.regions()));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void aDrawThatLeavesNothingOutIsTheExactCount(long seed) {
        Small small = Small.of(seed);
        Plan plan = thin(small, Integer.MAX_VALUE);
        Probe.Draw draw =
                new Probe(small.tree(), new Certain()).draw(plan, new SplittableRandom(seed));
        assertThat(draw.thinned()).isFalse();
        assertThat(draw.seen()).isEqualTo(small.regions());
        assertThat(Math.exp(draw.log())).isCloseTo(small.regions(), withinRelative(small));
    }

    @Test
    void everyCellIsKeptWithTheChanceThatItsWeightSays() {
        double[] weights = {0.02, 0.3, 0.1, 1, 0.05, 0.3, 0.23, 0.4};
        List<org.faltung.region.Prefix> cells =
                java.util.stream.IntStream.range(0, weights.length)
                        .mapToObj(i -> org.faltung.region.Prefix.of(new int[] {i}, 1))
                        .toList();
        Population all = new Population(cells, weights, 0);
        double[] sums = new double[weights.length];
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            Population kept = all.thinned(3, new SplittableRandom(i));
            assertThat(kept.size()).isBetween(2, 4);
            for (int k = 0; k < kept.size(); k++) {
                sums[kept.cells().get(k).piece(0)] +=
                        kept.weights()[k] * Math.exp(kept.logFactor());
            }
        }
        for (int i = 0; i < weights.length; i++) {
            // a weight w ≤ s is replaced by s with chance w / s, s = 0.7 here: five standard errors
            double error = 5 * Math.sqrt(weights[i] * 0.7 / draws) + 1e-9;
            assertThat(sums[i] / draws).isBetween(weights[i] - error, weights[i] + error);
        }
    }

    /// A plan that thins out as often as can be, down to the last unit.
    private static Plan thin(Small small, int most) {
        List<Integer> depths =
                java.util.stream.IntStream.iterate(3, u -> u <= small.tree().units(), u -> u + 3)
                        .boxed()
                        .toList();
        return new Plan(most, depths);
    }

    private static org.assertj.core.data.Offset<Double> withinRelative(Small small) {
        return org.assertj.core.data.Offset.offset(1e-9 * small.regions());
    }
}
