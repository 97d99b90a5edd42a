package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EstimateCommandTest {
    private static final String MODEL =
            """
            {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": 2},
             "layers": [{"kind": "dense", "units": 2, "weights": [1, 0, 0, 1], "biases": [0, 0]},
              {"kind": "relu"}]}
            """;

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeModel() throws IOException {
        Files.writeString(folder.resolve("m.json"), MODEL);
    }

    private Status run(String words) {
        String all = ("estimate " + words).replace("@m", folder + "/m.json");
        return Main.run(all.split(" "), new Console(out, err));
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "@m --error 0 | --error must be above 0",
                "@m --confidence 1 | --confidence must be above 0 and below 1",
                "@m --seed x | --seed must be a whole number",
                "@m --boundaries --box 1:1 | --box: the box has volume 0",
                "@m --box 1:1 | --box: the box has volume 0",
                "@m --boundaries | --boundaries needs a box",
                "@m --complexity 0,0,0 | --complexity: ",
                "@m --distance 0 | --distance: ",
                "--error 0.1 | of what? Give an architecture",
                "@m --box -1:1 --budget-time 1/0s | --budget-time must be a time such as 60s",
                "@m --box -1:1 --budget-time -1s | --budget-time must be a time such as 60s",
                "@m --init he | --init draws networks of an architecture",
                "@m --nets 3 | --nets is about the networks of --init",
                "@m --boundaries --distance 0,0 | --boundaries and --distance ask two questions",
                "in:2 fc:3 relu fc:3 relu | the architecture is not a single hidden layer",
                "in:4x4x1 conv:2@2 | the architecture has no activation",
                "in:4x4x1 conv:2@2 relu --box 0:1 | the maximum of an architecture is about all",
                "in:2 fc:3 relu --init best | --init must be he, xavier, lecun or normal",
                "in:2 fc:3 relu --init he --nets 0 | --nets must be a whole number from 1",
                "in:2 fc:3 relu --init he --bias-std -1 | --bias-std must be a number from 0"
            })
    void badInputGetsOneMessage(String words, String message) {
        assertThat(run(words)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).startsWith("faltung: " + message).hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    /// Two lines of length 2 in a square of area 4: volume 1 of boundary per unit of volume.
    @Test
    void theCrossOfTwoAxesHasAsMuchBoundaryAsItsLength() {
        assertThat(run("@m --boundaries --box -1:1 --error 0.03 --confidence 0.999 --json"))
                .isEqualTo(Status.DONE);
        JsonNode volume = answer().get("boundaryVolume");
        assertThat(volume.propertyNames())
                .containsExactly(
                        "kind",
                        "mean",
                        "low",
                        "high",
                        "confidence",
                        "samples",
                        "seed",
                        "method",
                        "of");
        assertThat(volume.get("low").asDouble()).isLessThan(1);
        assertThat(volume.get("high").asDouble()).isGreaterThan(1);
    }

    @Test
    void distancesAreExact() {
        assertThat(run("@m --distance 1/3,-1 0,5 --json")).isEqualTo(Status.DONE);
        assertThat(answer().get("points").get(0).get("squaredDistance").asString())
                .isEqualTo("1/9");
        assertThat(answer().get("points").get(1).get("squaredDistance").asString()).isEqualTo("0");
        assertThat(answer().get("points").get(1).get("chebyshevRadius").isNull()).isTrue();
    }

    @Test
    void localComplexityIsToldByLayer() {
        assertThat(run("@m --complexity 0,0 1,1 --json")).isEqualTo(Status.DONE);
        assertThat(answer().get("points").get(0).get("perLayer").get(0).asInt()).isEqualTo(2);
        assertThat(answer().get("points").get(1).get("complexity").asInt()).isZero();
    }

    @Test
    void randomNetworksHaveAScaleBesideThem() {
        assertThat(run("in:2 fc:8 relu fc:8 relu --init he --nets 5 --box -5:5 --json"))
                .isEqualTo(Status.DONE);
        assertThat(answer().get("count").propertyNames())
                .startsWith(
                        "kind",
                        "log10",
                        "low",
                        "high",
                        "confidence",
                        "samples",
                        "seed",
                        "method",
                        "of");
        assertThat(answer().get("counted").asInt()).isEqualTo(5);
        assertThat(answer().get("scaleLog10").asDouble()).isBetween(2.10, 2.11);
    }

    /// 255 and 256: the formula overcounts, and every order of the neurons says so.
    @Test
    void aLayerHasItsTruthAndItsFormula() {
        assertThat(run("in:3x3x1 conv:2@2x2 relu --error 0.02 --json")).isEqualTo(Status.DONE);
        JsonNode count = answer().get("count");
        assertThat(count.propertyNames())
                .containsExactly(
                        "kind",
                        "log10",
                        "low",
                        "high",
                        "confidence",
                        "samples",
                        "seed",
                        "method",
                        "of");
        assertThat(count.get("of").asString()).isEqualTo("shared-one-layer");
        assertThat(count.get("low").asDouble()).isLessThan(Math.log10(255));
        assertThat(count.get("high").asDouble()).isGreaterThan(Math.log10(255));
        JsonNode printed = answer().get("printed");
        assertThat(printed.get("of").asString()).isEqualTo("xiong-one-layer");
        assertThat(printed.get("log10").asDouble())
                .isBetween(Math.log10(256) - 1e-6, Math.log10(256) + 1e-6);
        assertThat(answer().get("ratio").get("high").asDouble()).isNotPositive();
        assertThat(answer().get("bounds").get("exactLog10").asDouble())
                .isBetween(Math.log10(255) - 1e-6, Math.log10(255) + 1e-6);
    }

    @Test
    void aBudgetThatEndsTooEarlyLeavesTheBounds() {
        assertThat(run("in:28x28x1 conv:8@3x3 relu --budget-time 1ms --json"))
                .isEqualTo(Status.PARTIAL);
        JsonNode count = answer().get("count");
        assertThat(count.get("kind").asString()).isEqualTo("between");
        assertThat(count.get("lowerLog10").asDouble())
                .isLessThan(count.get("upperLog10").asDouble());
    }

    @Test
    void aFullyConnectedLayerIsOneOfOnePosition() {
        assertThat(run("in:3 fc:5 relu --error 0.05 --json")).isEqualTo(Status.DONE);
        double exact = Math.log10(1 + 5 + 10 + 10);
        assertThat(answer().get("count").get("low").asDouble()).isLessThanOrEqualTo(exact);
        assertThat(answer().get("count").get("high").asDouble()).isGreaterThanOrEqualTo(exact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@m --complexity 0,0 1,1 1/2,-1 0,3 2,2",
                "@m --distance 0,0 1,1 1/2,-1 0,3 2,2",
                "@m --boundaries --box -1:1 --error 0.1",
                "@m --box -1:1",
                "in:2 fc:8 relu --init he --nets 8 --box -5:5"
            })
    void theAnswerDoesNotDependOnTheThreads(String words) {
        run(words + " --seed 7 --json --threads 1");
        String one = out.toString(UTF_8);
        out.reset();
        run(words + " --seed 7 --json --threads 3");
        assertThat(out.toString(UTF_8)).isEqualTo(one).isNotEmpty();
    }

    @Test
    void aWishedErrorDecidesHowManyNetworksAreDrawn() {
        String words = "in:2 fc:6 relu --init he --box -5:5 --json --error ";
        assertThat(run(words + "0.05")).isEqualTo(Status.DONE);
        JsonNode count = answer().get("count");
        assertThat(count.get("samples").asInt()).isBetween(64, 1000);
        assertThat(count.get("high").asDouble() - count.get("low").asDouble())
                .isLessThanOrEqualTo(0.1 + 2e-6);
        assertThat(run(words + "0.001 --nets 70")).isEqualTo(Status.PARTIAL);
    }

    /// Their number was fixed before, so that a narrow interval is what was asked for, with a word of caution.
    @Test
    void fewNetworksDoIfTheirIntervalIsNarrow() {
        String words = "in:2 fc:6 relu --init he --box -5:5 --json --nets 20 --error ";
        assertThat(run(words + "0.2")).isEqualTo(Status.DONE);
        assertThat(answer().get("count").get("samples").asInt()).isEqualTo(20);
        assertThat(err.toString(UTF_8))
                .startsWith("faltung: only 20 draws: the interval supposes that they are normal")
                .hasLineCount(1);
        err.reset();
        assertThat(run(words + "0.001")).isEqualTo(Status.PARTIAL);
        assertThat(err.toString(UTF_8))
                .contains("the interval is wider than --error 0.001 asks for; about ")
                .contains(" networks would do, so try --nets ");
    }

    /// Three lines through the origin, whatever the weights.
    @Test
    void equalNumbersOfFewNetworksAreNoProof() {
        String words = "in:2 fc:3 relu --init he --bias-std 0 --box -1:1 --nets 8";
        assertThat(run(words)).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("regions (R2): 6, from 6 to 6");
        assertThat(err.toString(UTF_8)).contains("all 8 draws are equal").contains("0.369");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@m --boundaries --box -1:1",
                "in:2 fc:8 relu --init he --box -5:5",
                "@m --box -1:1 --complexity 0,0 1,1",
                "@m --distance 0,0 1,1",
                "in:6x6x1 conv:8@2x2 relu"
            })
    void withoutAnyTimeNothingIsMadeUp(String words) {
        assertThat(run(words + " --budget-time 0")).isEqualTo(Status.PARTIAL);
        assertThat(out.toString(UTF_8)).containsAnyOf("unknown", "0 of 2 points", "no estimate");
        assertThat(err.toString(UTF_8)).contains("--budget-time ended it before it was done");
        out.reset();
        assertThat(run(words + " --budget-time 1/1000000000ms --json")).isEqualTo(Status.PARTIAL);
        answer().findValues("mean").forEach(mean -> assertThat(mean.isNull()).isTrue());
    }

    @Test
    void aDomainWithAPointHasARegionOfEveryNetwork() {
        assertThat(run("in:2 fc:3 relu --init he --nets 1 --box -1:1 --json"))
                .isEqualTo(Status.DONE);
        assertThat(answer().get("count").get("low").asDouble()).isZero();
        assertThat(answer().get("count").get("high").isNull()).isTrue();
    }

    @Test
    void anExactAnswerHasALogarithmToo() {
        assertThat(run("@m --box -1:1 --json")).isEqualTo(Status.DONE);
        JsonNode count = answer().get("count");
        assertThat(count.get("value").asString()).isEqualTo("4");
        assertThat(count.get("low").asDouble()).isLessThanOrEqualTo(Math.log10(4));
        assertThat(count.get("high").asDouble()).isBetween(Math.log10(4), Math.log10(4) + 1e-6);
    }
}
