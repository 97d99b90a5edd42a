package org.faltung.view.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.faltung.testkit.SeedSource;
import org.faltung.view.chart.ChartWriter.Format;
import org.faltung.view.chart.RangeChart.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartWriterTest {
    private static final RangeChart CHART =
            new RangeChart(
                    "two & a half",
                    "regions (logarithmic)",
                    List.of(
                            new Row("known <one>", 15.2, 15.2, true),
                            new Row("bounded", 22.125, 41.75, false),
                            new Row("tight", 2000.25, 2000.26, false)));

    private static Document parse(RangeChart chart) throws Exception {
        byte[] svg = ChartWriter.write(chart, Format.SVG);
        assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("<!DOCTYPE");
        return DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document document) {
        return elements(document, "text").stream().map(Element::getTextContent).toList();
    }

    @Test
    void anSvgHoldsTitleAxisAndLabelsAsTexts() throws Exception {
        Document document = parse(CHART);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(texts(document))
                .contains(
                        "two & a half",
                        "regions (logarithmic)",
                        "known <one>",
                        "bounded",
                        "exact number",
                        "from the lower to the upper bound",
                        "15.2",
                        "41.75",
                        "2000");
        assertThat(elements(document, "desc").getFirst().getTextContent())
                .contains("known <one>, 10^15.2; bounded, from 10^22.12 to 10^41.75");
    }

    @Test
    void theLegendNamesOnlyWhatIsThere() throws Exception {
        List<Row> known = List.of(new Row("a", 1, 1, true));
        assertThat(texts(parse(new RangeChart("", "x", known))))
                .contains("exact number")
                .doesNotContain("from the lower to the upper bound");
        List<Row> bounded = List.of(new Row("a", 1, 2, false));
        assertThat(texts(parse(new RangeChart("", "x", bounded)))).doesNotContain("exact number");
    }

    @Test
    void aPictureIsLightAndAsLargeAsItsScene() throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(ChartWriter.write(CHART, Format.PNG)));
        assertThat(image.getWidth()).isEqualTo(2700);
        assertThat(image.getHeight()).isEqualTo(3 * (52 + 3 * 32 + 84));
        assertThat(image.getRGB(3, 3)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aPageIsAPdf() {
        byte[] pdf = ChartWriter.write(CHART, Format.PDF);
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void theAxisHoldsEverythingAndItsTicksAreRound(long seed) {
        var random = new SplittableRandom(seed);
        double size = Math.pow(10, random.nextInt(0, 6));
        double least = (random.nextDouble() - 0.3) * size;
        double most = least + random.nextInt(3) * random.nextDouble() * size;
        LogAxis axis = LogAxis.around(least, most, 300, 884, 64);
        assertThat(axis.x(least)).isGreaterThanOrEqualTo(364 - 1e-6);
        assertThat(axis.x(most)).isLessThanOrEqualTo(820 + 1e-6);
        assertThat(axis.x(least)).isLessThanOrEqualTo(axis.x(most));
        List<LogAxis.Tick> ticks = axis.ticks(9);
        assertThat(ticks).hasSizeBetween(2, 10);
        double step = ticks.get(1).logarithm() - ticks.get(0).logarithm();
        for (LogAxis.Tick tick : ticks) {
            assertThat(Double.parseDouble(tick.exponent())).isEqualTo(tick.logarithm());
            assertThat(axis.x(tick.logarithm())).isBetween(300 - 1e-6, 884 + 1e-6);
            double remainder = Math.IEEEremainder(tick.logarithm(), step);
            assertThat(remainder / size).isCloseTo(0, within(1e-9));
        }
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"2, 1", "NaN, 1", "0, Infinity"})
    void aRangeThatIsNoneIsRefused(double low, double high) {
        assertThatThrownBy(() -> new Row("a", low, high, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite ends in order");
    }

    @Test
    void aChartHasARow() {
        assertThatThrownBy(() -> new RangeChart("t", "x", List.of()))
                .hasMessage("a chart must have at least 1 row");
    }
}
