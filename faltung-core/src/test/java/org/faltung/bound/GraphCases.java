package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Magnitude;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// Small graphs and graph convolutions for tests.
final class GraphCases {
    private GraphCases() {}

    /// A graph from text such as `0-1 1-2`.
    static Graph graph(int nodes, String edges) {
        List<Graph.Edge> list = new ArrayList<>();
        for (String edge : edges.split(" ")) {
            String[] ends = edge.split("-");
            list.add(new Graph.Edge(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), "1"));
        }
        return new Graph("test", nodes, list);
    }

    /// A random graph, with some loops and weights.
    static Graph random(int nodes, SplittableRandom random) {
        List<Graph.Edge> edges = new ArrayList<>();
        String[] weights = {"1", "1", "1", "2", "1/2", "3"};
        boolean weighted = random.nextInt(3) == 0;
        for (int u = 0; u < nodes; u++) {
            for (int v = u; v < nodes; v++) {
                if (random.nextInt(u == v ? 6 : 2) == 0) {
                    String weight = weighted ? weights[random.nextInt(weights.length)] : "1";
                    edges.add(new Graph.Edge(u, v, weight));
                }
            }
        }
        return new Graph("test", nodes, edges);
    }

    static Mix.Propagation norm(SplittableRandom random) {
        Mix.Propagation[] all = Mix.Propagation.values();
        return all[random.nextInt(all.length)];
    }

    /// Graph convolutions with ReLU behind each.
    static Network network(Graph graph, Mix.Propagation norm, int inputs, int... features) {
        List<Layer> layers = new ArrayList<>();
        for (int many : features) {
            layers.add(new Mix.GraphConvolution(many, norm, Weights.Free.FREE));
            layers.add(new Fold.Rectifier());
        }
        return new Network(new Shape.OnGraph(graph, inputs), layers);
    }

    /// The same with small random numbers as weights.
    static Network trained(
            Graph graph,
            Mix.Propagation norm,
            SplittableRandom random,
            int inputs,
            int... features) {
        List<Layer> layers = new ArrayList<>();
        int before = inputs;
        for (int many : features) {
            double[] linear = random.doubles((long) many * before, -1, 1).toArray();
            double[] biases = random.doubles(many, -1, 1).toArray();
            layers.add(new Mix.GraphConvolution(many, norm, Weights.Trained.of(linear, biases)));
            layers.add(new Fold.Rectifier());
            before = many;
        }
        return new Network(new Shape.OnGraph(graph, inputs), layers);
    }

    static BoundTable table(Network network) {
        return ArchitectureBounds.of(network, Effort.USUAL);
    }

    static Magnitude named(BoundTable table, String name) {
        return table.results().stream()
                .filter(bound -> bound.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name))
                .value();
    }

    static BigInteger digits(Magnitude magnitude) {
        return switch (magnitude) {
            case Magnitude.Whole(BigInteger value) -> value;
            case Magnitude.Approximate _ -> throw new AssertionError("no digits: " + magnitude);
        };
    }
}
