package org.faltung.view.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.faltung.count.Regions;
import org.faltung.polytope.Domain;
import org.faltung.testkit.SeedSource;
import org.faltung.view.Coloring;
import org.faltung.view.Drawn;
import org.faltung.view.Look;
import org.faltung.view.Maps;
import org.faltung.view.SlicePicture;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class SvgWriterTest {
    private static Document parsed(Drawn drawn) {
        StringBuilder text = new StringBuilder();
        try {
            SvgWriter.write(drawn.scene(), text);
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            return builder.parse(new InputSource(new StringReader(text.toString())));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Element> elements(Node parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static List<Element> all(Document document) {
        List<Element> all = new ArrayList<>(List.of(document.getDocumentElement()));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(elements(all.get(i)));
        }
        return all;
    }

    private static Element byId(Document document, String id) {
        return all(document).stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String title(Element element) {
        return elements(element).stream()
                .filter(child -> child.getLocalName().equals("title"))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void everyRegionIsOneElementWithATitle(long seed) {
        long regions =
                Regions.of(Maps.network(seed, 2, 8, 8, 3))
                        .in(Domain.Box.cube(2, -2, 2))
                        .count()
                        .exact()
                        .longValueExact();
        Coloring coloring = Coloring.values()[(int) Math.floorMod(seed, 5L)];
        Document document = parsed(Maps.picture(seed, coloring));
        List<Element> drawn = elements(byId(document, "regions"));
        assertThat(drawn).hasSize((int) regions);
        Set<String> patterns = new HashSet<>();
        for (Element region : drawn) {
            String title = title(region);
            assertThat(title).contains(" · class ").contains(" · area ");
            patterns.add(title.replaceFirst(".*pattern (\\S+) .*", "$1"));
        }
        assertThat(patterns).hasSize((int) regions);
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void allColoursAreInTheStyleSheet(Coloring coloring) {
        Document document = parsed(Maps.picture(3, coloring));
        Set<String> styled = new HashSet<>();
        String style =
                all(document).stream()
                        .filter(element -> element.getLocalName().equals("style"))
                        .findFirst()
                        .orElseThrow()
                        .getTextContent();
        for (String rule : style.split("}")) {
            styled.add(rule.replaceFirst("\\{.*", "").replace(".", ""));
        }
        for (Element element : all(document)) {
            boolean group = element.getLocalName().equals("g");
            for (String name : element.getAttribute("class").split(" ")) {
                assertThat(group || name.isEmpty() || styled.contains(name)).as(name).isTrue();
            }
        }
    }

    @Test
    void thePictureHasATitleAndADescription() {
        Document document = parsed(Maps.picture(1, Coloring.CLASS));
        Element root = document.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(title(root)).startsWith("a <model> & \"more\": ").endsWith("exact");
        assertThat(byId(document, "desc").getTextContent()).contains("decision boundaries");
        assertThat(elements(byId(document, "decisions"))).isNotEmpty();
        assertThat(title(byId(document, "layer-1"))).matches("folds of layer 1, by [1-8] units");
    }

    @Test
    void noIdIsGivenTwice() {
        List<String> ids =
                all(parsed(Maps.picture(1, Coloring.NEURON))).stream()
                        .map(element -> element.getAttribute("id"))
                        .filter(id -> !id.isEmpty())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates().contains("regions", "axes", "legend", "ticks");
    }

    @Test
    void theDarkThemeHasDarkPaper() {
        Drawn drawn =
                SlicePicture.draw(
                        Maps.map(1), Maps.subject(), Look.of(Coloring.NORM).in(Theme.DARK));
        StringBuilder text = new StringBuilder();
        try {
            SvgWriter.write(drawn.scene(), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(text).contains(".f-paper{fill:#14161a}").doesNotContain("#ffffff");
    }

    @Test
    void pathsAreShort() {
        Polyline polygon =
                Polyline.builder().add(10.004, 2).add(10.5, 2.25).add(9.996, 2.996).build();
        assertThat(SvgPath.closed(polygon, 2)).isEqualTo("M10 2l.5 .25-.5 .75z");
    }
}
