package org.faltung.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.faltung.io.Model;
import org.faltung.io.Models;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;

/// What a user may write where an architecture is asked for: the architecture itself, `@FILE` with
/// one in it, or a model file, which gives its own.
final class Architectures {
    private static final String EXAMPLE =
            "an architecture starts with in: or preset:, as in 'in:2 fc:3 relu'";

    private Architectures() {}

    /// An architecture with what its reader has to say about it.
    record Named(Network network, List<String> notes) {}

    /// Reads what the user wrote.
    ///
    /// @throws InputException if there is no such file
    /// @throws org.faltung.notation.NotationException if the architecture is ill-formed
    /// @throws org.faltung.io.ImportException if the model cannot be read
    static Named of(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            throw new InputException("the architecture is empty; " + EXAMPLE);
        }
        if (text.startsWith("@")) {
            return parse(contents(text.substring(1)));
        }
        if (isNotation(text)) {
            return parse(text);
        }
        Path path = existing(text, "there is no model file '" + text + "', and " + EXAMPLE);
        Model model = Models.read(path);
        return new Named(model.network(), model.notes());
    }

    private static boolean isNotation(String text) {
        return text.startsWith("in:") || text.startsWith("preset:");
    }

    private static Named parse(String text) {
        ArchitectureParser.Parsed parsed = ArchitectureParser.parse(text);
        return new Named(parsed.network(), parsed.notes());
    }

    /// The lines of a file, as one.
    private static String contents(String file) {
        StringBuilder text = new StringBuilder();
        try (Lines lines = Lines.of(file)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                text.append(text.isEmpty() ? "" : " ").append(line.get().text());
            }
        }
        if (!isNotation(text.toString())) {
            throw new InputException(file + ": no architecture in it; " + EXAMPLE);
        }
        return text.toString();
    }

    /// A path to something that can be read.
    ///
    /// @param absent what to say if nothing is there
    static Path existing(String file, String absent) {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw new InputException(absent, e);
        }
        if (file.isEmpty() || !Files.exists(path)) {
            throw new InputException(absent);
        }
        if (Files.isDirectory(path)) {
            throw new InputException("'" + file + "' is a directory, not a file");
        }
        if (!Files.isReadable(path)) {
            throw new InputException("'" + file + "' may not be read; look at its permissions");
        }
        return path;
    }
}
