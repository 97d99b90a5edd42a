package org.faltung.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PlaneTest {
    private static List<Rational> point(SplittableRandom random, int n) {
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < n; q++) {
            point.add(Rational.parse(random.nextInt(-9, 10) + "/" + random.nextInt(1, 5)));
        }
        return point;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void theNearestPointLeavesAStepAtRightAngles(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = random.nextInt(2, 6);
        List<Rational> p0 = point(random, n);
        List<Rational> p1 = point(random, n);
        List<Rational> p2 = point(random, n);
        if (!Plane.isProper(p0, p1, p2)) {
            assertThatThrownBy(() -> Plane.through(p0, p1, p2))
                    .isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Plane plane = Plane.through(p0, p1, p2);
        for (int i = 0; i < 3; i++) {
            Anchor anchor = plane.anchor("P" + i, List.of(p0, p1, p2).get(i));
            assertThat(anchor).isEqualTo(plane.anchors().get(i));
        }
        List<Rational> other = point(random, n);
        Anchor anchor = plane.anchor("there", other);
        List<Rational> near = plane.point(anchor.at());
        assertThat(anchor.onPlane()).isEqualTo(near.equals(other));
        for (List<Rational> direction : List.of(plane.e(), plane.f())) {
            Rational product = Rational.ZERO;
            for (int q = 0; q < n; q++) {
                product = product.plus(direction.get(q).times(other.get(q).minus(near.get(q))));
            }
            assertThat(product.signum()).isZero();
        }
        Metric metric = plane.metric();
        double u = random.nextDouble(-2, 2);
        double v = random.nextDouble(-2, 2);
        double square = 0;
        for (int q = 0; q < n; q++) {
            double step = u * plane.e().get(q).nearest() + v * plane.f().get(q).nearest();
            square += step * step;
        }
        assertThat(Math.hypot(metric.x(u, v), metric.y(v)))
                .isCloseTo(Math.sqrt(square), within(1e-12 * (1 + Math.sqrt(square))));
    }

    @Test
    void refusesThreePointsOnALine() {
        List<Rational> zero = List.of(Rational.ZERO, Rational.ZERO, Rational.ZERO);
        List<Rational> one = List.of(Rational.ONE, Rational.of(2), Rational.ONE);
        List<Rational> two = List.of(Rational.of(2), Rational.of(4), Rational.of(2));
        assertThatThrownBy(() -> Plane.through(zero, one, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("three points that are not on one line");
    }

    @Test
    void aRandomPlaneIsTheSameForTheSameSeed() {
        Plane plane = RandomPlane.of(30, 7);
        assertThat(RandomPlane.of(30, 7)).isEqualTo(plane);
        assertThat(RandomPlane.of(30, 8)).isNotEqualTo(plane);
        List<Rational> all = new ArrayList<>(RandomPlane.of(2000, 1).origin());
        double mean = all.stream().mapToDouble(Rational::nearest).average().orElseThrow();
        double square =
                all.stream().mapToDouble(x -> x.nearest() * x.nearest()).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.1));
        assertThat(square).isCloseTo(1, within(0.15));
        assertThatThrownBy(() -> RandomPlane.of(1, 1)).hasMessageContaining("at least 2 inputs");
    }
}
