package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real disk that is full: a small file system in memory, where the machine lets us mount one. Where it does not,
/// `StoreTest` and `ParquetFileTest` still write to `/dev/full`.
class FullDiskTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path disk;
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        model = Models.dense(folder.resolve("model.json"), 3, false, 3, 12, 8, 2);
    }

    @AfterEach
    void unmount() throws Exception {
        system("umount", "-l", disk.toString());
    }

    private void mount(String size) throws Exception {
        String options = "size=" + size;
        boolean mounted = system("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
        assumeTrue(mounted, "this machine lets us mount no file system");
    }

    private static boolean system(String... words) throws Exception {
        return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    }

    private Status run(String... more) {
        out.reset();
        err.reset();
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of(model.toString(), "--box", "-1:1"));
        return Main.run(words.toArray(String[]::new), new Console(out, err));
    }

    private String complaint(Status status) {
        assertThat(status).as(err.toString(UTF_8)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(out.size()).isZero();
        return err.toString(UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"r.jsonl", "r.csv", "r.parquet"})
    void recordsThatDoNotFitLeaveNothingBehind(String name) throws Exception {
        mount("32k");
        assertThat(complaint(run("regions", "--out", disk.resolve(name).toString())))
                .contains("cannot write " + disk.resolve(name), "o space left on device")
                .hasLineCount(1);
        try (Stream<Path> left = Files.list(disk)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aStoreThatDoesNotFitIsNamed() throws Exception {
        mount("32k");
        assertThat(complaint(run("count", "--keep", "--store", disk.resolve("store").toString())))
                .containsAnyOf(
                        "cannot be used", "cannot be kept") // by the database, or by the journal
                .contains("the store " + disk.resolve("store"), "--store")
                .hasLineCount(2); // that it is kept, and that it is not
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"r.jsonl", "r.parquet"})
    void aKeptRunGoesOnWhenThereIsRoomAgain(String name) throws Exception {
        Path calm = folder.resolve(name);
        assertThat(run("regions", "--out", calm.toString())).isEqualTo(Status.DONE);
        mount("32k");
        String store = folder.resolve("store").toString();
        Path target = disk.resolve(name);
        String[] words = {"regions", "--out", target.toString(), "--resume", "--store", store};
        assertThat(complaint(run(words))).contains("o space left on device");
        assertThat(target).doesNotExist();
        assertThat(system("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        assertThat(run(words)).as(err.toString(UTF_8)).isEqualTo(Status.DONE);
        assertThat(err.toString(UTF_8)).contains("run 1 is resumed");
        assertThat(target).hasSameBinaryContentAs(calm);
    }
}
