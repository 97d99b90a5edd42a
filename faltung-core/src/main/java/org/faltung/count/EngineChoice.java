package org.faltung.count;

import java.util.List;
import java.util.Optional;
import org.faltung.region.Engine;
import org.faltung.region.Problem;

/// Which engine walks a problem.
public final class EngineChoice {
    private static final List<String> NAMES =
            List.of("line", "plane", "vertex", "pivot", "restrict");

    private EngineChoice() {}

    /// The engines' names.
    public static List<String> names() {
        return NAMES;
    }

    static void requireName(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no engine '" + name + "'; choose one of " + String.join(", ", NAMES));
        }
    }

    /// The engine that counts fastest, or the one that was asked for.
    static Engine counting(Optional<String> asked, Problem problem) {
        throw new UnsupportedOperationException();
    }

    /// The engine that lists regions fastest, or the one that was asked for.
    static Engine enumerating(Optional<String> asked, Problem problem) {
        throw new UnsupportedOperationException();
    }
}
