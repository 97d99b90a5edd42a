package org.faltung.verify;

import java.util.Map;
import java.util.TreeMap;
import org.faltung.exact.Rational;
import org.faltung.network.Graph;
import org.faltung.network.Mix;

/// What a node of a graph takes from each node in a graph convolution: a row of the propagation matrix.
///
/// The symmetric normalisation has square roots in it, so it is refused.
final class Neighbours {
    private final Graph graph;
    private final Mix.Propagation propagation;

    Neighbours(Graph graph, Mix.Propagation propagation) {
        if (propagation == Mix.Propagation.SYM) {
            throw new IllegalArgumentException(
                    "graph convolutions with symmetric normalisation have no certificates, for their"
                            + " factors are no rational numbers");
        }
        this.graph = graph;
        this.propagation = propagation;
    }

    /// The factors of a node's row, by node.
    Map<Integer, Rational> of(int node) {
        Map<Integer, Rational> row = new TreeMap<>();
        Rational degree = Rational.ZERO;
        for (Graph.Edge edge : graph.edges()) {
            if (edge.from() == node || edge.to() == node) {
                Rational weight = Rational.parse(edge.weight());
                int neighbour = edge.from() == node ? edge.to() : edge.from();
                row.merge(neighbour, weight, Rational::plus);
                degree = degree.plus(weight);
            }
        }
        Rational withLoop = degree.plus(Rational.ONE);
        switch (propagation) {
            case ADJ -> {}
            case SUM -> row.merge(node, Rational.ONE, Rational::plus);
            case LAPLACIAN -> {
                row.replaceAll((_, weight) -> weight.negated());
                row.merge(node, degree, Rational::plus);
            }
            case ROW, SYM -> {
                row.merge(node, Rational.ONE, Rational::plus);
                row.replaceAll((_, weight) -> weight.over(withLoop));
            }
        }
        return row;
    }
}
