package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SliceCommandTest {
    /// x, y, x + y + 1/2 and x − y + 1/3 rectified.
    private static final String MODEL =
            """
            {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": 2},
             "layers": [{"kind": "dense", "units": 4, "weights": [1, 0, 0, 1, 1, 1, 1, -1],
                         "biases": [0, 0, 0.5, "1/3"]}, {"kind": "relu"},
                        {"kind": "dense", "units": 2, "weights": [1, 2, 3, 4, -1, 0.5, 0.25, 1]}]}
            """;

    private static final String THREE_INPUTS =
            """
            {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": 3},
             "layers": [{"kind": "dense", "units": 3, "weights": [1, 0, 0, 0, 1, 0, 0, 0, 1]},
                        {"kind": "relu"},
                        {"kind": "dense", "units": 1, "weights": [1, 2, 3]}]}
            """;

    private static final String ONE_INPUT =
            """
            {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": 1},
             "layers": [{"kind": "dense", "units": 1, "weights": [1]}, {"kind": "relu"}]}
            """;

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path pictures;

    @BeforeEach
    void writeModels() throws IOException {
        Files.writeString(folder.resolve("two.json"), MODEL);
        Files.writeString(folder.resolve("three.json"), THREE_INPUTS);
        Files.writeString(folder.resolve("one.json"), ONE_INPUT);
        pictures = Files.createDirectory(folder.resolve("pictures"));
    }

    /// Runs it; names that end in .json or .csv are of files in the folder.
    private Status run(String model, String name, String... words) {
        String[] all =
                Stream.concat(
                                Stream.of(
                                        "slice",
                                        folder.resolve(model).toString(),
                                        "--out",
                                        pictures.resolve(name).toString()),
                                Stream.of(words)
                                        .map(word ->
                                                word.endsWith(".csv")
                                                        ? folder.resolve(word).toString()
                                                        : word))
                        .toArray(String[]::new);
        return Main.run(all, new Console(out, err));
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(pictures)) {
            assertThat(left).isEmpty();
        }
        assertThat(out.size()).isZero();
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "svg, pattern",
        "png, class",
        "pdf, norm",
        "html, depth",
        "geojson, neuron",
        "SVG, NORM"
    })
    void everyFormatIsWritten(String ending, String color) throws IOException {
        assertThat(run("two.json", "p." + ending, "--color", color, "--theme", "dark", "--json"))
                .as(err.toString(UTF_8))
                .isEqualTo(Status.DONE);
        assertThat(pictures.resolve("p." + ending)).isNotEmptyFile();
        JsonNode answer = answer();
        assertThat(answer.propertyNames())
                .containsExactly(
                        "definition",
                        "file",
                        "format",
                        "plane",
                        "window",
                        "count",
                        "shown",
                        "perLayer",
                        "picture",
                        "engine",
                        "seconds",
                        "decided",
                        "notes",
                        "provenance");
        assertThat(answer.get("count").toString())
                .isEqualTo("{\"kind\":\"exact\",\"value\":\"11\"}");
        assertThat(answer.get("window").toString())
                .isEqualTo("{\"u\":[\"-1\",\"1\"],\"v\":[\"-1\",\"1\"]}");
        assertThat(answer.get("plane").get("kind").asString()).isEqualTo("inputs");
        assertThat(answer.get("picture").isNull()).isEqualTo(ending.equals("geojson"));
        assertThat(err.toString(UTF_8))
                .contains("the window is -1:1")
                .contains("11 regions, exact");
    }

    @Test
    void aPngHasTheSizeThatWasAskedFor() throws IOException {
        assertThat(run("two.json", "p.png", "--width", "640", "--height", "480", "--json"))
                .isEqualTo(Status.DONE);
        BufferedImage image = ImageIO.read(pictures.resolve("p.png").toFile());
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(480);
        assertThat(answer().get("picture").get("width").asInt()).isEqualTo(640);
    }

    @Test
    void planesAreNamedInThreeWays() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "0,0,0\n1,0,0\n0,2,0\n-1,-2,0.5\n");
        assertThat(run("three.json", "a.geojson", "--plane", "-1,-1,1", "1,0,1", "0,1,-1"))
                .isEqualTo(Status.DONE);
        assertThat(run("three.json", "b.geojson", "--plane", "pca", "data.csv", "--json"))
                .isEqualTo(Status.DONE);
        assertThat(answer().get("plane").get("kind").asString()).isEqualTo("pca");
        assertThat(run("three.json", "c.geojson", "--plane", "random", "--seed", "7"))
                .isEqualTo(Status.DONE);
        assertThat(run("three.json", "d.geojson", "--plane", "random", "--seed", "7"))
                .isEqualTo(Status.DONE);
        assertThat(pictures.resolve("c.geojson"))
                .hasSameTextualContentAs(pictures.resolve("d.geojson"));
    }

    @Test
    void theWindowLiesAroundThePointsUnlessTold() {
        assertThat(run("three.json", "p.svg", "--plane", "0,0,0", "1,0,0", "0,1,0", "--json"))
                .isEqualTo(Status.DONE);
        assertThat(answer().get("window").get("u").toString()).isEqualTo("[\"-1/4\",\"5/4\"]");
        assertThat(answer().get("plane").get("points").size()).isEqualTo(3);
    }

    @Test
    void polygonsFillTheWindow() throws IOException {
        assertThat(run("two.json", "p.geojson", "--window", "-1/3:1,-2:0.5"))
                .isEqualTo(Status.DONE);
        JsonNode root = JsonMapper.shared().readTree(pictures.resolve("p.geojson").toFile());
        double area = 0;
        for (JsonNode feature : root.get("features")) {
            area += feature.get("properties").path("area").asDouble(0);
        }
        assertThat(area).isEqualTo(4 / 3.0 * 2.5, within(1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "one.json p.svg",
                "three.json p.svg",
                "none.json p.svg",
                "two.json p.gif",
                "two.json p",
                "two.json none/p.svg",
                "two.json p.svg --color mauve",
                "two.json p.svg --theme sepia",
                "two.json p.svg --window 0:0,0:1",
                "two.json p.svg --window 1:0",
                "two.json p.svg --window 0:1,0:1,0:1",
                "two.json p.svg --window word",
                "two.json p.svg --width 10",
                "two.json p.png --width 400 --dpi 600",
                "two.json p.png --width many",
                "two.json p.png --height 0",
                "two.json p.svg --seed 3",
                "two.json p.svg --budget-regions 0",
                "three.json p.svg --plane 1,2,3",
                "three.json p.svg --plane 1,2,3 4,5,6",
                "three.json p.svg --plane 0,0,0 1,1,1 2,2,2",
                "three.json p.svg --plane 0,0 1,1 2,0",
                "three.json p.svg --plane 0,0,0 1,1,x 2,2,2",
                "three.json p.svg --plane 0,0,0 none.npy 2,2,2",
                "three.json p.svg --plane pca",
                "three.json p.svg --plane pca none.csv",
                "three.json p.svg --plane pca data.txt",
                "three.json p.svg --plane pca wide.csv",
                "three.json p.svg --plane pca line.csv",
                "three.json p.svg --plane random seven",
                "three.json p.svg --plane random --seed x",
            })
    void whatCannotBeDrawnIsRefusedInOneLine(String words) throws IOException {
        Files.writeString(folder.resolve("wide.csv"), "1,2,3,4\n5,6,7,8\n9,1,2,3\n");
        Files.writeString(folder.resolve("line.csv"), "0,0,0\n1,1,1\n2,2,2\n3,3,3\n");
        List<String> all = List.of(words.split(" "));
        Status status =
                run(all.get(0), all.get(1), all.subList(2, all.size()).toArray(String[]::new));
        assertThat(status).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).startsWith("faltung: ").hasLineCount(1);
        assertNothingLeft();
    }

    @Test
    void anExistingFileIsOverwrittenOnlyByForce() throws IOException {
        Path file = Files.writeString(pictures.resolve("p.svg"), "mine");
        assertThat(run("two.json", "p.svg")).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("--force").hasLineCount(1);
        assertThat(file).hasContent("mine");
        assertThat(run("two.json", "p.svg", "--force")).isEqualTo(Status.DONE);
        assertThat(Files.readString(file)).startsWith("<?xml").endsWith("</svg>\n");
        try (Stream<Path> left = Files.list(pictures)) {
            assertThat(left).hasSize(1);
        }
    }

    /// A network 2-40-40-40-2 of multiples of 1/16.
    private static String large() {
        SplittableRandom random = new SplittableRandom(1);
        int[] widths = {2, 40, 40, 40, 2};
        StringJoiner layers = new StringJoiner(", {\"kind\": \"relu\"}, ");
        for (int l = 0; l < 4; l++) {
            String weights =
                    IntStream.range(0, widths[l] * widths[l + 1])
                            .mapToObj(_ -> Double.toString(random.nextInt(-16, 17) / 16.0))
                            .collect(Collectors.joining(", ", "[", "]"));
            String biases =
                    IntStream.range(0, widths[l + 1])
                            .mapToObj(_ -> Double.toString(random.nextInt(-16, 17) / 16.0))
                            .collect(Collectors.joining(", ", "[", "]"));
            layers.add(
                    "{\"kind\": \"dense\", \"units\": %d, \"weights\": %s, \"biases\": %s}"
                            .formatted(widths[l + 1], weights, biases));
        }
        return "{\"format\": \"faltung-model\", \"version\": 1, \"input\": {\"kind\": \"vector\","
                + " \"channels\": 2}, \"layers\": ["
                + layers
                + "]}";
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"p.svg", "p.geojson"})
    void aBudgetLeavesAPartialPicture(String name) throws IOException {
        Files.writeString(folder.resolve("large.json"), large());
        assertThat(run("large.json", name, "--budget-regions", "1", "--json"))
                .as(err.toString(UTF_8))
                .isEqualTo(Status.PARTIAL);
        JsonNode answer = answer();
        assertThat(answer.get("count").get("kind").asString()).isEqualTo("between");
        assertThat(err.toString(UTF_8)).contains("ended early");
        boolean some = !answer.get("file").isNull();
        assertThat(Files.exists(pictures.resolve(name))).isEqualTo(some);
        assertThat(answer.get("shown").asString().equals("0")).isNotEqualTo(some);
        if (some) {
            assertThat(Files.readString(pictures.resolve(name)))
                    .contains(name.endsWith("svg") ? "partial: " : "\"complete\":false");
        }
    }

    @Test
    void withoutAFileNothingIsAsked() {
        Status status =
                Main.run(
                        new String[] {"slice", folder.resolve("two.json").toString()},
                        new Console(out, err));
        assertThat(status).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("--out").hasLineCount(1);
    }
}
