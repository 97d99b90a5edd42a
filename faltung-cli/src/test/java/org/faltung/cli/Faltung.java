package org.faltung.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The command as a process of its own, on the classes of this test: it can be killed.
final class Faltung {
    private static final long MOST_SECONDS = 120;

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
                        System.getProperty("java.class.path"),
                        "org.faltung.cli.Main"));
        command.addAll(words);
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        return new Faltung(process, out, err);
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
