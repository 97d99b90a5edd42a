package org.faltung.io.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.faltung.io.ImportException;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;
import org.faltung.network.Shape;
import org.faltung.notation.ArchitectureParser;

/// Reads the shapes of a JSON model.
final class ShapeReader {
    private static final int MOST = Integer.MAX_VALUE;
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)|[+-]?\\d+/\\d+");

    private ShapeReader() {}

    static Shape read(Json json) {
        String kind = json.required("kind").text();
        Set<String> fields =
                switch (kind) {
                    case "vector" -> Set.of("kind", "channels");
                    case "signal" -> Set.of("kind", "columns", "channels");
                    case "image" -> Set.of("kind", "rows", "columns", "channels");
                    case "graph" -> Set.of("kind", "graph", "channels");
                    default ->
                            throw json.required("kind")
                                    .fault(
                                            "expected vector, signal, image or graph, got '"
                                                    + kind
                                                    + "'");
                };
        json.requireOnly(fields);
        int channels = size(json, "channels");
        try {
            return switch (kind) {
                case "vector" -> new Shape.Vector(channels);
                case "signal" -> new Shape.Signal(size(json, "columns"), channels);
                case "image" ->
                        new Shape.Image(size(json, "rows"), size(json, "columns"), channels);
                default -> new Shape.OnGraph(graph(json.required("graph")), channels);
            };
        } catch (IllegalArgumentException e) {
            throw new ImportException(json.file().name(), json.place() + ": " + e.getMessage(), e);
        }
    }

    private static int size(Json json, String name) {
        return json.required(name).integer(1, MOST);
    }

    private static Graph graph(Json json) {
        if (json.value() instanceof JsonValue.Text(String name)) {
            return named(json, name);
        }
        json.requireOnly(Set.of("name", "nodes", "edges"));
        String name = json.member("name").map(Json::text).orElse("graph");
        int nodes = json.required("nodes").integer(1, Graphs.MOST);
        List<Graph.Edge> edges = new ArrayList<>();
        Set<Set<Integer>> seen = new HashSet<>();
        for (Json item : json.required("edges").items()) {
            Graph.Edge edge = edge(item, nodes);
            if (!seen.add(
                    edge.from() == edge.to()
                            ? Set.of(edge.from())
                            : Set.of(edge.from(), edge.to()))) {
                throw item.fault("the edge is already there; give each edge once");
            }
            edges.add(edge);
        }
        return new Graph(name, nodes, edges);
    }

    private static Graph named(Json json, String name) {
        if (!name.matches("[a-z]+(:\\d{1,9}(x\\d{1,9})?)?")) {
            throw json.fault(
                    "expected path:N, cycle:N, complete:N, star:N, grid:AxB or karate, or an"
                            + " object with nodes and edges, got '"
                            + name
                            + "'");
        }
        try {
            Shape shape = ArchitectureParser.parse("in:graph=" + name + "x1").network().input();
            return ((Shape.OnGraph) shape).graph();
        } catch (IllegalArgumentException e) {
            throw new ImportException(json.file().name(), json.place() + ": " + e.getMessage(), e);
        }
    }

    private static Graph.Edge edge(Json item, int nodes) {
        List<Json> parts = item.items();
        if (parts.size() < 2 || parts.size() > 3) {
            throw item.fault("an edge is [u, v] or [u, v, weight], nodes counted from 0");
        }
        int from = parts.get(0).integer(0, nodes - 1);
        int to = parts.get(1).integer(0, nodes - 1);
        return new Graph.Edge(from, to, parts.size() == 2 ? "1" : weight(parts.get(2)));
    }

    /// A weight as it is written, unless that is with an exponent.
    private static String weight(Json json) {
        String exact = json.number().toString();
        return json.value() instanceof JsonValue.Text(String text) && PLAIN.matcher(text).matches()
                ? text
                : exact;
    }
}
