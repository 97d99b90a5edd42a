package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
    private static final String SHALLOW = "in:8x1 conv:8@3 relu";
    private static final String DEEP = "in:8x1 conv:4@3+1 relu conv:4@3+1 relu conv:4@3 relu";
    private static final String DENSE = "in:8 fc:8 relu";

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Status run(String... words) {
        return Main.run(words, new Console(out, err));
    }

    private Status compare(String... words) {
        return run(Stream.concat(Stream.of("compare"), Stream.of(words)).toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    @Test
    void theTableSaysWhatIsExactAndWhatFollows() {
        assertThat(compare(SHALLOW, DEEP, DENSE, "--parameters", "500")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8))
                .contains(
                        "3 architectures, each with at most 500 parameters",
                        "in:8x1 conv:125@3 relu (hidden widths × 125/8 = 15.625)",
                        "R / parameters",
                        "= 17.913",
                        "exactly",
                        "at least",
                        "fold-lower",
                        "2 can have more regions per parameter than 1: at least ",
                        "1 can have more regions than 3: at least 5.635 · 10^8 times as many"
                                + " (theorem).");
        assertThat(out.toString(UTF_8).lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void overlappingBoundsTellNothing() {
        assertThat(compare("in:2 fc:4 relu fc:4 relu", "in:2 fc:4 relu fc:5 relu"))
                .isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("overlap, so they do not tell");
    }

    @Test
    void jsonHoldsTheBestBoundsOfEach() {
        assertThat(compare(SHALLOW, DEEP, "--parameters", "500", "--json")).isEqualTo(Status.DONE);
        JsonNode json = json();
        assertThat(json.at("/budget/of").asString()).isEqualTo("parameters");
        assertThat(json.at("/budget/most").asLong()).isEqualTo(500);
        assertThat(json.at("/architectures/0/given").asString()).isEqualTo(SHALLOW);
        assertThat(json.at("/architectures/0/multiplier").asString()).isEqualTo("125/8");
        assertThat(json.at("/architectures/0/exact").asBoolean()).isTrue();
        assertThat(json.at("/architectures/1/depth").asInt()).isEqualTo(3);
        assertThat(json.at("/verdicts/0/more").asInt()).isEqualTo(2);
        assertThat(json.at("/verdicts/1/measure").asString()).isEqualTo("regions-per-parameter");
        assertThat(json.at("/verdicts/1/assumes").isArray()).isTrue();
        double lower = json.at("/architectures/1/lower/log10").asDouble();
        long parameters = json.at("/architectures/1/parameters").asLong();
        assertThat(json.at("/architectures/1/perParameter/lowerLog10").asDouble())
                .isBetween(
                        lower - Math.log10(parameters) - 2e-9,
                        lower - Math.log10(parameters) + 2e-9);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {SHALLOW, DEEP, DENSE, "in:3x3x1 conv:2@2x2 relu"})
    void numbersAreThoseOfBounds(String architecture) {
        assertThat(run("bounds", architecture, "--json")).isEqualTo(Status.DONE);
        JsonNode bounds = json();
        out.reset();
        assertThat(compare(architecture, "in:1 fc:1 relu", "--json")).isEqualTo(Status.DONE);
        JsonNode compared = json().at("/architectures/0");
        for (String field : List.of("architecture", "inputDimension", "neurons", "parameters")) {
            assertThat(compared.get(field)).isEqualTo(bounds.get(field));
        }
        assertThat(compared.at("/multiplier").isNull()).isTrue();
        assertThat(compared.at("/lower/value")).isEqualTo(bounds.at("/best/lower"));
        assertThat(compared.at("/upper/value")).isEqualTo(bounds.at("/best/upper"));
        assertThat(compared.at("/lower/log10")).isEqualTo(bounds.at("/best/lowerLog10"));
        assertThat(compared.at("/upper/log10")).isEqualTo(bounds.at("/best/upperLog10"));
        assertThat(compared.get("exact").asBoolean()).isEqualTo(!bounds.at("/best/exact").isNull());
    }

    @Test
    void csvHasARecordForEach() {
        assertThat(compare(SHALLOW, DENSE, "--csv")).isEqualTo(Status.DONE);
        String[] lines = out.toString(UTF_8).split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("number,architecture,multiplier,inputDimension,depth");
        assertThat(lines[2]).startsWith("2,in:8 fc:8 relu,,8,1,8,72,").contains(",true,");
    }

    @Test
    void aChartIsWrittenBesideTheNumbers() throws Exception {
        assertThat(compare(SHALLOW, DEEP, "--out", path("chart.svg"))).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("2 architectures");
        byte[] svg = Files.readAllBytes(folder.resolve("chart.svg"));
        var document =
                DocumentBuilderFactory.newNSInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(new String(svg, UTF_8))
                .contains(SHALLOW, "largest number of linear regions (logarithmic)");
        assertThat(compare(SHALLOW, DEEP, "--out", path("chart.PNG"))).isEqualTo(Status.DONE);
        assertThat(ImageIO.read(folder.resolve("chart.PNG").toFile()).getWidth()).isEqualTo(2700);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFileThatIsThereIsKeptUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.svg"), "mine");
        assertThat(compare(SHALLOW, DENSE, "--out", file.toString()))
                .isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("a.svg: there is such a file already");
        assertThat(out.size()).isZero();
        assertThat(file).hasContent("mine");
        assertThat(compare(SHALLOW, DENSE, "--out", file.toString(), "--force"))
                .isEqualTo(Status.DONE);
        assertThat(Files.readString(file)).contains("<svg");
    }

    @Test
    void whereNoFileCanBeNothingIsPrinted() {
        assertThat(compare(SHALLOW, DENSE, "--out", path("none/a.svg")))
                .isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("there is no folder");
        assertThat(compare(SHALLOW, DENSE, "--out", path("a.gif")))
                .isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("choose .svg, .png, .pdf or .html");
        assertThat(out.size()).isZero();
    }

    @Test
    void modelsPresetsAndFilesMayBeCompared() throws IOException {
        Path file = Files.writeString(folder.resolve("one.txt"), "in:2 fc:3 relu\n");
        Path model =
                Files.writeString(
                        folder.resolve("m.json"),
                        """
                        {"format": "faltung-model", "version": 1,
                         "input": {"kind": "vector", "channels": 2},
                         "layers": [{"kind": "dense", "units": 3, "weights": [1, 0, 0, 1, 1, 1],
                                     "biases": [0, 0, 1]}, {"kind": "relu"}]}
                        """);
        assertThat(compare("@" + file, model.toString(), "--neurons", "5", "--json"))
                .isEqualTo(Status.DONE);
        assertThat(json().at("/architectures/1/architecture").asString())
                .isEqualTo("in:2 fc:5 relu");
        assertThat(json().at("/architectures/0").get("neurons").asLong()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "in:2 fc:3 relu ~ compare needs at least 2 architectures, got 1; write each as one"
                        + " argument, in quotes: 'in:4 fc:9 relu' 'in:4 fc:4 relu fc:4 relu'",
                "in:2 fc:3 relu;in:2 fc:x relu ~ architecture 2 ('in:2 fc:x relu'): step 2 'fc:x': the"
                        + " number of units must be a whole number, got 'x'; write fc:N",
                "none.onnx;in:2 fc:3 relu ~ architecture 1 ('none.onnx'): there is no model file"
                        + " 'none.onnx', and an architecture starts with in: or preset:, as in 'in:2"
                        + " fc:3 relu'",
                "in:9 fc:3 relu;in:2 fc:3 relu;--parameters;9 ~ architecture 1 ('in:9 fc:3 relu'): even"
                        + " with the smallest hidden layers it has 10 parameters; allow at least as"
                        + " many",
                "in:2 fc:3 relu;in:2 fc:4;--parameters;9 ~ architecture 2 ('in:2 fc:4'): there is no"
                        + " hidden layer whose width may change: the input, the output and what is"
                        + " added to them keep their sizes",
                "in:2 fc:3 relu;in:2 fc:4 relu;--parameters;0 ~ --parameters must be a whole number"
                        + " from 1 to 9223372036854775807, got '0'",
                "in:2 fc:3 relu;in:2 fc:4 relu;--parameters;9;--neurons;9 ~ --parameters and --neurons"
                        + " are two budgets; choose one of them",
                "in:2 fc:3 relu;in:2 fc:4 relu;--json;--csv ~ --json and --csv exclude each other;"
                        + " choose one",
                "in:2 fc:3 relu;in:2 fc:4 relu;--force ~ --force is about the file of --out; add --out"
                        + " FILE.svg",
            })
    void badWordsGetOneLineThatNamesTheArchitecture(String words, String message) {
        assertThat(compare(words.split(";"))).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).isEqualTo("faltung: " + message + "\n");
        assertThat(out.size()).isZero();
    }
}
