package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.slice.Anchor;
import org.faltung.slice.Metric;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class LaidTest {
    private static Sample point(String name, SplittableRandom random, int inputs) {
        List<Rational> point = new ArrayList<>();
        while (point.size() < inputs) {
            point.add(Rational.of(random.nextInt(-16, 17)).over(Rational.of(16)));
        }
        return new Sample(name, point);
    }

    /// Whatever the rounding of the directions, the three points lie on the plane exactly, where the anchors say.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void goesThroughItsPointsExactlyWithCoordinatesThatAreLengths(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(2, 12);
        List<Sample> samples =
                List.of(
                        point("a", random, inputs),
                        point("b", random, inputs),
                        point("c", random, inputs));
        Laid laid;
        try {
            laid = Laid.through(samples.get(0), samples.get(1), samples.get(2), () -> {});
        } catch (RefusedException e) {
            assertThat(e).hasMessageContaining("on one line");
            return;
        }
        for (int i = 0; i < 3; i++) {
            Anchor anchor = laid.plane().anchors().get(i);
            assertThat(laid.plane().point(anchor.at())).isEqualTo(samples.get(i).point());
        }
        Metric metric = laid.plane().metric();
        assertThat(metric.ee().nearest()).isCloseTo(1, within(1e-6));
        assertThat(metric.ff().nearest()).isCloseTo(1, within(1e-6));
        assertThat(metric.ef().nearest()).isCloseTo(0, within(1e-6));
    }

    @Test
    void refusesPointsOnALine() {
        Sample a = new Sample("a", List.of(Rational.ZERO, Rational.ZERO));
        Sample b = new Sample("b", List.of(Rational.ONE, Rational.ONE));
        Sample c = new Sample("c", List.of(Rational.of(3), Rational.of(3)));
        assertThatThrownBy(() -> Laid.through(a, b, c, () -> {}))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void movesAPointTowardsAnother() {
        Sample a = new Sample("a", List.of(Rational.ZERO, Rational.ONE));
        Sample b = new Sample("b", List.of(Rational.of(4), Rational.ZERO));
        Sample quarter = Laid.partly(a, b, Rational.parse("1/4"), () -> {});
        assertThat(quarter.point()).containsExactly(Rational.ONE, Rational.parse("3/4"));
        assertThat(Laid.partly(a, b, Rational.ONE, () -> {}).point()).isEqualTo(b.point());
    }
}
