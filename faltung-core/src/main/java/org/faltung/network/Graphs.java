package org.faltung.network;

import java.util.ArrayList;
import java.util.List;

/// The graphs that have a name. All their edges weigh 1.
public final class Graphs {
    /// The most nodes, and the most edges, of a named graph.
    public static final int MOST = 1_000_000;

    /// The friends of each member of the karate club among those after him.
    private static final int[][] KARATE = {
        {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
        {2, 3, 7, 13, 17, 19, 21, 30},
        {3, 7, 8, 9, 13, 27, 28, 32},
        {7, 12, 13},
        {6, 10},
        {6, 10, 16},
        {16},
        {},
        {30, 32, 33},
        {33},
        {},
        {},
        {},
        {33},
        {32, 33},
        {32, 33},
        {},
        {},
        {32, 33},
        {33},
        {32, 33},
        {},
        {32, 33},
        {25, 27, 29, 32, 33},
        {25, 27, 31},
        {31},
        {29, 33},
        {33},
        {31, 33},
        {32, 33},
        {32, 33},
        {32, 33},
        {33},
        {}
    };

    private Graphs() {}

    /// Nodes in a row: 0 – 1 – … – (n − 1).
    ///
    /// @param nodes at least 1
    public static Graph path(int nodes) {
        requireAtMost("nodes", nodes);
        return new Graph("path:" + nodes, nodes, row(nodes));
    }

    /// Nodes in a ring.
    ///
    /// @param nodes at least 3
    public static Graph cycle(int nodes) {
        if (nodes < 3) {
            throw new IllegalArgumentException("a cycle must have at least 3 nodes, got " + nodes);
        }
        requireAtMost("nodes", nodes);
        List<Graph.Edge> edges = row(nodes);
        edges.add(edge(0, nodes - 1));
        return new Graph("cycle:" + nodes, nodes, edges);
    }

    /// Every two nodes joined.
    ///
    /// @param nodes at least 1
    public static Graph complete(int nodes) {
        requireAtMost("edges", (long) nodes * (nodes - 1) / 2);
        List<Graph.Edge> edges = new ArrayList<>();
        for (int from = 0; from < nodes; from++) {
            for (int to = from + 1; to < nodes; to++) {
                edges.add(edge(from, to));
            }
        }
        return new Graph("complete:" + nodes, nodes, edges);
    }

    /// Node 0 in the centre, joined to each of the others.
    ///
    /// @param nodes at least 1, the centre included
    public static Graph star(int nodes) {
        requireAtMost("nodes", nodes);
        List<Graph.Edge> edges = new ArrayList<>();
        for (int to = 1; to < nodes; to++) {
            edges.add(edge(0, to));
        }
        return new Graph("star:" + nodes, nodes, edges);
    }

    /// A rectangular grid, its nodes numbered row by row.
    ///
    /// @param rows at least 1
    /// @param columns at least 1
    public static Graph grid(int rows, int columns) {
        requireAtMost("nodes", (long) rows * columns);
        List<Graph.Edge> edges = new ArrayList<>();
        for (int node = 0; node < rows * columns; node++) {
            if ((node + 1) % columns != 0) {
                edges.add(edge(node, node + 1));
            }
            if (node + columns < rows * columns) {
                edges.add(edge(node, node + columns));
            }
        }
        return new Graph("grid:" + rows + "x" + columns, rows * columns, edges);
    }

    /// Who met whom outside a karate club: 34 members, 78 friendships.
    ///
    /// Source: W. W. Zachary, An information flow model for conflict and fission in small groups,
    /// Journal of Anthropological Research 33 (1977), figure 1; members counted from 0.
    public static Graph karate() {
        List<Graph.Edge> edges = new ArrayList<>();
        for (int from = 0; from < KARATE.length; from++) {
            for (int to : KARATE[from]) {
                edges.add(edge(from, to));
            }
        }
        return new Graph("karate", KARATE.length, edges);
    }

    private static List<Graph.Edge> row(int nodes) {
        List<Graph.Edge> edges = new ArrayList<>();
        for (int node = 0; node + 1 < nodes; node++) {
            edges.add(edge(node, node + 1));
        }
        return edges;
    }

    private static Graph.Edge edge(int from, int to) {
        return new Graph.Edge(from, to, "1");
    }

    private static void requireAtMost(String noun, long number) {
        if (number > MOST) {
            throw new IllegalArgumentException(
                    "a graph may have at most 1,000,000 " + noun + ", got " + number);
        }
    }
}
