package org.faltung.view.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.testkit.SeedSource;
import org.faltung.view.chart.ChartWriter.Format;
import org.faltung.view.chart.LineChart.Known;
import org.faltung.view.chart.LineChart.Panel;
import org.faltung.view.chart.LineChart.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChartTest {
    private static String svg(LineChart chart) {
        return new String(ChartWriter.write(chart, Format.SVG), StandardCharsets.UTF_8);
    }

    private static LineChart chart(List<String> places, Panel... panels) {
        return new LineChart("title", "step", places, "interval", List.of(panels));
    }

    @Test
    void itSaysInWordsWhatIsKnown() {
        Panel panel =
                new Panel(
                        "size",
                        true,
                        List.of(
                                Point.of(0, 2, Known.EXACT),
                                new Point(1, 3, 2.5, Double.POSITIVE_INFINITY, Known.ESTIMATE),
                                Point.of(2, 4, Known.LOWER)));
        assertThat(svg(chart(List.of("a", "b<", "c"), panel)))
                .contains("size: a 10^2.000, b&lt; about 10^3.000, c at least 10^4.000")
                .contains(">exact<", ">interval<", ">certain lower bound<")
                .doesNotContain("Infinity", "NaN");
    }

    @Test
    void noLineLeadsToALowerBound() {
        List<String> places = List.of("a", "b", "c");
        List<Point> known = new ArrayList<>();
        List<Point> bounded = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            known.add(Point.of(i, i + 1, Known.EXACT));
            bounded.add(Point.of(i, i + 1, i == 1 ? Known.LOWER : Known.EXACT));
        }
        assertThat(svg(chart(places, new Panel("size", false, known))))
                .contains("<title>size</title></path>");
        assertThat(svg(chart(places, new Panel("size", false, bounded))))
                .doesNotContain("<title>size</title></path>");
    }

    @Test
    void namesThatHaveNoRoomAreLeftOut() {
        List<String> names = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            names.add("epoch-" + (100 + i));
            points.add(Point.of(i, i, Known.EXACT));
        }
        String svg = svg(chart(names, new Panel("size", false, points)));
        assertThat(svg).contains(">epoch-100<").doesNotContain(">epoch-101<");
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void anAxisHoldsItsNumbers(long seed) {
        var random = new SplittableRandom(seed);
        boolean logarithmic = random.nextBoolean();
        double size = Math.pow(10, random.nextInt(-5, 7));
        double shift = random.nextInt(3) * size * 10;
        List<Point> points = new ArrayList<>();
        int many = random.nextInt(1, 5);
        for (int i = 0; i < many; i++) {
            double value = shift + random.nextInt(3) * random.nextDouble() * size;
            double low = value * random.nextDouble();
            double high = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : value * 1.5;
            points.add(new Point(i, value, low, high, Known.ESTIMATE));
        }
        ValueAxis axis = ValueAxis.of(new Panel("t", logarithmic, points), 200, 50, 14);
        for (Point point : points) {
            assertThat(axis.y(point.low())).isBetween(50 + 14 - 1e-6, 200 + 1e-6);
            assertThat(axis.y(point.value())).isBetween(50 + 14 - 1e-6, axis.y(point.low()));
        }
        List<ValueAxis.Tick> ticks = axis.ticks(5);
        assertThat(ticks).hasSizeBetween(2, 7);
        assertThat(ticks)
                .allSatisfy(
                        tick -> assertThat(axis.y(tick.value())).isBetween(50 - 1e-3, 200 + 1e-3));
    }

    @ParameterizedTest(name = "{0} in {1} to {2}")
    @CsvSource({"1, 2, 3", "1, 0, 0.5", "NaN, 0, 1", "1, -Infinity, 2"})
    void aPointThatIsNoneIsRefused(double value, double low, double high) {
        assertThatThrownBy(() -> new Point(0, value, low, high, Known.ESTIMATE))
                .hasMessageContaining("low <= value <= high");
    }

    @Test
    void aPointHasAPlace() {
        Panel panel = new Panel("t", false, List.of(Point.of(1, 1, Known.EXACT)));
        assertThatThrownBy(() -> chart(List.of("a"), panel))
                .hasMessage("a point must have a place from 0 to 0, got 1");
    }
}
