package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrackCommandTest {
    private static final String SERIES = "@a.json @b.json @c.json";

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeModels() throws IOException {
        Models.dense(folder.resolve("a.json"), 1, false, 2, 5, 4, 1);
        Models.dense(folder.resolve("b.json"), 2, false, 2, 6, 6, 1);
        Models.dense(folder.resolve("c.json"), 3, true, 2, 5, 1);
        Models.dense(folder.resolve("wide.json"), 4, false, 3, 4, 1);
        Models.dense(folder.resolve("large.json"), 5, false, 6, 20, 20, 1);
        Files.writeString(folder.resolve("points.csv"), "0,0\n0.25,0.5\n1,-1\n");
        Files.writeString(folder.resolve("bad.csv"), "0,0,0\n");
    }

    /// `@` stands for the folder.
    private Status run(String words) {
        out.reset();
        err.reset();
        String all = words.replace("@", folder + "/");
        return Main.run(all.split(" "), new Console(out, err));
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    private JsonNode answer(String words, Status status) {
        assertThat(run(words)).describedAs("%s", err.toString(UTF_8)).isEqualTo(status);
        return answer();
    }

    @Test
    void numbersAreThoseOfCountAndEstimate() {
        String options = " --box -1:1 --seed 7 --confidence 0.9 --json";
        JsonNode track = answer("track " + SERIES + " --points @points.csv" + options, Status.DONE);
        assertThat(track.get("asked").asInt()).isEqualTo(3);
        assertThat(track.get("checkpoints").size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            JsonNode one = track.get("checkpoints").get(i);
            String model = SERIES.split(" ")[i];
            assertThat(one.get("model").asString()).isEqualTo(model.replace("@", folder + "/"));
            JsonNode count = answer("count " + model + " --box -1:1 --json", Status.DONE);
            assertThat(one.at("/count/kind").asString()).isEqualTo("exact");
            assertThat(one.at("/count/value")).isEqualTo(count.at("/count/value"));
            JsonNode density = answer("estimate " + model + " --boundaries" + options, Status.DONE);
            assertThat(one.get("boundaries")).isEqualTo(density.get("boundaries"));
            assertThat(one.get("boundaryVolume")).isEqualTo(density.get("boundaryVolume"));
            JsonNode local =
                    answer(
                            "estimate "
                                    + model
                                    + " --complexity @points.csv --json --seed 7"
                                    + " --confidence 0.9",
                            Status.DONE);
            assertThat(one.get("complexity")).isEqualTo(local.get("complexity"));
            double first = 0;
            for (JsonNode point : local.get("points")) {
                first += point.get("perLayer").get(0).asInt();
            }
            assertThat(one.get("complexityPerLayer").get(0).asDouble()).isEqualTo(first / 3);
        }
    }

    @Test
    void whatIsNotCountedIsEstimatedAsByEstimate() {
        String options = " --box -1:1 --error 0.2 --json";
        JsonNode estimate = answer("estimate @large.json" + options, Status.DONE);
        assertThat(estimate.at("/count/kind").asString()).isEqualTo("estimate");
        JsonNode track = answer("track @large.json --count-up-to 10" + options, Status.DONE);
        assertThat(track.at("/checkpoints/0/count")).isEqualTo(estimate.get("count"));
    }

    @Test
    void threadsDoNotMatter() {
        String words = "track " + SERIES + " @b.json --box -1:1 --count-up-to 10 --json --threads ";
        JsonNode one = answer(words + 1, Status.DONE);
        assertThat(answer(words + 2, Status.DONE)).isEqualTo(one);
    }

    @Test
    void theTableSaysWhatIsExact() {
        assertThat(run("track " + SERIES + " --box -1:1")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8))
                .startsWith("3 checkpoints, in the box -1:1 in R^2\n")
                .contains(
                        " exact ",
                        "Numbers with a range are estimates with 95 % intervals, seed 1.",
                        "256 random points of the box");
    }

    @Test
    void withoutABoxThereIsTheCount() {
        JsonNode track = answer("track @a.json --json", Status.DONE);
        assertThat(err.toString(UTF_8)).contains("need a box");
        assertThat(track.at("/checkpoints/0/boundaries").isNull()).isTrue();
        assertThat(track.at("/checkpoints/0/complexity").isNull()).isTrue();
        JsonNode count = answer("count @a.json --json", Status.DONE);
        assertThat(track.at("/checkpoints/0/count/value")).isEqualTo(count.at("/count/value"));
    }

    @Test
    void oneRegionHasNoBoundary() {
        JsonNode track = answer("track @a.json --box 1000:1000.001 --json", Status.DONE);
        assertThat(track.at("/checkpoints/0/count/value").asString()).isEqualTo("1");
        assertThat(track.at("/checkpoints/0/boundaries/kind").asString()).isEqualTo("exact");
        assertThat(track.at("/checkpoints/0/boundaries/mean").asDouble()).isZero();
    }

    @Test
    void aBudgetLeavesWhatIsCertain() {
        JsonNode track =
                answer(
                        "track @large.json @large.json --box -1:1 --budget-time 0.000001ms --json",
                        Status.PARTIAL);
        assertThat(track.get("checkpoints").size()).isEqualTo(2);
        for (JsonNode one : track.get("checkpoints")) {
            assertThat(one.at("/count/kind").asString()).isEqualTo("lower");
            assertThat(one.get("boundaries").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "track --box -1:1 | which checkpoints?",
                "track @a.json @none.json --box -1:1 | there is no model file ",
                "track in:2 | 'in:2' is an architecture without weights",
                "track @a.json @wide.json --box -1:1 | the checkpoints differ in their input: that of",
                "track @a.json --box 1:1 | --box: the box has volume 0",
                "track @a.json --error 0 --box -1:1 | --error must be above 0",
                "track @a.json --confidence 1 --box -1:1 | --confidence must be above 0 and below 1",
                "track @a.json --count-up-to 0 | --count-up-to must be a whole number from 1",
                "track @a.json --points @bad.csv | --points: ",
                "track @a.json --force | --force is about the file of --out",
                "track @a.json --out @x.gif | --out "
            })
    void badInputGetsOneMessage(String words, String message) {
        assertThat(run(words)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).startsWith("faltung: " + message).hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void whichCheckpointsDifferIsSaid() {
        assertThat(run("track @a.json @b.json @wide.json --box -1:1"))
                .isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("a.json'", "wide.json'").doesNotContain("b.json");
    }

    @Test
    void theChartHasAPanelForEachQuantityAndANameForEachCheckpoint() throws Exception {
        String words = "track " + SERIES + " --box -1:1 --out @chart.svg";
        assertThat(run(words)).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("3 checkpoints");
        NodeList nodes =
                DocumentBuilderFactory.newNSInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("chart.svg").toFile())
                        .getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        assertThat(texts)
                .contains(
                        "number of linear regions (R2)",
                        "region boundaries crossed per unit length",
                        "local complexity (units that fold near a point, mean)",
                        "a",
                        "b",
                        "c",
                        "exact",
                        "estimate with its 95 % interval")
                .doesNotContain("certain lower bound");
        assertThat(run(words)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(run(words + " --force")).isEqualTo(Status.DONE);
    }

    @Test
    void aChartMayBeAnyKindOfFile() throws IOException {
        for (String ending : List.of("png", "pdf", "html")) {
            assertThat(run("track @a.json --box -1:1 --out @chart." + ending))
                    .isEqualTo(Status.DONE);
        }
        assertThat(ImageIO.read(folder.resolve("chart.png").toFile()).getWidth()).isEqualTo(2160);
        assertThat(new String(Files.readAllBytes(folder.resolve("chart.pdf")), 0, 5, UTF_8))
                .isEqualTo("%PDF-");
        assertThat(Files.readString(folder.resolve("chart.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("prefers-color-scheme:dark", "<svg", "</html>");
    }

    @Test
    void helpHasAnExample() {
        assertThat(run("track --help")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("faltung track epoch-*.onnx --box 0:1");
        assertThat(run("--help")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).containsPattern("(?m)^ +track ");
    }
}
