package org.faltung.view.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.slice.Face;
import org.faltung.slice.Mapped;
import org.faltung.slice.PlanarMaps;
import org.faltung.slice.Plane;
import org.faltung.slice.Window;
import org.faltung.testkit.SeedSource;
import org.faltung.view.Maps;
import org.junit.jupiter.params.ParameterizedTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeoJsonWriterTest {
    private static final Plane PLANE =
            Plane.through(
                    List.of(Rational.ZERO, Rational.ONE, Rational.ZERO),
                    List.of(Rational.ONE, Rational.ONE, Rational.of(2)),
                    List.of(Rational.ZERO, Rational.of(2), Rational.ONE));

    private static List<JsonNode> of(String geometry, JsonNode root) {
        List<JsonNode> features = new ArrayList<>();
        for (JsonNode feature : root.get("features")) {
            assertThat(feature.get("type").asString()).isEqualTo("Feature");
            if (feature.get("geometry").get("type").asString().equals(geometry)) {
                features.add(feature);
            }
        }
        return features;
    }

    /// Twice the signed area of a ring, which ends where it began.
    private static double area(JsonNode ring) {
        double twice = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            twice +=
                    ring.get(i).get(0).asDouble() * ring.get(i + 1).get(1).asDouble()
                            - ring.get(i + 1).get(0).asDouble() * ring.get(i).get(1).asDouble();
        }
        return twice / 2;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void polygonsAreTheRegionsAndFillTheWindow(long seed) {
        Network network = Maps.network(seed, 3, 7, 7, 3);
        Window window = Window.square(-2, 1);
        StringWriter text = new StringWriter();
        List<Face> faces = new ArrayList<>();
        try (GeoJsonWriter writer = new GeoJsonWriter(text)) {
            Mapped mapped =
                    PlanarMaps.of(network)
                            .on(PLANE)
                            .in(window)
                            .forEach(face -> {
                                faces.add(face);
                                writer.write(face);
                            });
            writer.end("a model", mapped);
        }
        JsonNode root = JsonMapper.shared().readTree(text.toString());
        assertThat(root.get("type").asString()).isEqualTo("FeatureCollection");
        List<JsonNode> polygons = of("Polygon", root);
        long regions = Regions.of(network).in(PLANE.in(window)).count().exact().longValueExact();
        assertThat(polygons).hasSize((int) regions);
        assertThat(root.get("faltung").get("count").get("value").asString())
                .isEqualTo(Long.toString(regions));
        double sum = 0;
        Set<String> patterns = new HashSet<>();
        for (int i = 0; i < polygons.size(); i++) {
            JsonNode rings = polygons.get(i).get("geometry").get("coordinates");
            assertThat(rings.size()).isEqualTo(1);
            JsonNode ring = rings.get(0);
            assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
            double area = area(ring);
            assertThat(area).isGreaterThanOrEqualTo(0);
            sum += area;
            JsonNode properties = polygons.get(i).get("properties");
            assertThat(properties.propertyNames())
                    .containsExactly("id", "pattern", "class", "norm", "depth", "area");
            assertThat(properties.get("area").asDouble()).isEqualTo(area, within(1e-12));
            assertThat(properties.get("class").asInt()).isEqualTo(faces.get(i).winner());
            patterns.add(properties.get("pattern").asString());
        }
        assertThat(sum).isEqualTo(window.area().nearest(), within(1e-9));
        assertThat(patterns).hasSize(polygons.size());
        assertThat(of("Point", root)).hasSize(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 10)
    void onDecisionBoundariesTheTwoLargestOutputsAgree(long seed) {
        Network network = Maps.network(seed, 3, 7, 7, 3);
        StringWriter text = new StringWriter();
        List<Face> faces = new ArrayList<>();
        try (GeoJsonWriter writer = new GeoJsonWriter(text)) {
            writer.end(
                    "a model",
                    PlanarMaps.of(network)
                            .on(PLANE)
                            .in(Window.square(-2, 1))
                            .forEach(face -> {
                                faces.add(face);
                                writer.write(face);
                            }));
        }
        JsonNode root = JsonMapper.shared().readTree(text.toString());
        for (JsonNode line : of("LineString", root)) {
            JsonNode ends = line.get("geometry").get("coordinates");
            double u = (ends.get(0).get(0).asDouble() + ends.get(1).get(0).asDouble()) / 2;
            double v = (ends.get(0).get(1).asDouble() + ends.get(1).get(1).asDouble()) / 2;
            Face face = faces.get(line.get("properties").get("region").asInt());
            List<Double> outputs = new ArrayList<>();
            for (int row = 0; row < 3; row++) {
                outputs.add(face.value(row, u, v));
            }
            outputs.sort(null);
            assertThat(outputs.get(2)).isEqualTo(outputs.get(1), within(1e-9));
        }
        assertThat(root.get("faltung").get("decisions").asInt())
                .isEqualTo(of("LineString", root).size());
    }
}
