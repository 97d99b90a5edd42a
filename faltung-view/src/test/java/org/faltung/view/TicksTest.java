package org.faltung.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class TicksTest {
    private static List<String> labels(Ticks ticks) {
        return ticks.ticks().stream().map(Ticks.Tick::label).toList();
    }

    @Test
    void stepsAreRound() {
        assertThat(labels(Ticks.of(-2, 3, 6))).containsExactly("−2", "−1", "0", "1", "2", "3");
        assertThat(labels(Ticks.of(-0.25, 1.25, 6))).containsExactly("0.0", "0.5", "1.0");
        assertThat(labels(Ticks.of(0, 1, 10))).hasSize(11).contains("0.1", "1.0");
        assertThat(labels(Ticks.of(0.9999, 1.0001, 2)))
                .containsExactly("0.9999", "1.0000", "1.0001");
        assertThat(labels(Ticks.of(0, 4e-7, 4)))
                .containsExactly("0", "1e−7", "2e−7", "3e−7", "4e−7");
        assertThat(labels(Ticks.of(0, 3e6, 3))).containsExactly("0", "1e6", "2e6", "3e6");
    }

    @Test
    void logarithmsStandAtPowersOfTen() {
        assertThat(labels(Ticks.logarithmic(0.5, 30)))
                .containsExactly("0.5", "1", "2", "5", "10", "20");
        assertThat(labels(Ticks.logarithmic(0.002, 1000)))
                .containsExactly("0.01", "0.1", "1", "10", "100", "1000");
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void ticksLieInTheRangeAndRise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double size = Math.pow(10, random.nextInt(-6, 7));
        double low = size * (random.nextDouble() - 0.5);
        double high = low + size * (random.nextDouble() + 0.01);
        int most = random.nextInt(1, 11);
        List<Ticks.Tick> ticks = Ticks.of(low, high, most).ticks();
        assertThat(ticks.size()).isBetween(most < 3 ? 0 : 1, most + 1);
        double slack = 1e-6 * (high - low);
        assertThat(ticks)
                .allMatch(tick -> tick.value() > low - slack && tick.value() < high + slack)
                .isSortedAccordingTo((a, b) -> Double.compare(a.value(), b.value()));
        assertThat(labels(Ticks.of(low, high, most))).doesNotHaveDuplicates();
        for (Ticks.Tick tick : ticks) {
            double said = Double.parseDouble(tick.label().replace('−', '-'));
            assertThat(said).isBetween(tick.value() - slack, tick.value() + slack);
        }
    }
}
