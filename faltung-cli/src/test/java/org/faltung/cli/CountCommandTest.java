package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CountCommandTest {
    /// x, y and x + y + 1/10 rectified; its reader has a note on 0.1.
    private static final String MODEL =
            """
            {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": 2},
             "layers": [{"kind": "dense", "units": 3, "weights": [1, 0, 0, 1, 1, 1],
                         "biases": [0, 0, 0.1]}, {"kind": "relu"}]}
            """;

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.writeString(folder.resolve("model.json"), MODEL);
        Files.writeString(folder.resolve("empty.txt"), "1 0 -1\n-1 0 -1\n");
        Files.writeString(folder.resolve("flat.txt"), "1 0 0\n-1 0 0\n");
    }

    private Status run(String words) {
        String[] all =
                Stream.concat(
                                Stream.of("count", model.toString()),
                                Stream.of(words.strip().split(" +")).map(this::word))
                        .toArray(String[]::new);
        return Main.run(all, new Console(out, err));
    }

    private String word(String word) {
        return word.equals("''") ? "" : word.replace("@", folder + "/");
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "--definition R1 ~ --definition 'R1' is not counted; choose R2, R4, R6 or all",
                "--definition R3 ~ --definition 'R3' is not counted",
                "--definition R5 ~ --definition 'R5' is not counted",
                "--definition R2 --definition R4 ~ --definition is given twice; leave one",
                "--definition all --certificate @p ~ a certificate proves a count by R2",
                "--engine Pivot ~ there is no engine 'Pivot'; choose one of line, plane, vertex,",
                "--engine line ~ the engine 'line' cannot count here",
                "--engine vertex --certificate @p ~ the engine 'vertex' writes no certificates",
                "--budget-time soon ~ --budget-time must be a time such as 60s",
                "--budget-time '' ~ --budget-time must be a time such as 60s",
                "--budget-time 1s --budget-time 2s ~ --budget-time is given twice",
                "--budget-regions 0 ~ --budget-regions must be a whole number from 1",
                "--budget-regions '' ~ --budget-regions must be a whole number from 1",
                "--threads 0 ~ --threads must be a whole number from 1 to 4096, got '0'",
                "--threads 1 --threads 2 ~ --threads is given twice",
                "--polytope @flat.txt --certificate @p ~ a polytope without interior cannot be",
                "--certificate '' ~ --certificate '': give the name of a file",
                "--certificate / ~ --certificate '/': give the name of a file",
                "--certificate @none/p ~ --certificate '@none/p': there is no folder @none; make",
                "--certificate @. ~ --certificate '@.': this is a folder; give the name of a file",
                "--certificate @flat.txt ~ --certificate '@flat.txt': there is a file already that",
                "--certificate @model.json ~ --certificate '@model.json': there is a file already",
                "--certificate @p --certificate @q ~ --certificate is given twice",
            })
    void badWordsGetOneLineAndLoseNothing(String words, String message) throws IOException {
        assertThat(run(words)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8))
                .startsWith("faltung: " + message.replace("@", folder + "/"))
                .hasLineCount(1);
        assertThat(out.size()).isZero();
        assertThat(model).hasContent(MODEL);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void withoutAModelItAsksForOne() {
        assertThat(Main.run(new String[] {"count"}, new Console(out, err)))
                .isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).startsWith("faltung: which model? Give a path");
    }

    @Test
    void notesComeBeforeTheAnswer() {
        assertThat(run("--box 0:0,-1:1")).isEqualTo(Status.DONE);
        assertThat(err.toString(UTF_8).lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("faltung: note: 1 number is a decim"),
                        second ->
                                assertThat(second)
                                        .startsWith(
                                                "faltung: note: the domain has dimension 1 in"
                                                        + " an input space of dimension 2"));
        assertThat(out.toString(UTF_8)).startsWith("3 activation regions");
    }

    @Test
    void aPointOnALineIsFlatInTheInputSpace() {
        assertThat(run("--line 0,0 1,1 --window 1:1")).isEqualTo(Status.DONE);
        assertThat(err.toString(UTF_8))
                .contains("the domain has dimension 0 in an input space of dimension 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R2", "R4", "R6", "all"})
    void anEmptyDomainHasNoRegions(String definition) {
        assertThat(run("--json --polytope @empty.txt --definition " + definition))
                .isEqualTo(Status.DONE);
        assertThat(err.toString(UTF_8)).contains("note: the domain is empty");
        assertThat(answer().get("count").get("kind").asString()).isEqualTo("exact");
        assertThat(answer().get("count").get("value").asString()).isEqualTo("0");
    }

    @Test
    void aCertificateReplacesACertificateOnlyByForce() throws IOException {
        assertThat(run("--certificate @p --box 0:1")).isEqualTo(Status.DONE);
        byte[] first = Files.readAllBytes(folder.resolve("p"));
        err.reset();
        assertThat(run("--certificate @p")).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8))
                .contains("there is a certificate already", "--force")
                .hasLineCount(1);
        assertThat(folder.resolve("p")).hasBinaryContent(first);
        assertThat(run("--certificate @p --force")).isEqualTo(Status.DONE);
        assertThat(Files.readAllBytes(folder.resolve("p"))).isNotEqualTo(first);
        assertThat(run("--certificate @model.json --force"))
                .as("what is no certificate stays")
                .isEqualTo(Status.INPUT_AT_FAULT);
    }

    /// 24 rectifiers on R³.
    private void writeLargerModel() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Files.writeString(
                model,
                """
                {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": 3},
                 "layers": [{"kind": "dense", "units": 12, "weights": %s, "biases": %s},
                  {"kind": "relu"},
                  {"kind": "dense", "units": 12, "weights": %s, "biases": %s}, {"kind": "relu"}]}
                """
                        .formatted(
                                numbers(36, random),
                                numbers(12, random),
                                numbers(144, random),
                                numbers(12, random)));
    }

    private static String numbers(int many, SplittableRandom random) {
        return Arrays.toString(random.ints(many, -64, 65).mapToDouble(n -> n / 32.0).toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--engine pivot", "--engine vertex", "--certificate @p"})
    void aBudgetOfRegionsEndsEarlyWithWhatIsKnown(String words) throws IOException {
        writeLargerModel();
        assertThat(run("--json --threads 1 " + words)).isEqualTo(Status.DONE);
        int truth = answer().get("count").get("value").asInt();
        out.reset();
        Files.deleteIfExists(folder.resolve("p"));
        assertThat(run("--json --budget-regions 50 --threads 1 " + words))
                .isEqualTo(Status.PARTIAL);
        JsonNode count = answer().get("count");
        assertThat(count.get("kind").asString()).isEqualTo("between");
        assertThat(count.has("value")).isFalse();
        assertThat(Integer.parseInt(count.get("lower").asString())).isBetween(50, truth);
        assertThat(new BigInteger(count.get("upper").asString()))
                .isGreaterThanOrEqualTo(BigInteger.valueOf(truth));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }
}
