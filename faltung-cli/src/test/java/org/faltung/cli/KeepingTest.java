package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class KeepingTest {
    private static final String BOX = "-1:1";

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path model;
    private Path store;

    @BeforeEach
    void writeModel() throws IOException {
        model = Models.dense(folder.resolve("model.json"), 3, false, 3, 12, 8, 2);
        store = folder.resolve("store");
    }

    private Status run(String... words) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.contains("--store")) {
            all.addAll(List.of("--store", store.toString()));
        }
        return Main.run(all.toArray(String[]::new), new Console(out, err));
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    /// The one message that blames the input.
    private String complaint(Status status) {
        assertThat(status).as(err.toString(UTF_8)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(out.size()).isZero();
        String message = err.toString(UTF_8);
        assertThat(message).startsWith("faltung: ").doesNotContain("\tat ").hasLineCount(1);
        return message;
    }

    private JsonNode runs() {
        assertThat(run("runs", "--json")).isEqualTo(Status.DONE);
        return answer().get("runs");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aKeptCountIsListedWithAllThatItCameFrom() {
        assertThat(run("count", model.toString(), "--box", BOX, "--json", "--keep"))
                .isEqualTo(Status.DONE);
        JsonNode count = answer();
        assertThat(count.get("run").asInt()).isEqualTo(1);
        assertThat(err.toString(UTF_8)).isEqualTo("faltung: kept as run 1 in " + store + "\n");
        JsonNode run = runs().get(0);
        assertThat(run.get("status").asString()).isEqualTo("done");
        assertThat(run.get("kind").asString()).isEqualTo("count");
        assertThat(run.get("result")).isEqualTo(count);
        assertThat(run.get("regions")).isEqualTo(count.get("count").get("value"));
        assertThat(run.get("domain")).isEqualTo(count.get("domain"));
        assertThat(run.get("definition").asString()).isEqualTo("R2");
        JsonNode provenance = run.get("provenance");
        assertThat(provenance.get("sha256")).isEqualTo(count.get("provenance").get("sha256"));
        assertThat(provenance.get("jdk").asString()).isEqualTo(Runtime.version().toString());
        assertThat(provenance.get("commandLine").asString())
                .startsWith("faltung count " + model + " --box -1:1");
        assertThat(provenance.get("model").asString()).isEqualTo(model.toString());
    }

    @Test
    void theDatabaseHoldsTheSubtreesAndTheyAddUp() throws Exception {
        assertThat(run("count", model.toString(), "--box", BOX, "--json", "--keep"))
                .isEqualTo(Status.DONE);
        String regions = answer().get("count").get("value").asString();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + store + "/faltung.duckdb");
                Statement statement = connection.createStatement();
                var sum =
                        statement.executeQuery(
                                "SELECT sum(regions::HUGEINT), count(*), count(DISTINCT pieces)"
                                        + " FROM subtrees WHERE run = 1")) {
            assertThat(sum.next()).isTrue();
            assertThat(sum.getString(1)).isEqualTo(regions);
            assertThat(sum.getInt(2)).isGreaterThan(1).isEqualTo(sum.getInt(3));
        }
        try (Stream<Path> journals = Files.list(store.resolve("runs"))) {
            assertThat(journals).as("what is done needs no journal").isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "--engine pivot",
                "--engine vertex",
                "--definition all",
                "--threads 1",
                "--threads 4",
            })
    void aCountThatABudgetEndsIsResumedToTheWholeNumber(String how) {
        List<String> words =
                new ArrayList<>(List.of("count", model.toString(), "--box", BOX, "--json"));
        words.addAll(List.of(how.split(" ")));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(Status.DONE);
        JsonNode whole = answer();
        words.addAll(List.of("--resume", "--budget-regions", "300"));
        List<String> lower = new ArrayList<>();
        int sittings = 0;
        for (Status status = Status.PARTIAL; status != Status.DONE; sittings++) {
            status = run(words.toArray(String[]::new));
            assertThat(status).as(err.toString(UTF_8)).isIn(Status.DONE, Status.PARTIAL);
            assertThat(answer().get("run").asInt()).isEqualTo(1);
            if (status == Status.PARTIAL) {
                assertThat(runs().get(0).get("status").asString()).isEqualTo("interrupted");
                lower.add(runs().get(0).get("regions").asString());
            }
            assertThat(sittings).isLessThan(200);
        }
        assertThat(sittings).isGreaterThan(1);
        assertThat(lower.stream().map(Integer::parseInt)).isSorted();
        for (String field : List.of("count", "counts", "perLayer", "bounded")) {
            assertThat(answer().get(field)).as(field).isEqualTo(whole.get(field));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"r.jsonl", "r.csv", "r.parquet"})
    void aListThatIsEndedIsResumedToTheSameFile(String name) throws IOException {
        assertThat(run("regions", model.toString(), "--box", BOX, "--out", path("calm-" + name)))
                .isEqualTo(Status.DONE);
        String[] words = {
            "regions",
            model.toString(),
            "--box",
            BOX,
            "--out",
            path(name),
            "--budget-time",
            "1ms",
            "--resume",
        };
        assertThat(run(words)).isEqualTo(Status.PARTIAL);
        assertThat(Path.of(path(name))).doesNotExist();
        assertThat(err.toString(UTF_8)).contains("is not complete yet", "go on with --resume");
        words[7] = "1h";
        assertThat(run(words)).as(err.toString(UTF_8)).isEqualTo(Status.DONE);
        assertThat(Path.of(path(name))).hasSameBinaryContentAs(Path.of(path("calm-" + name)));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().contains(".part-"))).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"r.jsonl", "r.csv", "r.parquet"})
    void theFileDoesNotDependOnTheNumberOfThreads(String name) {
        List<Path> files = new ArrayList<>();
        for (String threads : List.of("1", "2", "7")) {
            files.add(folder.resolve(threads + name));
            assertThat(
                            run(
                                    "regions",
                                    model.toString(),
                                    "--box",
                                    BOX,
                                    "--threads",
                                    threads,
                                    "--out",
                                    files.getLast().toString(),
                                    "--keep"))
                    .as(err.toString(UTF_8))
                    .isEqualTo(Status.DONE);
        }
        assertThat(files.get(1)).hasSameBinaryContentAs(files.get(0));
        assertThat(files.get(2)).hasSameBinaryContentAs(files.get(0));
    }

    /// The database is asked beside the work, so it may refuse when records are written already.
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"r.jsonl", "r.csv", "r.parquet"})
    void aRunThatTheStoreRefusesLateLeavesNothingBehind(String name) throws Exception {
        run("count", model.toString(), "--box", BOX, "--keep");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + store + "/faltung.duckdb");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE faltung SET version = 99");
        }
        Status status =
                run("regions", model.toString(), "--box", BOX, "--out", path(name), "--keep");
        assertThat(status).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("was made by a newer faltung");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(model, store);
        }
        try (Stream<Path> journals = Files.list(store.resolve("runs"))) {
            assertThat(journals).isEmpty();
        }
    }

    @Test
    void anotherDomainIsNotTakenForTheSame() {
        run("count", model.toString(), "--box", BOX, "--budget-regions", "40", "--keep");
        assertThat(complaint(run("count", model.toString(), "--box", "-1:2", "--resume")))
                .contains("run 1 cannot be resumed: the domain is", "-1:2", "-1:1", "--keep");
        assertThat(complaint(run("count", model.toString(), "--box", "-1:2", "--resume", "1")))
                .contains("run 1 cannot be resumed: the domain is");
        assertThat(run("count", model.toString(), "--box", "-1/1:2/2", "--resume"))
                .as("the same domain in other words")
                .isEqualTo(Status.DONE);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aChangedModelIsNotTakenForTheSame() throws IOException {
        run("count", model.toString(), "--box", BOX, "--budget-regions", "40", "--keep");
        Models.dense(model, 4, false, 3, 12, 8, 2);
        assertThat(complaint(run("count", model.toString(), "--box", BOX, "--resume")))
                .contains("the model '" + model + "' has changed since", "runs delete 1");
        assertThat(complaint(run("count", model.toString(), "--box", BOX, "--resume", "1")))
                .contains("has changed since");
        assertThat(run("count", model.toString(), "--box", BOX, "--keep")).isEqualTo(Status.DONE);
        assertThat(run("runs", "delete", "1")).isEqualTo(Status.DONE);
        assertThat(run("count", model.toString(), "--box", BOX, "--resume", "--json"))
                .isEqualTo(Status.DONE);
        assertThat(err.toString(UTF_8)).contains("run 2 has the answer");
        assertThat(answer().get("run").asInt()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--resume 7, there is no unfinished run 7",
        "--definition R6 --resume 1, the definition is R6",
        "--engine pivot --resume 1, the engine is pivot",
        "--certificate p.fct --resume, written in one go",
    })
    void whatIsNotTheSameIsNamed(String more, String message) {
        run("count", model.toString(), "--box", BOX, "--budget-regions", "40", "--keep");
        List<String> words = new ArrayList<>(List.of("count", model.toString(), "--box", BOX));
        words.addAll(List.of(more.split(" ")));
        assertThat(complaint(run(words.toArray(String[]::new)))).contains(message);
    }

    @Test
    void runsAreFilteredShownAndDeleted() {
        run("count", model.toString(), "--box", BOX, "--budget-regions", "40", "--keep");
        run("count", model.toString(), "--box", "0:1", "--keep");
        run("regions", model.toString(), "--box", "0:1", "--out", path("r.jsonl"), "--keep");
        assertThat(runs().findValuesAsString("status"))
                .containsExactly("interrupted", "done", "done");
        assertThat(run("runs", "--status", "interrupted", "--json")).isEqualTo(Status.DONE);
        assertThat(answer().get("runs").findValues("id")).hasSize(1);
        assertThat(run("runs", "--kind", "regions", "--model", "model.json", "--json"))
                .isEqualTo(Status.DONE);
        assertThat(answer().get("runs").get(0).get("id").asInt()).isEqualTo(3);
        assertThat(run("runs", "--model", "none")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).startsWith("no runs in ");
        assertThat(run("runs", "show", "3")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("faltung regions", "r.jsonl", "done", "SHA-256");
        assertThat(run("runs")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).hasLineCount(4).contains("at least");
        assertThat(complaint(run("runs", "delete", "1", "9"))).contains("there is no run 9");
        assertThat(run("runs", "delete", "1", "3", "--json")).isEqualTo(Status.DONE);
        assertThat(answer().get("deleted")).hasSize(2);
        assertThat(runs().findValues("id")).hasSize(1);
        assertThat(complaint(run("runs", "show", "1"))).contains("there is no run 1");
        assertThat(complaint(run("runs", "--status", "lost"))).contains("running, done");
        assertThat(complaint(run("runs", "erase", "1"))).contains("choose list, show ID");
    }

    @Test
    void aStoreThatIsNotThereHasNoRunsAndIsNotMade() {
        assertThat(runs()).isEmpty();
        assertThat(complaint(run("runs", "delete", "1"))).contains("there is no store in");
        assertThat(store).doesNotExist();
    }

    @Test
    void aRunThatIsBeingWorkedOnIsLeftAlone() throws Exception {
        run("count", model.toString(), "--box", BOX, "--budget-regions", "40", "--keep");
        try (var held = org.faltung.store.StoreAccess.hold(store, 1)) {
            assertThat(held).isNotNull();
            assertThat(complaint(run("count", model.toString(), "--box", BOX, "--resume")))
                    .contains("run 1 is being worked on by another process");
            assertThat(complaint(run("runs", "delete", "1"))).contains("is being worked on");
            assertThat(runs().get(0).get("status").asString()).isEqualTo("running");
        }
        assertThat(runs().get(0).get("status").asString()).isEqualTo("interrupted");
    }

    @Test
    void twoProcessesKeepTheirRunsInOneStore() throws Exception {
        List<String> words =
                List.of(
                        "count",
                        model.toString(),
                        "--box",
                        BOX,
                        "--json",
                        "--keep",
                        "--store",
                        store.toString());
        List<Faltung> processes = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            processes.add(Faltung.start(folder, words));
        }
        List<JsonNode> counts = new ArrayList<>();
        for (Faltung process : processes) {
            Faltung.Outcome end = process.end();
            assertThat(end.status()).as(end.err()).isZero();
            counts.add(JsonMapper.shared().readTree(end.out()));
        }
        assertThat(counts)
                .extracting(count -> count.get("count"))
                .containsOnly(counts.getFirst().get("count"));
        assertThat(counts.stream().map(count -> count.get("run").asInt()))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(runs().findValuesAsString("status")).containsOnly("done");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/proc/faltung", "file/store", "file"})
    void aFolderThatCannotBeMadeIsNamed(String where) throws IOException {
        Files.writeString(folder.resolve("file"), "not a folder");
        String place = where.startsWith("/") ? where : path(where);
        assertThat(
                        complaint(
                                run(
                                        "count",
                                        model.toString(),
                                        "--box",
                                        BOX,
                                        "--keep",
                                        "--store",
                                        place)))
                .contains("the store " + place + " cannot be made", "--store");
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("r.parquet"), "precious");
        assertThat(
                        complaint(
                                run(
                                        "regions",
                                        model.toString(),
                                        "--box",
                                        BOX,
                                        "--out",
                                        file.toString())))
                .contains("there is such a file already", "--force");
        assertThat(
                        complaint(
                                run(
                                        "regions",
                                        model.toString(),
                                        "--box",
                                        BOX,
                                        "--keep",
                                        "--out",
                                        file.toString())))
                .contains("there is such a file already");
        assertThat(file).hasContent("precious");
        assertThat(
                        run(
                                "regions",
                                model.toString(),
                                "--box",
                                BOX,
                                "--out",
                                file.toString(),
                                "--force"))
                .isEqualTo(Status.DONE);
        assertThat(Files.size(file)).isGreaterThan(1000);
    }

    @Test
    void whatGoesToStandardOutputIsNotKept() {
        assertThat(
                        complaint(
                                run(
                                        "regions",
                                        model.toString(),
                                        "--box",
                                        BOX,
                                        "--out",
                                        "-",
                                        "--keep")))
                .contains("standard output cannot be kept");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "in:6x6x1 conv:2@3x3 relu --error 0.05",
                "@m --box -1:1",
                "@m --boundaries --box -1:1 --error 0.05",
                "@m --between @p",
                "@m --complexity 0,0,0 1,0,1",
                "@m --distance 0,0,0",
                "in:2 fc:5 relu --init he --nets 9 --box -1:1",
            })
    void anEstimateIsKeptAndGivenAgain(String written) throws IOException {
        Path points = Files.writeString(folder.resolve("p.csv"), "0,0,0\n1,1,0\n-1,2,1\n");
        String question =
                ("estimate " + written + " --seed 5")
                        .replace("@m", model.toString())
                        .replace("@p", points.toString());
        Status status = run((question + " --json").split(" "));
        ObjectNode whole = (ObjectNode) answer();
        assertThat(run((question + " --json --resume").split(" "))).isEqualTo(status);
        assertThat(answer()).isEqualTo(whole.put("run", 1));
        JsonNode kept = runs().get(0);
        assertThat(kept.get("kind").asString()).isEqualTo("estimate");
        assertThat(kept.get("seed").asString()).isEqualTo("5");
        assertThat(kept.get("result")).isEqualTo(whole);
        assertThat(kept.get("provenance").get("sha256").asString()).hasSize(64);
        assertThat(kept.get("provenance").get("commandLine").asString())
                .startsWith("faltung estimate ");
        if (status == Status.DONE) {
            assertThat(run((question + " --json --resume").split(" "))).isEqualTo(status);
            assertThat(err.toString(UTF_8)).contains("run 1 has the answer");
            assertThat(answer()).isEqualTo(whole);
            run(question.split(" "));
            String page = out.toString(UTF_8);
            assertThat(run((question + " --resume").split(" "))).isEqualTo(status);
            assertThat(out.toString(UTF_8)).isEqualTo(page);
        }
        assertThat(run((question + "1 --json --resume").split(" ")))
                .as(err.toString(UTF_8))
                .isIn(Status.DONE, Status.PARTIAL);
        assertThat(runs()).as("another seed, another run").hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0:0, 1", "1:0, 0"})
    void aPointAndAnEmptyDomainAreKeptToo(String box, String regions) {
        assertThat(run("count", model.toString(), "--box", box, "--json", "--resume"))
                .isEqualTo(Status.DONE);
        assertThat(answer().get("count").get("value").asString()).isEqualTo(regions);
        assertThat(
                        run(
                                "regions",
                                model.toString(),
                                "--box",
                                box,
                                "--out",
                                path("r.parquet"),
                                "--json",
                                "--resume"))
                .as(err.toString(UTF_8))
                .isEqualTo(Status.DONE);
        assertThat(answer().get("written").asString()).isEqualTo(regions);
        assertThat(Path.of(path("r.parquet"))).exists();
        assertThat(runs().findValuesAsString("status")).containsExactly("done", "done");
    }
}
