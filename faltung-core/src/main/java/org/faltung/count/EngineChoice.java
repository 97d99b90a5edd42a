package org.faltung.count;

import java.util.List;
import java.util.Optional;
import org.faltung.region.Engine;
import org.faltung.region.Problem;
import org.faltung.region.line.LineEngine;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.region.plane.PlaneEngine;
import org.faltung.region.restrict.RestrictEngine;
import org.faltung.region.vertex.VertexEngine;

/// Which engine walks a problem.
public final class EngineChoice {
    private static final List<String> NAMES =
            List.of("line", "plane", "vertex", "pivot", "restrict");

    /// The largest dimension in which cells have few enough vertices.
    private static final int FEW_VERTICES = 5;

    private EngineChoice() {}

    /// The engines' names.
    public static List<String> names() {
        return NAMES;
    }

    static void requireName(String name) {
        if (!NAMES.contains(name)) {
            throw new CannotCountException(
                    "there is no engine '" + name + "'; choose one of " + String.join(", ", NAMES));
        }
    }

    /// The engine that counts fastest, or the one that was asked for.
    static Engine counting(Optional<String> asked, Problem problem) {
        return checked(
                switch (asked.orElseGet(() -> best(problem))) {
                    case "line" -> LineEngine.counting();
                    case "plane" -> PlaneEngine.counting();
                    case "vertex" -> VertexEngine.restricting();
                    case "restrict" -> restricting(problem);
                    default -> PivotEngine.enumerating();
                },
                problem);
    }

    /// The engine that lists regions fastest, or the one that was asked for.
    static Engine enumerating(Optional<String> asked, Problem problem) {
        return checked(
                switch (asked.orElseGet(() -> best(problem))) {
                    case "line" -> LineEngine.enumerating();
                    case "plane" -> PlaneEngine.enumerating();
                    case "vertex" -> VertexEngine.enumerating();
                    default -> PivotEngine.enumerating();
                },
                problem);
    }

    private static String best(Problem problem) {
        if (problem.dimension() == 1) {
            return "line";
        }
        if (problem.dimension() == 2) {
            return "plane";
        }
        if (new RestrictEngine().refusal(problem).isEmpty()) {
            return "restrict";
        }
        return problem.dimension() <= FEW_VERTICES ? "vertex" : "pivot";
    }

    /// Without geometry where that can be; else the last layer inside each cell.
    private static Engine restricting(Problem problem) {
        Engine bare = new RestrictEngine();
        if (bare.refusal(problem).isEmpty()) {
            return bare;
        }
        return problem.dimension() <= FEW_VERTICES
                ? VertexEngine.restricting()
                : PivotEngine.enumerating();
    }

    private static Engine checked(Engine engine, Problem problem) {
        Optional<String> refusal = engine.refusal(problem);
        if (refusal.isPresent()) {
            throw new CannotCountException(
                    "the engine '" + engine.name() + "' cannot count here: " + refusal.get());
        }
        return engine;
    }
}
