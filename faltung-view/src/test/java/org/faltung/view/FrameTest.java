package org.faltung.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.slice.Plane;
import org.faltung.slice.PlanePoint;
import org.faltung.slice.Window;
import org.faltung.testkit.SeedSource;
import org.faltung.view.scene.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class FrameTest {
    private static List<Rational> point(SplittableRandom random) {
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < 4; q++) {
            point.add(Rational.of(random.nextInt(-20, 21)));
        }
        return point;
    }

    private static double distance(List<Rational> a, List<Rational> b) {
        double square = 0;
        for (int q = 0; q < a.size(); q++) {
            double step = a.get(q).minus(b.get(q)).nearest();
            square += step * step;
        }
        return Math.sqrt(square);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void thePictureIsAScaledCopyOfThePlane(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Plane plane = Plane.through(point(random), point(random), point(random));
        Frame frame = Frame.metric(plane.metric(), Window.square(-1, 2));
        frame.fit(10, 20, 300, 200);
        Polyline box = frame.bounds();
        assertThat(box.x(0)).isGreaterThan(10 - 1e-9);
        assertThat(box.x(1)).isLessThan(310 + 1e-9);
        assertThat(box.y(0)).isGreaterThan(20 - 1e-9);
        assertThat(box.y(2)).isLessThan(220 + 1e-9);
        double scale = 0;
        for (int i = 0; i < 5; i++) {
            int u0 = random.nextInt(-9, 10);
            int v0 = random.nextInt(-9, 10);
            int u1 = random.nextInt(10, 20);
            int v1 = random.nextInt(-9, 10);
            double inSpace =
                    distance(
                            plane.point(new PlanePoint(Rational.of(u0), Rational.of(v0))),
                            plane.point(new PlanePoint(Rational.of(u1), Rational.of(v1))));
            double onPage =
                    Math.hypot(frame.x(u1, v1) - frame.x(u0, v0), frame.y(v1) - frame.y(v0));
            scale = i == 0 ? onPage / inSpace : scale;
            assertThat(onPage / inSpace).isEqualTo(scale, within(1e-9 * scale));
        }
    }

    @Test
    void stretchedItFillsARectangle() {
        Frame frame = Frame.stretched(Window.square(-1, 1));
        frame.fill(10, 20, 300, 100);
        assertThat(frame.border())
                .isEqualTo(
                        Polyline.builder()
                                .add(10, 120)
                                .add(310, 120)
                                .add(310, 20)
                                .add(10, 20)
                                .build());
        assertThat(frame.areaOfUnit()).isEqualTo(7500);
    }
}
