package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Status run(String... words) {
        return Main.run(words, new Console(out, err));
    }

    @ParameterizedTest(name = "faltung {0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "bounz ~ faltung: unknown command 'bounz'. Did you mean 'bounds'? Try 'faltung --help'.",
                "--what ~ faltung: unknown option '--what'. Try 'faltung --help'.",
                "bounds --jsn ~ faltung: unknown option '--jsn'. Did you mean '--json'? Try 'faltung bounds --help'.",
                "bounds --from ~ faltung: Missing required parameter for option '--from' (FILE|-). Try 'faltung bounds --help'.",
                "bounds ~ faltung: bounds needs an architecture, as in 'faltung bounds in:2 fc:3 relu'. Try 'faltung bounds --help'.",
                "bounds in:2 --csv --latex ~ faltung: --csv and --latex exclude each other; choose one",
                "bounds --from list in:2 ~ faltung: --from takes every architecture from its file and prints JSON lines; leave out 'in:2'",
                "bounds --from list --csv ~ faltung: --from takes every architecture from its file and prints JSON lines; leave out --csv",
                "bounds --from nothing ~ faltung: there is no file 'nothing' to read lines from",
                "bounds nothing.onnx ~ faltung: there is no model file 'nothing.onnx', and an architecture starts with in: or preset:, as in 'in:2 fc:3 relu'",
            })
    void badWordsGetOneLineThatSaysWhatToTry(String words, String message) {
        assertThat(run(words.split(" "))).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).isEqualTo(message + "\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void wordsMayRepeatAndMix() {
        assertThat(run("bounds", "in:2", "--json", "fc:3", "relu", "--json"))
                .isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).startsWith("{\"architecture\":\"in:2 fc:3 relu\"");
        assertThat(err.size()).isZero();
    }

    @Test
    void anArchitectureMayStandInAFileOnSeveralLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("architecture.txt");
        Files.writeString(file, "\uFEFF# small\r\nin:2\r\n\r\n  fc:3 relu\r\n");
        assertThat(run("bounds", "@" + file, "--json")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("\"architecture\":\"in:2 fc:3 relu\"");
    }

    @Test
    void aFileWithoutAnArchitectureIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("empty.txt"), "# nothing\n");
        assertThat(run("bounds", "@" + file)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("empty.txt: no architecture in it");
    }

    @Test
    void aFaultOfOursIsNotBlamedOnTheUser() {
        Console console = new Console(out, err);
        assertThat(Faults.report(new IllegalStateException("planted"), console))
                .isEqualTo(Status.FALTUNG_AT_FAULT);
        assertThat(err.toString(UTF_8))
                .contains("this is a bug in faltung", "IllegalStateException: planted", "\tat ");
    }

    @Test
    void memoryThatRanOutIsNoBug() {
        Console console = new Console(out, err);
        assertThat(Faults.report(new OutOfMemoryError("planted"), console))
                .isEqualTo(Status.FALTUNG_AT_FAULT);
        assertThat(err.toString(UTF_8)).startsWith("faltung: out of memory").doesNotContain("bug");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Broken pipe, DONE", "No space left on device, INPUT_AT_FAULT"})
    void onlyAReaderWhoLeftIsNoFault(String reason, Status status) {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(reason);
                    }
                };
        assertThat(Main.run(new String[] {"--version"}, new Console(closed, err)))
                .isEqualTo(status);
        assertThat(err.toString(UTF_8).contains(reason)).isEqualTo(status != Status.DONE);
    }

    @Test
    void messagesCannotMoveTheCursor() {
        new Console(out, err).say("a\u001b[2Jb\rc");
        assertThat(err.toString(UTF_8)).isEqualTo("faltung: a?[2Jb?c\n");
    }
}
