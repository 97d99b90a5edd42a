package org.faltung.sample.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.count.Monitor;
import org.faltung.exact.Magnitude;
import org.faltung.matroid.SharedLayer;
import org.faltung.network.Window;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Intervals that hold what they say, and the same answer on any number of threads.
class OneLayerEstimatorTest {
    private static final int SEEDS = 100;
    private static final int LEAST_COVERED = 90;

    private static LayerEstimate estimate(
            SharedLayer layer, int breakpoints, double error, long seed, int threads) {
        return OneLayerEstimator.estimate(
                        layer,
                        1,
                        breakpoints,
                        false,
                        new Aim(error, 0.95, seed),
                        threads,
                        Monitor.NONE,
                        _ -> {},
                        DrawJournal.NONE)
                .orElseThrow();
    }

    /// Layers of every kind whose exact numbers are known, most of them with R < F.
    private static Stream<SharedLayer> known() {
        SplittableRandom random = new SplittableRandom(20261128);
        return Stream.concat(
                Stream.of(
                        SharedLayer.of(3, 3, 1, 2, 2, 1, 2),
                        SharedLayer.of(3, 3, 1, 2, 2, 1, 4),
                        SharedLayer.of(4, 4, 1, 2, 2, 1, 2),
                        SharedLayer.of(3, 5, 1, 2, 3, 1, 2),
                        SharedLayer.of(4, 3, 1, 2, 2, 1, 3),
                        SharedLayer.of(3, 4, 2, 2, 2, 1, 3),
                        SharedLayer.of(4, 4, 1, 3, 3, 1, 3),
                        SharedLayer.of(3, 3, 1, 2, 2, 1, 3),
                        new SharedLayer(2, 3, 1, Window.of(3, 1, 1), Window.of(3, 1, 1), 2),
                        new SharedLayer(3, 3, 1, Window.of(3, 1, 1), Window.of(3, 1, 1), 1)),
                Stream.generate(() -> RandomLayers.layer(random)).limit(12));
    }

    @ParameterizedTest
    @MethodSource("known")
    void intervalsHoldTheExactNumbersAsOftenAsTheySay(SharedLayer layer) {
        double formula = new Magnitude.Whole(RandomLayers.formula(layer, 1)).log10Below();
        double truth = new Magnitude.Whole(RandomLayers.truth(layer, 1)).log10Below();
        int formulas = 0;
        int truths = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            LayerEstimate estimate = estimate(layer, 1, 0.1, seed, 1);
            formulas += holds(estimate.formula(), formula) ? 1 : 0;
            truths += holds(estimate.truth(), truth) ? 1 : 0;
            assertThat(estimate.halfWidth()).isLessThanOrEqualTo(0.1);
            assertThat(estimate.formula().warning()).isEmpty();
        }
        assertThat(formulas).as("%s, formula", layer).isGreaterThanOrEqualTo(LEAST_COVERED);
        assertThat(truths).as("%s, truth", layer).isGreaterThanOrEqualTo(LEAST_COVERED);
    }

    /// Layers of which few draws say little: pilots that are too small meet none of the largest.
    private static Stream<Arguments> uneven() {
        return Stream.of(
                Arguments.of(SharedLayer.of(2, 10, 1, 2, 2, 1, 30), "random permutations", 100),
                Arguments.of(SharedLayer.of(1, 16, 1, 1, 3, 1, 40), "random permutations", 100),
                Arguments.of(SharedLayer.of(1, 36, 1, 1, 3, 1, 16), "ladder", 40));
    }

    @ParameterizedTest
    @MethodSource("uneven")
    void intervalsHoldTheFormulaOfUnevenLayersAsOftenAsTheySay(
            SharedLayer layer, String method, int seeds) {
        double exact = new Magnitude.Whole(RandomLayers.formula(layer, 1)).log10Below();
        int covered = 0;
        for (long seed = 0; seed < seeds; seed++) {
            Estimate formula = formula(layer, new Aim(0.1, 0.95, seed));
            assertThat(formula.method()).isEqualTo(method);
            covered += holds(formula, exact) ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(seeds * LEAST_COVERED / SEEDS);
    }

    private static boolean holds(Estimate estimate, double exact) {
        return estimate.low() <= exact && exact <= estimate.high();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSeedHasOneAnswerOnAnyNumberOfThreads(long seed) {
        SharedLayer layer = SharedLayer.of(5, 5, 1, 3, 3, 1, 4);
        LayerEstimate one = estimate(layer, 1, 0.05, seed, 1);
        assertThat(estimate(layer, 1, 0.05, seed, 2)).isEqualTo(one);
        assertThat(estimate(layer, 1, 0.05, seed, 3)).isEqualTo(one);
    }

    /// F by an exact sweep over polymatroid values: log10 F = 38.5268 for 6x6, eight 2x2 filters.
    @Test
    void agreesWithTheLargestNumbersThatAreKnown() {
        Estimate formula = estimate(SharedLayer.of(6, 6, 1, 2, 2, 1, 8), 1, 0.02, 5, 2).formula();
        assertThat(formula.low()).isLessThan(38.5268);
        assertThat(formula.high()).isGreaterThan(38.5268);
        assertThat(formula.halfWidth()).isLessThanOrEqualTo(0.02);
    }

    /// Random permutations of 8x8 pixels with sixteen 2x2 filters say little: the ladder takes over, and its
    /// intervals for two seeds at 99.9 % agree.
    @Test
    void wherePermutationsAreRareTheLadderTakesOver() {
        SharedLayer layer = SharedLayer.of(8, 8, 1, 2, 2, 1, 16);
        Aim aim = new Aim(0.5, 0.999, 5);
        Estimate one = formula(layer, aim);
        Estimate other = formula(layer, new Aim(0.5, 0.999, 6));
        assertThat(one.method()).isEqualTo("ladder");
        assertThat(one.warning()).isEmpty();
        assertThat(one.low()).isLessThan(other.high());
        assertThat(other.low()).isLessThan(one.high());
    }

    private static Estimate formula(SharedLayer layer, Aim aim) {
        return OneLayerEstimator.estimate(
                        layer, 1, 1, true, aim, 2, Monitor.NONE, _ -> {}, DrawJournal.NONE)
                .orElseThrow()
                .formula();
    }

    @Test
    void unevenDrawsAreToldAndLeaveOnlyMarkov() {
        List<Draw> draws =
                Stream.concat(
                                Stream.of(new Draw(40, 1, 1, 1, 1)),
                                Stream.generate(() -> new Draw(20, 1, 1, 1, 1)).limit(127))
                        .toList();
        LayerEstimate estimate =
                new Summary(draws, 0.95).estimate(60, 1, new Aim(0.1, 0.95, 1), "any");
        assertThat(estimate.formula().warning()).isPresent();
        double log = (40 - Math.log(128)) / Math.log(10);
        assertThat(estimate.formula().low()).isCloseTo(log + Math.log10(0.05), offset(1e-6));
        assertThat(estimate.formula().high()).isCloseTo(60 / Math.log(10), offset(1e-6));
    }
}
