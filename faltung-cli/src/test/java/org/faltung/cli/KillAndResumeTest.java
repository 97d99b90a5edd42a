package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A process that is killed at random moments, again and again, comes to the number and the file of an undisturbed one.
class KillAndResumeTest {
    private static final int KILLS = 4;

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}, degenerate {1}")
    @CsvSource({
        "count, false, 5-11-11-8, --engine pivot",
        "count, true, 6-10-9-7, --engine pivot",
        "count all, true, 4-10-8-2, --definition all",
        "regions.jsonl, false, 3-9-6-2, --threads 2",
        "regions.csv, true, 4-7-6-2, --threads 1",
        "regions.parquet, true, 3-9-8-2, --threads 2",
    })
    void itEndsAsIfNothingHadHappened(String what, boolean degenerate, String widths, String more)
            throws Exception {
        SplittableRandom random = new SplittableRandom(what.hashCode());
        int[] layers = Stream.of(widths.split("-")).mapToInt(Integer::parseInt).toArray();
        Path model = Models.dense(folder.resolve("m.json"), 7, degenerate, layers);
        boolean count = what.startsWith("count");
        List<String> words = new ArrayList<>(List.of(count ? "count" : "regions"));
        words.addAll(List.of(model.toString(), "--box", "-1:1", "--json"));
        words.addAll(List.of(more.split(" ")));

        Path calm = folder.resolve("calm-" + what);
        JsonNode expected = answer(run(words, count, calm, List.of()));

        Path out = folder.resolve(what);
        List<String> kept = List.of("--resume", "--store", folder.resolve("store").toString());
        int kills = 0;
        long patience = 300;
        Optional<Faltung.Outcome> end = Optional.empty();
        while (kills < KILLS || end.isEmpty()) {
            if (end.isPresent()) { // it was too fast for us: once more, and sooner
                patience = Math.max(10, patience / 2);
                agrees(answer(end.get()), expected, count, out, calm);
                Files.deleteIfExists(out);
            }
            Faltung process = Faltung.start(folder, words(words, count, out, kept));
            if (kills % KILLS > 0) {
                process.awaitKept(); // else it may die before it has done anything
            }
            boolean killed = kills < KILLS && process.killAfter(random.nextLong(5, patience));
            kills += killed ? 1 : 0;
            end = killed ? Optional.empty() : Optional.of(process.end());
            assertThat(killed && Files.exists(out) && !isWhole(out, calm))
                    .as("a part of the file under its name")
                    .isFalse();
            if (killed) { // perhaps after the file was whole, but before that was said
                Files.deleteIfExists(out);
            }
        }
        agrees(answer(end.get()), expected, count, out, calm);
        JsonNode runs =
                answer(run(List.of("runs", "--json"), true, out, kept.subList(1, kept.size())));
        assertThat(runs.get("runs").findValuesAsString("status")).contains("done");
        assertThat(runs.get("runs").findValues("sittings"))
                .as("some run was resumed")
                .anyMatch(sittings -> sittings.asInt() > 1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().contains(".part-"))).isEmpty();
        }
    }

    private static boolean isWhole(Path out, Path calm) throws IOException {
        return Files.mismatch(out, calm) == -1;
    }

    private static void agrees(
            JsonNode answer, JsonNode expected, boolean count, Path out, Path calm)
            throws IOException {
        if (count) {
            for (String field : List.of("count", "counts", "perLayer", "bounded", "engine")) {
                assertThat(answer.get(field)).as(field).isEqualTo(expected.get(field));
            }
            return;
        }
        assertThat(answer.get("complete").asBoolean()).isTrue();
        assertThat(answer.get("written")).isEqualTo(expected.get("written"));
        assertThat(Files.mismatch(out, calm)).as("first byte that differs").isEqualTo(-1);
    }

    private static List<String> words(
            List<String> words, boolean count, Path out, List<String> more) {
        List<String> all = new ArrayList<>(words);
        if (!count) {
            all.addAll(List.of("--out", out.toString()));
        }
        all.addAll(more);
        return all;
    }

    private Faltung.Outcome run(List<String> words, boolean count, Path out, List<String> more)
            throws Exception {
        return Faltung.start(folder, words(words, count, out, more)).end();
    }

    private static JsonNode answer(Faltung.Outcome outcome) {
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return JsonMapper.shared().readTree(outcome.out());
    }
}
