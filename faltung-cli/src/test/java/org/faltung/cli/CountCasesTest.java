package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faltung.count.EngineChoice;
import org.faltung.testkit.Case;
import org.faltung.testkit.Cases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `count` and `regions`, from a model file to the JSON, where the answer is known from outside.
class CountCasesTest {
    private static final List<String> NAMES = List.of("R2", "R4", "R6");

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Stream<Case> degenerate() {
        return Cases.of("count/degenerate.tsv");
    }

    @BeforeEach
    void forget() {
        out.reset();
        err.reset();
    }

    private Status run(String command, Case known, String... more) throws IOException {
        forget();
        Path model = Files.writeString(folder.resolve("model.json"), known.text("model"));
        List<String> words = new ArrayList<>(List.of(command, model.toString()));
        for (String word : known.text("domain").split(" ")) {
            words.add(word.startsWith("FILE") ? file(word, known) : word);
        }
        words.addAll(Arrays.asList(more));
        return Main.run(words.toArray(String[]::new), new Console(out, err));
    }

    private String file(String name, Case known) throws IOException {
        String lines = known.text("file").replace('|', '\n');
        return Files.writeString(folder.resolve(name), lines).toString();
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    private static List<String> texts(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asString()).toList();
    }

    @ParameterizedTest
    @MethodSource("degenerate")
    void allDefinitionsAreCounted(Case known) throws IOException {
        assertThat(run("count", known, "--definition", "all", "--json")).isEqualTo(Status.DONE);
        requireAll(known);
        assertThat(texts(answer().get("perLayer")))
                .containsExactly(known.text("layers").split(","));
        if (!answer().get("bounded").isNull()) {
            assertThat(answer().get("bounded").asString()).isEqualTo(known.text("bounded"));
        }
        for (String name : NAMES) {
            assertThat(run("count", known, "--definition", name, "--json")).isEqualTo(Status.DONE);
            requireOne(name, known);
        }
    }

    @ParameterizedTest
    @MethodSource("degenerate")
    void everyEngineThatTakesTheCaseCountsTheSame(Case known) throws IOException {
        int answers = 0;
        for (String engine : EngineChoice.names()) {
            if (takes("count", known, "--engine", engine, "--definition", "R2", "--json")) {
                answers++;
                requireOne("R2", known);
            }
            if (takes("count", known, "--engine", engine, "--definition", "all", "--json")) {
                requireAll(known);
            }
        }
        assertThat(answers).isPositive();
    }

    /// Whether an engine counts here. If not, it must be for what it is, and for no other reason.
    private boolean takes(String command, Case known, String... words) throws IOException {
        Status status = run(command, known, words);
        if (status == Status.INPUT_AT_FAULT) {
            assertThat(err.toString(UTF_8)).contains("the engine '" + words[1] + "' cannot count");
            return false;
        }
        assertThat(status).as(err.toString(UTF_8)).isEqualTo(Status.DONE);
        return true;
    }

    private void requireOne(String name, Case known) {
        assertThat(answer().get("definition").asString()).isEqualTo(name);
        requireExact(answer().get("count"), known.text(name), name);
    }

    private void requireAll(Case known) {
        for (String name : NAMES) {
            requireExact(answer().get("counts").get(name), known.text(name), name);
        }
    }

    private void requireExact(JsonNode count, String value, String name) {
        assertThat(count.get("kind").asString()).isEqualTo("exact");
        assertThat(count.get("value").asString()).as("%s in %s", name, answer()).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("degenerate")
    void everyFacetIsListedFromBothSides(Case known) throws IOException {
        assertThat(run("regions", known, "--out", "-")).isEqualTo(Status.DONE);
        List<JsonNode> records = records();
        assertThat(records).hasSize(known.integer("R2"));
        List<List<Integer>> shared = new ArrayList<>();
        int border = 0;
        for (JsonNode region : records) {
            for (JsonNode facet : region.get("facets")) {
                if (facet.get("neighbour").isNull()) {
                    border++;
                } else {
                    shared.add(List.of(region.get("id").asInt(), facet.get("neighbour").asInt()));
                }
            }
        }
        assertThat(border).isEqualTo(known.integer("border"));
        assertThat(shared).hasSize(known.integer("shared")).doesNotHaveDuplicates();
        assertThat(shared.stream().map(List::reversed)).hasSameElementsAs(shared);
        assertThat(records.stream().filter(region -> region.get("bounded").asBoolean()))
                .hasSize(known.integer("bounded"));
    }

    private List<JsonNode> records() {
        return out.toString(UTF_8).lines().map(JsonMapper.shared()::readTree).toList();
    }

    @ParameterizedTest
    @MethodSource("degenerate")
    void regionsHaveTheSameNumbersWhateverTheEngine(Case known) throws IOException {
        run("regions", known, "--out", "-", "--threads", "1");
        List<String> patterns = patterns();
        for (String engine : EngineChoice.names()) {
            if (takes("regions", known, "--engine", engine, "--out", "-")) {
                assertThat(patterns()).as(engine).containsExactlyElementsOf(patterns);
            }
        }
    }

    private List<String> patterns() {
        return records().stream().map(region -> region.get("pattern").asString()).toList();
    }
}
