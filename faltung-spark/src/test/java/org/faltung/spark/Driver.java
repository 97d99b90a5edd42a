package org.faltung.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A `faltung` command as a process of its own: it can be killed.
final class Driver {
    private static final long MOST_SECONDS = 600;

    private final Process process;
    private final Path out;
    private final Path err;

    private Driver(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// What a process left.
    record Outcome(int status, String out, String err) {}

    /// Starts `faltung` on the classes of this test.
    static Driver faltung(Path folder, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(
                List.of(
                        "-Dspark.driver.host=127.0.0.1",
                        "-Dspark.executor.memory=512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.faltung.cli.Main"));
        command.addAll(words);
        return start(folder, new ProcessBuilder(command));
    }

    /// Java, for a process that does not live long.
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }

    static Driver start(Path folder, ProcessBuilder builder) throws IOException {
        Path out = Files.createTempFile(folder, "driver", ".out");
        Path err = Files.createTempFile(folder, "driver", ".err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Driver(process, out, err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// As the system kills it when memory runs out.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Outcome end() throws IOException, InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(err));
        }
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
