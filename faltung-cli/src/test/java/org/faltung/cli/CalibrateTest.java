package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CalibrateTest {
    private static final String SMALL = "in:2 fc:4 relu fc:4 relu";

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Status run(String... words) {
        return Main.run(words, new Console(out, err));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    @Test
    void theTableHoldsEveryBoundAgainstTheNetworks() {
        assertThat(run("bounds", SMALL, "--calibrate", "5", "--seed", "3")).isEqualTo(Status.DONE);
        String page = out.toString(UTF_8);
        assertThat(page)
                .contains("Against 5 random networks (he, biases of standard deviation 1, seed 3)")
                .contains("counted\n  exactly in all of R^2");
        String ratios = page.substring(page.indexOf("times the"));
        assertThat(ratios).contains("fold-lower", "hinz-upper", "trivial-upper");
        assertThat(page.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void jsonHoldsSamplesAndRatios() {
        assertThat(
                        run(
                                "bounds",
                                SMALL,
                                "--calibrate",
                                "7",
                                "--init",
                                "xavier",
                                "--bias-std",
                                "0.5",
                                "--box",
                                "-1:1",
                                "--json"))
                .isEqualTo(Status.DONE);
        JsonNode bounds = json();
        JsonNode calibration = bounds.get("calibration");
        assertThat(calibration.get("networks").asInt()).isEqualTo(7);
        assertThat(calibration.get("finished").asInt()).isEqualTo(7);
        assertThat(calibration.get("init").asString()).isEqualTo("xavier");
        assertThat(calibration.get("biasStd").asDouble()).isEqualTo(0.5);
        assertThat(calibration.at("/domain/kind").asString()).isEqualTo("box");
        List<BigInteger> counts =
                calibration.get("samples").values().stream()
                        .map(sample -> new BigInteger(sample.at("/count/value").asString()))
                        .sorted()
                        .toList();
        assertThat(counts).hasSize(7);
        assertThat(calibration.at("/largest/value").asString())
                .isEqualTo(counts.getLast().toString());
        assertThat(calibration.at("/median/value").asString()).isEqualTo(counts.get(3).toString());
        assertThat(calibration.get("ratios").size()).isEqualTo(bounds.get("results").size());
        JsonNode first = calibration.at("/ratios/0");
        double log10 = bounds.at("/results/0/log10").asDouble();
        assertThat(first.get("name")).isEqualTo(bounds.at("/results/0/name"));
        assertThat(first.get("toLargestLog10").asDouble() - log10)
                .isBetween(
                        -Math.log10(counts.getLast().doubleValue()) - 2e-9,
                        -Math.log10(counts.getLast().doubleValue()) + 2e-9);
    }

    @Test
    void equalSeedsGiveEqualNumbersAndOthersDoNot() {
        run("bounds", SMALL, "--calibrate", "8", "--json", "--seed", "1", "--threads", "1");
        String first = counts();
        run("bounds", SMALL, "--calibrate", "8", "--json", "--threads", "2");
        assertThat(counts()).isEqualTo(first);
        run("bounds", SMALL, "--calibrate", "8", "--json", "--seed", "2");
        assertThat(counts()).isNotEqualTo(first);
    }

    private String counts() {
        String counts =
                json().at("/calibration/samples").values().stream()
                        .map(sample -> sample.get("count").toString())
                        .toList()
                        .toString();
        out.reset();
        return counts;
    }

    @Test
    void aNetworkThatIsNotCountedToTheEndIsReportedAsSuch() {
        String large = "in:2 fc:20 relu fc:20 relu";
        assertThat(run("bounds", large, "--calibrate", "2", "--budget-regions", "1", "--json"))
                .isEqualTo(Status.PARTIAL);
        assertThat(json().at("/calibration/finished").asInt()).isZero();
        assertThat(json().at("/calibration/largest/kind").asString()).isEqualTo("between");
        out.reset();
        assertThat(run("bounds", large, "--calibrate", "2", "--budget-regions", "1"))
                .isEqualTo(Status.PARTIAL);
        assertThat(out.toString(UTF_8)).contains("0 of 2 networks were counted to the end.");
    }

    @Test
    void aListIsCalibratedLineByLine() throws IOException {
        Path list =
                Files.writeString(
                        folder.resolve("list.txt"), SMALL + "\nin:2 fc:3 relu\nin:9 fc:3 relu\n");
        assertThat(run("bounds", "--from", list.toString(), "--calibrate", "3"))
                .isEqualTo(Status.INPUT_AT_FAULT);
        List<JsonNode> lines =
                out.toString(UTF_8)
                        .lines()
                        .map(line -> JsonMapper.shared().readTree(line))
                        .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).at("/calibration/median/value").asString()).isEqualTo("7");
        assertThat(err.toString(UTF_8))
                .contains("line 3: the architecture has 9 inputs, so that a domain must be named");
        out.reset();
        run("bounds", SMALL, "--calibrate", "3", "--json");
        assertThat(json().at("/calibration/largest"))
                .isEqualTo(lines.get(0).at("/calibration/largest"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "--calibrate 0 ~ --calibrate must be a whole number from 1 to 1000000, got '0'",
                "--calibrate 3 --seed x ~ --seed must be a whole number of at most 63 bits, got 'x'",
                "--calibrate 3 --init nice ~ --init must be he, xavier, lecun or normal, got 'nice'",
                "--calibrate 3 --bias-std -1 ~ --bias-std must be a number from 0 to 1000000, got"
                        + " '-1'",
                "--calibrate 3 --csv ~ --calibrate prints a table or JSON; leave out --csv",
                "--seed 3 ~ --seed is about the networks of --calibrate; add --calibrate N, or leave"
                        + " it out",
                "--box -1:1 ~ --box is about the networks of --calibrate; add --calibrate N, or leave"
                        + " it out",
                "--calibrate 3 --box 1 ~ --box: '1' is not a range; write LO:HI, such as -1:1 (the"
                        + " model's input is a vector of 2)",
            })
    void badWordsGetOneLine(String words, String message) {
        String[] all = ("bounds in:2 fc:3 relu " + words).split(" ");
        assertThat(run(all)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).isEqualTo("faltung: " + message + "\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void anyPiecewiseLinearFunctionCannotBeDrawn() {
        assertThat(run("bounds", "in:2 fc:3 pwl:2", "--calibrate", "3"))
                .isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("no formula").doesNotContain("bug");
        assertThat(out.size()).isZero();
    }
}
