package org.faltung.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Rational;
import org.faltung.network.Graph;
import org.faltung.network.Mix;

/// The matrix by which a graph convolution mixes the nodes, row by row.
///
/// All normalisations but the symmetric one are rational. The entries (A + I)_uv / √(D_u D_v) of that one are
/// rounded once, to the nearest double, as every program that stores them does.
final class PropagationMatrix {
    private final List<Map<Integer, Rational>> rows;

    private PropagationMatrix(List<Map<Integer, Rational>> rows) {
        this.rows = rows;
    }

    static PropagationMatrix of(Graph graph, Mix.Propagation propagation) {
        List<Map<Integer, Rational>> rows = adjacency(graph);
        switch (propagation) {
            case ADJ -> {}
            case SUM -> addLoops(rows);
            case LAPLACIAN -> laplacian(rows);
            case ROW -> {
                addLoops(rows);
                scale(rows, (degreeU, _) -> Rational.ONE.over(degreeU));
            }
            case SYM -> {
                addLoops(rows);
                scale(
                        rows,
                        (degreeU, degreeV) ->
                                Rational.of(1 / Math.sqrt(degreeU.times(degreeV).nearest())));
            }
        }
        return new PropagationMatrix(rows);
    }

    /// The non-zero entries of a node's row, by node.
    Map<Integer, Rational> row(int node) {
        return rows.get(node);
    }

    private static List<Map<Integer, Rational>> adjacency(Graph graph) {
        List<Map<Integer, Rational>> rows = new ArrayList<>();
        for (int node = 0; node < graph.nodes(); node++) {
            rows.add(new HashMap<>());
        }
        for (Graph.Edge edge : graph.edges()) {
            Rational weight = Rational.parse(edge.weight());
            rows.get(edge.from()).merge(edge.to(), weight, Rational::plus);
            if (edge.from() != edge.to()) {
                rows.get(edge.to()).merge(edge.from(), weight, Rational::plus);
            }
        }
        return rows;
    }

    private static void addLoops(List<Map<Integer, Rational>> rows) {
        for (int node = 0; node < rows.size(); node++) {
            rows.get(node).merge(node, Rational.ONE, Rational::plus);
        }
    }

    private static Rational degree(Map<Integer, Rational> row) {
        return row.values().stream().reduce(Rational.ZERO, Rational::plus);
    }

    private static void laplacian(List<Map<Integer, Rational>> rows) {
        for (int node = 0; node < rows.size(); node++) {
            Rational degree = degree(rows.get(node));
            rows.get(node).replaceAll((_, a) -> a.negated());
            rows.get(node).merge(node, degree, Rational::plus);
        }
    }

    private interface Factor {
        Rational of(Rational degreeU, Rational degreeV);
    }

    private static void scale(List<Map<Integer, Rational>> rows, Factor factor) {
        List<Rational> degrees = rows.stream().map(PropagationMatrix::degree).toList();
        for (int u = 0; u < rows.size(); u++) {
            Rational degree = degrees.get(u);
            if (degree.signum() <= 0) {
                throw new IllegalArgumentException(
                        "node "
                                + u
                                + " has degree "
                                + degree
                                + " with its loop, by which its row cannot be normalised; make the"
                                + " edge weights positive, or use norm=sum");
            }
            rows.get(u).replaceAll((v, a) -> a.times(factor.of(degree, degrees.get(v))));
        }
    }
}
