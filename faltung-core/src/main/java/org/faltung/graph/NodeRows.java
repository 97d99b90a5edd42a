package org.faltung.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.exact.Rational;
import org.faltung.exact.SquareClasses;
import org.faltung.network.Graph;
import org.faltung.network.Mix;

/// A propagation matrix P as rational rows M and scales β > 0 of the nodes.
///
/// | normalisation | M | β_v | P_vu |
/// | --- | --- | --- | --- |
/// | `sum`, `adj`, `laplacian` | A + I, A, D − A | 1 | M_vu |
/// | `row` | A + I | d_v | M_vu / β_v |
/// | `sym` | A + I | √d_v | M_vu / (β_v β_u) |
///
/// where d_v is the sum of row v of A + I. Divisions by β_u change the coordinates of the input only. So the
/// zeros of the feature Σ_u P_vu y_u + b are those of Σ_u M_vu y′_u + β_v b, and whether the matrix is regular,
/// or some rows are dependent, is a question about M alone.
public final class NodeRows {
    private final List<Map<Integer, Rational>> rows;
    private final List<Rational> degrees;
    private final SquareClasses scales;
    private final boolean columnScaled;

    private NodeRows(
            List<Map<Integer, Rational>> rows,
            List<Rational> degrees,
            SquareClasses scales,
            boolean columnScaled) {
        this.rows = rows;
        this.columnScaled = columnScaled;
        this.degrees = degrees;
        this.scales = scales;
    }

    /// The rows of a graph.
    ///
    /// @throws IllegalArgumentException if the rows are to be normalised and one of the degrees is not positive
    public static NodeRows of(Graph graph, Mix.Propagation propagation) {
        List<Map<Integer, Rational>> rows = adjacency(graph);
        switch (propagation) {
            case ADJ -> {}
            case SUM, ROW, SYM -> addLoops(rows);
            case LAPLACIAN -> laplacian(rows);
        }
        rows.forEach(row -> row.values().removeIf(entry -> entry.signum() == 0));
        List<Rational> ones = Collections.nCopies(graph.nodes(), Rational.ONE);
        return switch (propagation) {
            case ADJ, SUM, LAPLACIAN -> new NodeRows(rows, ones, SquareClasses.of(ones), false);
            case ROW -> {
                List<Rational> degrees = degrees(rows);
                List<Rational> squares = degrees.stream().map(d -> d.times(d)).toList();
                yield new NodeRows(rows, degrees, SquareClasses.of(squares), false);
            }
            case SYM -> {
                List<Rational> degrees = degrees(rows);
                yield new NodeRows(rows, degrees, SquareClasses.of(degrees), true);
            }
        };
    }

    private static List<Map<Integer, Rational>> adjacency(Graph graph) {
        List<Map<Integer, Rational>> rows = new ArrayList<>();
        for (int node = 0; node < graph.nodes(); node++) {
            rows.add(new TreeMap<>());
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

    private static List<Rational> degrees(List<Map<Integer, Rational>> rows) {
        List<Rational> degrees = rows.stream().map(NodeRows::degree).toList();
        for (int node = 0; node < rows.size(); node++) {
            if (degrees.get(node).signum() <= 0) {
                throw new IllegalArgumentException(
                        "node "
                                + node
                                + " has degree "
                                + degrees.get(node)
                                + " with its loop, by which its row cannot be normalised; make the"
                                + " edge weights positive, or use norm=sum");
            }
        }
        return degrees;
    }

    /// The number of nodes.
    public int nodes() {
        return rows.size();
    }

    /// The non-zero entries of row v of M, by node.
    public Map<Integer, Rational> row(int node) {
        return Collections.unmodifiableMap(rows.get(node));
    }

    /// d_v if the rows are normalised, else 1.
    public Rational degree(int node) {
        return degrees.get(node);
    }

    /// Whether P_vu is M_vu / (β_v β_u), and not M_vu / β_v.
    public boolean isColumnScaled() {
        return columnScaled;
    }

    /// The scales: β_v² is the v-th number.
    public SquareClasses scales() {
        return scales;
    }
}
