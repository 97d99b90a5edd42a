package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A process that is killed at random moments, again and again, comes to the number and the file of an undisturbed one.
class KillAndResumeTest {
    private static final int KILLS = 4;

    /// What a resumed run has of its own.
    private static final Set<String> OWN = Set.of("seconds", "decided", "run");

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}, degenerate {1}")
    @CsvSource({
        "count, false, 5-11-11-8, --engine pivot",
        "count, true, 6-10-9-7, --engine pivot",
        "count all, true, 4-10-8-2, --definition all",
        "regions.jsonl, false, 3-9-6-2, --threads 2",
        "regions.csv, true, 4-7-6-2, --threads 1",
        "regions.parquet, true, 3-9-8-2, --threads 2",
        "estimate, false, 4-32-24-2, --error 0.3",
        "estimate, false, 3-16-16-2, --boundaries --error 0.01",
    })
    void itEndsAsIfNothingHadHappened(String what, boolean degenerate, String widths, String more)
            throws Exception {
        SplittableRandom random = new SplittableRandom(what.hashCode());
        Path out = folder.resolve(what);
        List<String> words = question(what, degenerate, widths, more);
        Path calm = folder.resolve("calm-" + what);
        JsonNode expected = answer(Faltung.here(with(words, what, calm, List.of())));

        int stores = 0;
        int kills = 0;
        long patience = 300;
        Optional<Faltung.Outcome> end = Optional.empty();
        while (kills < KILLS || end.isEmpty()) {
            if (end.isPresent()) { // it was too fast for us: once more, and sooner
                patience = Math.max(10, patience / 2);
                agrees(answer(end.get()), expected, what, out, calm);
                Files.deleteIfExists(out);
                stores++;
            }
            Faltung process = Faltung.start(folder, with(words, what, out, resumed(stores)));
            if (kills % KILLS > 0) {
                process.awaitKept(); // else it may die before it has done anything
            }
            boolean killed = kills < KILLS && process.killAfter(random.nextLong(5, patience));
            kills += killed ? 1 : 0;
            end = killed ? Optional.empty() : Optional.of(process.end());
            assertThat(killed && Files.exists(out) && !isWhole(out, calm))
                    .as("a part of the file under its name")
                    .isFalse();
        }
        agrees(answer(end.get()), expected, what, out, calm);
        assertThat(runs(stores).findValuesAsString("status")).containsOnly("done");
        assertThat(runs(stores).findValues("sittings"))
                .as("some run was resumed")
                .anyMatch(sittings -> sittings.asInt() > 1);
        assertNoParts();
        Faltung.Outcome again = Faltung.here(with(words, what, out, resumed(stores)));
        agrees(answer(again), expected, what, out, calm);
        assertThat(again.err()).contains("has the answer");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"regions.jsonl", "regions.parquet"})
    void aFileThatHasItsNameIsKnownAgain(String what) throws Exception {
        Path out = folder.resolve(what);
        List<String> words = question(what, false, "3-9-6-2", "--threads 2");
        Path calm = folder.resolve("calm-" + what);
        JsonNode expected = answer(Faltung.here(with(words, what, calm, List.of())));
        int stores = 0;
        while (true) { // until it is killed between the name and the word that it is done
            Files.deleteIfExists(out);
            stores++;
            Faltung.start(folder, with(words, what, out, resumed(stores))).killWhenThereIs(out);
            assertThat(isWhole(out, calm)).isTrue();
            if (runs(stores).get(0).get("status").asString().equals("interrupted")) {
                break;
            }
            assertThat(stores).as("kills that came too late").isLessThan(50);
        }
        Faltung.Outcome end = Faltung.here(with(words, what, out, resumed(stores)));
        agrees(answer(end), expected, what, out, calm);
        assertThat(runs(stores).findValuesAsString("status")).containsExactly("done");
        assertNoParts();
    }

    private List<String> question(String what, boolean degenerate, String widths, String more)
            throws IOException {
        int[] layers = Stream.of(widths.split("-")).mapToInt(Integer::parseInt).toArray();
        Path model = Models.dense(folder.resolve("m.json"), 7, degenerate, layers);
        List<String> words = new ArrayList<>(List.of(what.split("[ .]")[0]));
        words.addAll(List.of(model.toString(), "--box", "-1:1", "--json"));
        words.addAll(List.of(more.split(" ")));
        return words;
    }

    private List<String> resumed(int store) {
        return List.of("--resume", "--store", folder.resolve("store-" + store).toString());
    }

    private JsonNode runs(int store) {
        List<String> words = new ArrayList<>(List.of("runs", "--json"));
        words.addAll(resumed(store).subList(1, 3));
        return answer(Faltung.here(words)).get("runs");
    }

    private void assertNoParts() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().contains(".part-"))).isEmpty();
        }
    }

    private static boolean isWhole(Path out, Path calm) throws IOException {
        return Files.mismatch(out, calm) == -1;
    }

    private static void agrees(JsonNode answer, JsonNode expected, String what, Path out, Path calm)
            throws IOException {
        if (what.startsWith("regions")) {
            assertThat(answer.get("complete").asBoolean()).isTrue();
            assertThat(answer.get("written")).isEqualTo(expected.get("written"));
            assertThat(Files.mismatch(out, calm)).as("first byte that differs").isEqualTo(-1);
            return;
        }
        for (String field : expected.propertyNames()) {
            if (!OWN.contains(field)) {
                assertThat(answer.get(field)).as(field).isEqualTo(expected.get(field));
            }
        }
    }

    private static List<String> with(List<String> words, String what, Path out, List<String> more) {
        List<String> all = new ArrayList<>(words);
        if (what.startsWith("regions")) {
            all.addAll(List.of("--out", out.toString()));
        }
        all.addAll(more);
        return all;
    }

    private static JsonNode answer(Faltung.Outcome outcome) {
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return JsonMapper.shared().readTree(outcome.out());
    }
}
