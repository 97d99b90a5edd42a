package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BatchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    private Status run(String list) throws IOException {
        Path file = Files.writeString(folder.resolve("list.txt"), list);
        Batch batch = new Batch(new Console(out, err), BatchTest::answer);
        return batch.run(Lines.of(file.toString()));
    }

    /// Answers late, unless told to fail.
    private static BoundsReport answer(String text) {
        switch (text) {
            case "bad" -> throw new InputException("no good");
            case "bug" -> throw new IllegalStateException("planted");
            case "memory" -> throw new OutOfMemoryError("planted");
            default -> {
                try {
                    Thread.sleep(text.equals("slow") ? 200 : 0);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return Reports.full();
            }
        }
    }

    private List<Long> linesAnswered() {
        return out.toString(UTF_8)
                .lines()
                .map(json -> JsonMapper.shared().readTree(json).get("line").asLong())
                .toList();
    }

    @Test
    void answersComeInTheOrderOfTheList() throws IOException {
        assertThat(run("slow\n\n# comment\nquick\r\nslow\nquick")).isEqualTo(Status.DONE);
        assertThat(linesAnswered()).containsExactly(1L, 4L, 5L, 6L);
        assertThat(err.size()).isZero();
    }

    @Test
    void moreLinesThanMayWaitAreAllAnswered() throws IOException {
        String list = IntStream.range(0, 2500).mapToObj(i -> "a").collect(Collectors.joining("\n"));
        assertThat(run(list)).isEqualTo(Status.DONE);
        assertThat(linesAnswered()).hasSize(2500).isSorted();
    }

    @Test
    void aBadLineIsToldOfAndSkipped() throws IOException {
        assertThat(run("quick\nbad\nquick\n")).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(linesAnswered()).containsExactly(1L, 3L);
        assertThat(err.toString(UTF_8))
                .contains("list.txt, line 2: no good\n")
                .endsWith("faltung: no answer for 1 of 3 lines\n");
    }

    @Test
    void aBugOfOursIsGraverThanABadLine() throws IOException {
        assertThat(run("bug\nbad\nquick\n")).isEqualTo(Status.FALTUNG_AT_FAULT);
        assertThat(linesAnswered()).containsExactly(3L);
        assertThat(err.toString(UTF_8)).contains("list.txt, line 1: this is a bug in faltung");
    }

    @Test
    void withoutMemoryNothingGoesOn() {
        assertThatThrownBy(() -> run("quick\nmemory\nquick\n"))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(linesAnswered()).containsExactly(1L);
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Lines.of(file.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("bytes is not a text in UTF-8");
    }
}
