package org.faltung.network;

import java.util.List;

/// An undirected graph with weighted edges, on which graph convolutions work.
///
/// @param name how the user wrote it: `path:4`, `karate`, `edges:FILE`
/// @param nodes the number of nodes, at least 1
/// @param edges each edge once
public record Graph(String name, int nodes, List<Edge> edges) {
    /// Copies the edges and checks their ends.
    public Graph {
        edges = List.copyOf(edges);
        if (nodes < 1) {
            throw new IllegalArgumentException("a graph must have at least 1 node, got " + nodes);
        }
        for (Edge edge : edges) {
            if (Math.min(edge.from(), edge.to()) < 0 || Math.max(edge.from(), edge.to()) >= nodes) {
                throw new IllegalArgumentException(
                        "edge "
                                + edge.from()
                                + " "
                                + edge.to()
                                + " leaves the nodes 0 to "
                                + (nodes - 1));
            }
        }
    }

    /// An edge, or a self-loop.
    ///
    /// @param weight its weight as written: a decimal or p/q
    public record Edge(int from, int to, String weight) {}
}
