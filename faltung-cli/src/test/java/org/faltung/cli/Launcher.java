package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The launcher `./faltung`, run as a user runs it but with the jars of this build.
///
/// @param script the file to run: the launcher, or a link to it
/// @param folder where to run it
record Launcher(Path script, Path folder) {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final long MOST_SECONDS = 120;

    /// What a run left.
    record Outcome(int status, String out, String err) {}

    /// The launcher itself, called from its own folder.
    static Launcher atHome() {
        return new Launcher(ROOT.resolve("faltung"), ROOT);
    }

    Outcome run(String... words) throws IOException, InterruptedException {
        return runWith("", words);
    }

    /// Runs it with something on standard input.
    Outcome runWith(String input, String... words) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile("faltung", ".in"), input);
        Path out = Files.createTempFile("faltung", ".out");
        Path err = Files.createTempFile("faltung", ".err");
        try {
            Process process =
                    builder(words)
                            .redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: faltung " + String.join(" ", words));
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(out, UTF_8),
                    Files.readString(err, UTF_8));
        } finally {
            for (Path file : List.of(in, out, err)) {
                Files.delete(file);
            }
        }
    }

    /// The command, ready to be started, with the classes of this build instead of one of its own.
    ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("FALTUNG_APP", ROOT.resolve("faltung-cli/target").toString());
        return builder;
    }
}
