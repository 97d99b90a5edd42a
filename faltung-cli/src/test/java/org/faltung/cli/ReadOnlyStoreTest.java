package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A store where nothing can be written: its runs are listed and shown, and nothing else is done.
class ReadOnlyStoreTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path disk;
    private Path store;
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        store = disk.resolve("store");
        model = Models.dense(folder.resolve("model.json"), 3, false, 3, 12, 8, 2);
    }

    @AfterEach
    void makeWritable() throws Exception {
        system("umount", "-l", disk.toString());
        system("chmod", "-R", "u+w", disk.toString());
    }

    private static boolean system(String... words) throws Exception {
        return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    }

    private Status run(String... words) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--store", store.toString()));
        return Main.run(all.toArray(String[]::new), new Console(out, err));
    }

    private JsonNode runs() {
        assertThat(run("runs", "--json")).as(err.toString(UTF_8)).isEqualTo(Status.DONE);
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    private void complains(String... words) {
        assertThat(run(words)).as(err.toString(UTF_8)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8))
                .startsWith("faltung: the store " + store + " cannot be written to")
                .contains("read-only", "--store")
                .hasLineCount(1);
    }

    private void fill() {
        assertThat(run("count", model.toString(), "--box", "0:1", "--keep")).isEqualTo(Status.DONE);
        String[] part = {
            "count", model.toString(), "--box", "-1:1", "--budget-regions", "40", "--keep"
        };
        assertThat(run(part)).isEqualTo(Status.PARTIAL);
    }

    private void isOnlyLookedAt(JsonNode before) {
        assertThat(runs()).isEqualTo(before);
        assertThat(run("runs")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("interrupted", "done");
        assertThat(run("runs", "show", "2")).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8)).contains("interrupted", "faltung count");
        complains("runs", "delete", "1");
        complains("count", model.toString(), "--box", "0:2", "--keep");
        complains("count", model.toString(), "--box", "-1:1", "--resume");
        assertThat(run("count", model.toString(), "--box", "0:1", "--resume"))
                .as("the answer is there")
                .isEqualTo(Status.DONE);
        assertThat(runs()).isEqualTo(before);
    }

    @Test
    void aReadOnlyDiskIsLookedAt() throws Exception {
        boolean mounted =
                system("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
        assumeTrue(mounted, "this machine lets us mount no file system");
        fill();
        JsonNode before = runs();
        assertThat(system("mount", "-o", "remount,ro", disk.toString())).isTrue();
        isOnlyLookedAt(before);
    }

    @Test
    void aReadOnlyFolderIsLookedAt() throws Exception {
        fill();
        JsonNode before = runs();
        try (Stream<Path> all = Files.walk(store)) {
            for (Path path : all.toList()) {
                String mode = Files.isDirectory(path) ? "r-xr-xr-x" : "r--r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            }
        }
        assumeFalse(Files.isWritable(store), "this user, root perhaps, writes where he likes");
        isOnlyLookedAt(before);
    }

    /// What a killed run has finished is in its journal alone.
    @Test
    void aJournalThatTheDatabaseDoesNotKnowIsSeen() throws Exception {
        boolean mounted =
                system("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
        assumeTrue(mounted, "this machine lets us mount no file system");
        fill();
        JsonNode before = runs();
        Files.delete(store.resolve("faltung.duckdb"));
        assertThat(system("mount", "-o", "remount,ro", disk.toString())).isTrue();
        JsonNode seen = runs().get("runs");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0)).isEqualTo(before.get("runs").get(1));
    }
}
