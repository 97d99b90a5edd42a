package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegionsCommandTest {
    /// x, y, x + y + 1/2 and x − y + 1/3 rectified.
    private static final String MODEL =
            """
            {"format": "faltung-model", "version": 1, "input": {"kind": "vector", "channels": 2},
             "layers": [{"kind": "dense", "units": 4, "weights": [1, 0, 0, 1, 1, 1, 1, -1],
                         "biases": [0, 0, 0.5, "1/3"]}, {"kind": "relu"},
                        {"kind": "dense", "units": 2, "weights": [1, 2, 3, 4, -1, 0.5, 0.25, 1]}]}
            """;

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.writeString(folder.resolve("model.json"), MODEL);
    }

    private Status run(String... words) {
        String[] all =
                Stream.concat(Stream.of("regions", model.toString()), Stream.of(words))
                        .toArray(String[]::new);
        return Main.run(all, new Console(out, err));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static List<JsonNode> records(String text) {
        return text.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    @Test
    void jsonLinesHoldARecordOfEveryRegion() throws IOException {
        assertThat(run("--out", path("r.jsonl"), "--json")).isEqualTo(Status.DONE);
        List<JsonNode> records = records(Files.readString(folder.resolve("r.jsonl")));
        assertThat(records).hasSize(11);
        JsonNode first = records.getFirst();
        assertThat(first.propertyNames())
                .containsExactly(
                        "id",
                        "pattern",
                        "point",
                        "A",
                        "b",
                        "facets",
                        "bounded",
                        "chebyshev",
                        "volume",
                        "class");
        assertThat(first.get("pattern").asString()).isEqualTo("0");
        assertThat(records.getLast().get("pattern").asString()).isEqualTo("f");
        assertThat(records.getLast().get("b").toString()).isEqualTo("[\"17/6\",\"11/24\"]");
        assertThat(first.get("volume").isNull()).isTrue();
        assertThat(records.get(2).get("volume").asDouble()).isEqualTo(1.0 / 144);
        JsonNode summary = records(out.toString(UTF_8)).getFirst();
        assertThat(summary.get("written").asString()).isEqualTo("11");
        assertThat(summary.get("complete").asBoolean()).isTrue();
        assertThat(summary.get("coordinates").isNull()).isTrue();
        assertThat(err.toString(UTF_8)).startsWith("faltung: 11 regions written to ");
    }

    @Test
    void csvHasOneLineMore() throws IOException {
        assertThat(run("--box", "-1:1", "--out", path("r.csv"))).isEqualTo(Status.DONE);
        List<String> lines = Files.readAllLines(folder.resolve("r.csv"));
        assertThat(lines).hasSize(12);
        assertThat(lines.getFirst() + "\n").isEqualTo(RegionCsv.HEAD);
        assertThat(lines.get(1)).startsWith("0,0,\"[").contains("{\"\"unit\"\":null,");
        assertThat(out.size()).isZero();
    }

    @Test
    void standardOutputTakesJsonLines() {
        assertThat(run("--plane", "0,0", "1,1", "1,2", "--out", "-")).isEqualTo(Status.DONE);
        assertThat(records(out.toString(UTF_8))).hasSize(11);
    }

    @Test
    void anExistingFileIsOverwrittenOnlyByForce() throws IOException {
        Path file = Files.writeString(folder.resolve("r.jsonl"), "mine");
        assertThat(run("--out", file.toString())).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("--force").hasLineCount(1);
        assertThat(file).hasContent("mine");
        assertThat(run("--out", file.toString(), "--force")).isEqualTo(Status.DONE);
        assertThat(records(Files.readString(file))).hasSize(11);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void otherFormatsAreRefusedByName() {
        assertThat(run("--out", path("r"))).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(run("--out", path("none/r.csv"))).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(run("--out", "-", "--json")).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(run()).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains(".jsonl, .csv or .parquet").hasLineCount(4);
        assertThat(out.size()).isZero();
    }

    @Test
    void aBudgetKeepsTheFirstRecords() throws IOException {
        assertThat(run("--out", path("r.jsonl"), "--budget-regions", "4", "--json"))
                .isEqualTo(Status.PARTIAL);
        assertThat(records(Files.readString(folder.resolve("r.jsonl")))).hasSize(4);
        JsonNode summary = records(out.toString(UTF_8)).getFirst();
        assertThat(summary.get("complete").asBoolean()).isFalse();
        assertThat(err.toString(UTF_8)).contains("ended early");
    }
}
