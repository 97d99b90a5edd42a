package org.faltung.cli;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The command as a process of its own, on the classes of this test: it can be killed.
final class Faltung {
    private static final long MOST_SECONDS = 120;

    /// The class path of this test, with DuckDB's library beside its jar and not in it: unpacking it takes longer than most
    /// of these runs, and a process that is killed leaves it behind.
    private static final String CLASS_PATH = classPath();

    private final Process process;
    private final Path out;
    private final Path err;

    private Faltung(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// What a process left.
    record Outcome(int status, String out, String err) {}

    /// Starts the command.
    ///
    /// @param folder for what it prints
    static Faltung start(Path folder, List<String> words) throws IOException {
        Path out = Files.createTempFile(folder, "faltung", ".out");
        Path err = Files.createTempFile(folder, "faltung", ".err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        CLASS_PATH,
                        "org.faltung.cli.Main"));
        command.addAll(words);
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        return new Faltung(process, out, err);
    }

    /// The command in this process.
    static Outcome here(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Status status = Main.run(words.toArray(String[]::new), new Console(out, err));
        return new Outcome(
                status.code(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(entry ->
                        entry.getFileName().toString().startsWith("duckdb_jdbc")
                                ? light(entry)
                                : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path light(Path jar) {
        String system =
                Map.of("amd64", "linux_amd64", "aarch64", "linux_arm64")
                        .getOrDefault(System.getProperty("os.arch"), "");
        if (!System.getProperty("os.name").equals("Linux") || system.isEmpty()) {
            return jar;
        }
        try {
            Path folder = Files.createTempDirectory("duckdb");
            Path light = folder.resolve(jar.getFileName());
            Path library = folder.resolve("libduckdb_java.so_" + system);
            light.toFile().deleteOnExit();
            library.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                    ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(light))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (entry.getName().equals(library.getFileName().toString())) {
                        Files.copy(in, library);
                    } else if (!entry.getName().startsWith("libduckdb_java")) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        in.transferTo(out);
                    }
                }
            }
            return light;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it has told that its run is kept or resumed, or has ended.
    void awaitKept() throws IOException, InterruptedException {
        while (process.isAlive()
                && !Files.readString(err).matches("(?s).*(kept as|is resumed).*")) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// Lets it work for a while, then kills it as the system kills it when memory runs out.
    ///
    /// @return whether it was still at work
    boolean killAfter(long milliseconds) throws InterruptedException {
        if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly().waitFor();
        return true;
    }

    /// Kills it as soon as there is a file.
    void killWhenThereIs(Path file) throws InterruptedException {
        while (!Files.exists(file) && process.isAlive()) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
    }

    Outcome end() throws IOException, InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + MOST_SECONDS + " s");
        }
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
