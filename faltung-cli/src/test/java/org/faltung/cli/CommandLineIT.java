package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.faltung.cli.Launcher.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line contract, tried from outside: the launcher as a process, nothing known of Java.
class CommandLineIT {
    private static final Launcher FALTUNG = Launcher.atHome();

    @TempDir private Path folder;

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /// The one line on standard error that blames the input.
    private static String complaint(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("faltung: ")
                .doesNotContain("\tat ", "Exception")
                .hasLineCount(1);
        return outcome.err();
    }

    @ParameterizedTest(name = "faltung {0}")
    @ValueSource(strings = {"--help", "-h", "bounds --help", "bounds in:2 --help"})
    void everyHelpHasAnExample(String words) throws Exception {
        Outcome outcome = FALTUNG.run(words.split(" "));
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).startsWith("Usage: faltung ").contains("Example");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theVersionIsOneLine() throws Exception {
        Outcome outcome = FALTUNG.run("--version");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).matches("faltung \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @ParameterizedTest(name = "faltung {0}")
    @CsvSource({
        "bonds, bounds",
        "--jsn, --help",
        "bounds --jsn, --json",
        "bounds, in:2",
        "bounds --from, FILE",
    })
    void unknownWordsAreAnsweredByWhatToTry(String words, String hint) throws Exception {
        assertThat(complaint(FALTUNG.run(words.split(" ")))).contains("Try 'faltung ", hint);
    }

    @Test
    void noWordsAtAllAreAQuestion() throws Exception {
        assertThat(complaint(FALTUNG.run())).contains("Try 'faltung --help'");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "in:",
                "in:2 foo:3",
                "in:0 fc:3 relu",
                "in:-2 fc:3 relu",
                "in:2 fc:0 relu",
                "in:2 fc:-3 relu",
                "in:2 fc:three relu",
                "in:2 fc:3.5 relu",
                "in:99999999999999999999 fc:3 relu",
                "in:3x3x1 conv:2@4x4 relu",
                "in:3x3x1 conv:0@2x2 relu",
                "in:3x3x1 conv:2@2x2/0 relu",
                "in:28x28x1 conv:1000000000@5x5 relu",
                "in:5 conv:2@2 relu",
                "in:5 res( fc:5 relu",
                "in:5 fc:5 ) relu",
                "preset:nothing",
                "fc:3 relu",
            })
    void badArchitecturesGetOneClearLine(String architecture) throws Exception {
        assertThat(complaint(FALTUNG.run("bounds", architecture, "--json"))).isNotBlank();
    }

    @Test
    void whatHasNoComparisonIsRefused() throws Exception {
        String architecture = "in:2 fc:3 relu fc:3 relu";
        assertThat(complaint(FALTUNG.run("bounds", architecture, "--vs-fc"))).contains("one");
    }

    @Test
    void whereSparkIsNotThereAMessageSaysHowToGetIt() throws Exception {
        Path model = Models.dense(folder.resolve("m.json"), 1, false, 2, 3, 1);
        String[] words = {"count", model.toString(), "--box", "0:1", "--spark", "local[2]"};
        assertThat(complaint(FALTUNG.run(words))).contains("./faltung fetches it by itself");
    }

    @Test
    void badFilesGetOneClearLine() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("directory.onnx"));
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        Path noise = Files.write(folder.resolve("noise.onnx"), bytes);
        Path empty = Files.write(folder.resolve("empty.onnx"), new byte[0]);
        // An ONNX file begins with its version and its producer, here cut in the producer's name.
        byte[] start = {0x08, 0x08, 0x12, 0x07, 'p', 'y', 't'};
        Path truncated = Files.write(folder.resolve("truncated.onnx"), start);
        assertThat(complaint(FALTUNG.run("bounds", directory.toString()))).contains("a directory");
        assertThat(complaint(FALTUNG.run("bounds", folder + "/none.onnx"))).contains("none.onnx");
        for (Path file : List.of(noise, empty, truncated)) {
            assertThat(complaint(FALTUNG.run("bounds", file.toString())))
                    .contains(file.getFileName().toString());
        }
    }

    @Test
    void badListsGetOneClearLine() throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {0, (byte) 0xff, 1});
        assertThat(complaint(FALTUNG.run("bounds", "@" + folder + "/none"))).contains("/none'");
        assertThat(complaint(FALTUNG.run("bounds", "@" + folder))).contains("a directory");
        assertThat(complaint(FALTUNG.run("bounds", "@" + binary))).contains("not a text");
        for (String list : List.of(folder + "/none", folder.toString(), binary.toString())) {
            assertThat(complaint(FALTUNG.run("bounds", "--from", list))).contains(list);
        }
    }

    @Test
    void theJsonHasEveryFieldOfTheContract() throws Exception {
        Outcome outcome = FALTUNG.run("bounds", "in:2 fc:4 relu fc:4 relu fc:1", "--json");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).hasLineCount(1);
        JsonNode answer = json(outcome.out());
        assertThat(answer.get("architecture").asString())
                .isEqualTo("in:2 fc:4 relu fc:4 relu fc:1");
        assertThat(answer.get("inputDimension").asInt()).isEqualTo(2);
        assertThat(answer.get("neurons").asInt()).isEqualTo(8);
        assertThat(answer.get("parameters").asInt()).isEqualTo(37);
        assertThat(answer.get("results")).isNotEmpty().allSatisfy(CommandLineIT::assertResult);
        JsonNode best = answer.get("best");
        assertThat(best.propertyNames())
                .contains("lower", "lowerLog10", "lowerBy", "upper", "upperLog10", "upperBy")
                .contains("exact", "assumes");
        assertThat(new BigInteger(best.get("lower").asString()))
                .isLessThanOrEqualTo(new BigInteger(best.get("upper").asString()));
        assertThat(outcome.out()).containsPattern("\"log10\":\\d+\\.\\d{6,}[,}]");
    }

    private static void assertResult(JsonNode result) {
        assertThat(result.get("name").asString()).matches("[a-z0-9-]+");
        assertThat(result.get("side").asString()).matches("upper|lower|exact|average");
        assertThat(result.get("holdsFor").asString()).matches("every|some|almost-every");
        assertThat(result.get("status").asString())
                .matches("theorem|derived|published|verified|conjecture");
        assertThat(result.get("value").asString()).matches("\\d+");
        assertThat(result.get("log10").isNumber()).isTrue();
        assertThat(result.get("assumes").isArray()).isTrue();
        assertThat(result.get("source").asString()).isNotBlank();
    }

    @Test
    void severalWordsAreOneArchitecture() throws Exception {
        Outcome outcome = FALTUNG.run("bounds", "in:2", "fc:3", "relu", "--json");
        assertThat(json(outcome.out()).get("architecture").asString()).isEqualTo("in:2 fc:3 relu");
    }

    @Test
    void everyFormatIsPrintedAlone() throws Exception {
        String architecture = "in:2 fc:3 relu";
        assertThat(FALTUNG.run("bounds", architecture, "--csv").out())
                .startsWith("name,side,holdsFor,value,log10,status,assumes,source,note\r\n");
        assertThat(FALTUNG.run("bounds", architecture, "--latex").out())
                .contains("\\begin{tabular}", "\\bottomrule");
        assertThat(FALTUNG.run("bounds", architecture, "--cite").out()).startsWith("@");
        assertThat(FALTUNG.run("bounds", architecture).out()).startsWith(architecture + "\n");
    }

    @Test
    void itRunsThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), FALTUNG.script());
        Files.writeString(folder.resolve("small.txt"), "in:2 fc:3 relu");
        Outcome outcome = new Launcher(link, folder).run("bounds", "@small.txt", "--json");
        Files.delete(link);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(json(outcome.out()).get("architecture").asString()).isEqualTo("in:2 fc:3 relu");
    }

    @Test
    void aListIsAnsweredInItsOrderAndItsBadLinesAreNamed() throws Exception {
        String list = "# two good ones\nin:2 fc:3 relu\n\nin:2 what\nin:3 fc:5 relu\n";
        Outcome outcome = FALTUNG.runWith(list, "bounds", "--from", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out().lines().map(line -> json(line).get("line").asInt()))
                .containsExactly(2, 5);
        assertThat(outcome.err()).contains("standard input, line 4: ");
    }

    @Test
    void aProgramMayAskLineByLineAndStopIt() throws Exception {
        Process process = FALTUNG.builder("bounds", "--from", "-").start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
                BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("in:2 fc:3 relu\n");
            in.flush();
            assertThat(json(out.readLine()).get("line").asInt()).isEqualTo(1);
            process.toHandle().destroy(); // SIGTERM, and the streams stay open
            assertThat(process.waitFor()).isEqualTo(3);
            assertThat(err.lines()).containsExactly("faltung: stopped early after 1 line");
        }
    }

    @Test
    void aReaderWhoLeavesIsNoFault() throws IOException, InterruptedException {
        String words = "'" + FALTUNG.script() + "' bounds --from -";
        ProcessBuilder builder = FALTUNG.builder();
        builder.command(
                "sh",
                "-c",
                "(yes in:2 fc:3 relu | head -3000 | " + words + "; echo $? >&2) | head -1");
        Process process = builder.start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(process.inputReader(StandardCharsets.UTF_8).lines()).hasSize(1);
            assertThat(err.lines()).containsExactly("0");
        }
    }

    @Test
    void aKeptRunSaysWhereItIsAndNothingElse() throws Exception {
        String store = folder.resolve("store").toString();
        String model = FALTUNG.folder().resolve("examples/two-moons.json").toString();
        String out = folder.resolve("r.parquet").toString();
        Outcome kept =
                FALTUNG.run(
                        "regions", model, "--box", "-2:3", "--out", out, "--keep", "--store",
                        store);
        assertThat(kept.status()).as(kept.err()).isZero();
        // Where the machine is slow, it tells how far it is, too.
        assertThat(kept.err().lines().filter(line -> !line.contains(" a second")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("faltung: "));
        Outcome runs = FALTUNG.run("runs", "--store", store, "--json");
        assertThat(runs.err()).isEmpty();
        assertThat(json(runs.out()).get("runs").get(0).get("status").asString()).isEqualTo("done");
    }
}
