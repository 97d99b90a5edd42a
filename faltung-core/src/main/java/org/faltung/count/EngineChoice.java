package org.faltung.count;

import java.util.List;
import java.util.Optional;
import org.faltung.fold.FoldLayer;
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

    /// The largest dimension of a box in which counting by vertices was measured to be no slower than by dictionaries.
    private static final int COUNTED_BY_VERTICES = 5;

    /// The same where not every coordinate has a range.
    private static final int UNBOUNDED_BY_VERTICES = 6;

    /// The same for going to every region.
    private static final int LISTED_BY_VERTICES = 3;

    /// The largest dimension in which bounded regions are told from unbounded ones unasked.
    private static final int FEW_DIMENSIONS = 3;

    /// The most units with which they are.
    private static final int FEW_UNITS = 200;

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
    static Engine counting(Optional<String> asked, Problem problem, int threads) {
        return checked(
                switch (asked.orElse("best")) {
                    case "best" -> best(problem, threads);
                    case "line" -> LineEngine.counting();
                    case "plane" -> PlaneEngine.counting(threads);
                    case "vertex" -> VertexEngine.restricting();
                    case "restrict" -> restricting(problem, threads);
                    default -> PivotEngine.restricting();
                },
                problem);
    }

    /// The engine that lists regions fastest, or the one that was asked for.
    static Engine enumerating(Optional<String> asked, Problem problem) {
        return checked(
                switch (asked.orElse("best")) {
                    case "best" -> best(problem);
                    case "line" -> LineEngine.enumerating();
                    case "plane" -> PlaneEngine.enumerating();
                    case "vertex" -> VertexEngine.enumerating();
                    default -> PivotEngine.enumerating();
                },
                problem);
    }

    /// Whether the bounded regions of an unbounded domain are counted too, which takes an engine that goes to every
    /// region: for networks that are small.
    static boolean countsBounded(Problem problem) {
        boolean small = problem.dimension() <= FEW_DIMENSIONS;
        return small
                && problem.dimension() > 1
                && !problem.domain().isBoxed()
                && problem.folds().foldingUnits() <= FEW_UNITS;
    }

    private static Engine best(Problem problem, int threads) {
        if (countsBounded(problem)) {
            return VertexEngine.enumerating();
        }
        return switch (problem.dimension()) {
            case 1 -> LineEngine.counting();
            case 2 -> PlaneEngine.counting(threads);
            default -> restricting(problem, threads);
        };
    }

    private static Engine best(Problem problem) {
        if (countsBounded(problem)) {
            return VertexEngine.enumerating();
        }
        return switch (problem.dimension()) {
            case 1 -> LineEngine.enumerating();
            case 2 -> PlaneEngine.enumerating();
            default ->
                    problem.dimension() <= LISTED_BY_VERTICES
                            ? VertexEngine.enumerating().orElse(PivotEngine.enumerating())
                            : PivotEngine.enumerating();
        };
    }

    /// Whether a problem whose cells are cones is better counted on the whole space than in a bounded domain.
    static boolean favoursCones(Problem space) {
        int d = space.dimension();
        return d > 2 && (d <= UNBOUNDED_BY_VERTICES || beginsWithCones(space));
    }

    /// Without geometry where that can be; else the last layer inside each cell.
    static Engine restricting(Problem problem, int threads) {
        Engine bare = new RestrictEngine(threads);
        if (bare.refusal(problem).isEmpty()) {
            return bare;
        }
        boolean boxed = problem.domain().isBoxed();
        int most = boxed ? COUNTED_BY_VERTICES : UNBOUNDED_BY_VERTICES;
        return problem.dimension() <= most || beginsWithCones(problem)
                ? VertexEngine.restricting().orElse(PivotEngine.restricting())
                : PivotEngine.restricting();
    }

    /// Whether the first layer that folds has no more hyperplanes than there are dimensions and nothing else bounds its
    /// cells: then these have few vertices and rays, in whatever dimension.
    private static boolean beginsWithCones(Problem problem) {
        if (!problem.domain().constraints().isEmpty()) {
            return false;
        }
        for (FoldLayer layer : problem.folds().layers()) {
            if (layer.folds()) {
                int hyperplanes = layer.units().stream().mapToInt(unit -> unit.pieces() - 1).sum();
                return hyperplanes <= problem.dimension();
            }
        }
        return false;
    }

    /// The engine of a recipe ([Engine#recipe]), for one thread.
    ///
    /// @throws IllegalArgumentException if no engine that splits has it
    static Engine following(String recipe) {
        int stroke = recipe.indexOf('/');
        if (stroke >= 0) {
            VertexEngine first =
                    recipe.startsWith("vertex+")
                            ? VertexEngine.restricting()
                            : VertexEngine.enumerating();
            return first.orElse(following(recipe.substring(stroke + 1)));
        }
        return switch (recipe) {
            case "vertex" -> VertexEngine.enumerating();
            case "vertex+" -> VertexEngine.restricting();
            case "pivot" -> PivotEngine.enumerating();
            case "pivot+" -> PivotEngine.restricting();
            case "plane" -> PlaneEngine.enumerating(1);
            case "plane+" -> PlaneEngine.counting(1);
            default -> throw new IllegalArgumentException("no engine is '" + recipe + "'");
        };
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
