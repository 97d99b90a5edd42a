package org.faltung.notation;

import java.util.List;
import java.util.function.Supplier;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;
import org.faltung.network.Shape;

/// An input on a graph, `NAMExC`: the digits after the last x are the channels.
final class GraphInput {
    private static final List<String> NAMES =
            List.of("path", "cycle", "complete", "star", "grid", "karate", "edges");

    private GraphInput() {}

    /// @param step read up to `in:graph=`
    static Shape read(Step step) {
        String text = step.rest();
        int last = text.lastIndexOf('x');
        if (last < 0 || !text.substring(last + 1).matches("\\d+")) {
            throw step.fault(
                    "the features of a node are missing; write in:graph=NAMExC, such as"
                            + " in:graph=path:4x2");
        }
        int channels = whole(step, text.substring(last + 1), "the number of features");
        Graph graph = graph(step, text.substring(0, last));
        return guarded(step, () -> new Shape.OnGraph(graph, channels));
    }

    private static Graph graph(Step step, String name) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        String size = colon < 0 ? "" : name.substring(colon + 1);
        return switch (kind) {
            case "path" -> sized(step, name, () -> Graphs.path(nodes(step, size)));
            case "cycle" -> sized(step, name, () -> Graphs.cycle(nodes(step, size)));
            case "complete" -> sized(step, name, () -> Graphs.complete(nodes(step, size)));
            case "star" -> sized(step, name, () -> Graphs.star(nodes(step, size)));
            case "grid" -> sized(step, name, () -> grid(step, size));
            case "karate" -> {
                if (colon >= 0) {
                    throw step.fault("the karate club has one size; write in:graph=karatex34");
                }
                yield Graphs.karate();
            }
            case "edges" -> EdgeFile.read(step, size);
            default ->
                    throw step.fault(
                            "there is no graph '"
                                    + kind
                                    + "'; "
                                    + Names.suggestion(kind, "graphs", NAMES));
        };
    }

    private static Graph sized(Step step, String name, Supplier<Graph> graph) {
        if (name.endsWith(":") || !name.contains(":")) {
            throw step.fault(
                    "the size of the graph is missing; write path:N, cycle:N, complete:N, star:N or"
                            + " grid:AxB, then xC for C features a node, such as in:graph=path:4x2");
        }
        return guarded(step, graph);
    }

    private static Graph grid(Step step, String size) {
        int cross = size.indexOf('x');
        if (cross < 0) {
            throw step.fault(
                    "a grid has two sizes; write grid:AxB and then xC for C features a node, such as"
                            + " in:graph=grid:3x4x2");
        }
        return Graphs.grid(
                nodes(step, size.substring(0, cross)), nodes(step, size.substring(cross + 1)));
    }

    private static int nodes(Step step, String digits) {
        return whole(step, digits, "the number of nodes");
    }

    private static int whole(Step step, String digits, String noun) {
        if (!digits.matches("-?\\d{1,18}")) {
            throw step.fault(
                    noun + " must be a whole number of at most 10,000,000, got '" + digits + "'");
        }
        long value = Long.parseLong(digits);
        if (value < 1 || value > Step.MOST) {
            throw step.fault(noun + " must be at least 1 and at most 10,000,000, got " + value);
        }
        return (int) value;
    }

    private static <T> T guarded(Step step, Supplier<T> made) {
        try {
            return made.get();
        } catch (NotationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new NotationException(step + ": " + e.getMessage(), e);
        }
    }
}
