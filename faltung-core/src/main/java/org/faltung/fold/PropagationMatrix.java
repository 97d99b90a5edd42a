package org.faltung.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Rational;
import org.faltung.exact.SquareClasses;
import org.faltung.graph.NodeRows;
import org.faltung.network.Graph;
import org.faltung.network.Mix;

/// The matrix by which a graph convolution mixes the nodes, row by row.
///
/// All normalisations but the symmetric one are rational. In that one, (A + I)_vu / √(d_v d_u), each square root is a
/// rational multiple of one of few ([SquareClasses]), and 1 / √ of those is rounded once, to the nearest double. So
/// the rounded matrix is (A + I) between two positive diagonal matrices, as the true one is, and has its
/// rank and its equal rows: no count exceeds a bound that rests on them. An entry is off by a relative error
/// of a few 2⁻⁵³.
final class PropagationMatrix {
    private final List<Map<Integer, Rational>> rows;

    private PropagationMatrix(List<Map<Integer, Rational>> rows) {
        this.rows = rows;
    }

    static PropagationMatrix of(Graph graph, Mix.Propagation propagation) {
        NodeRows nodes = NodeRows.of(graph, propagation);
        return switch (propagation) {
            case ADJ, SUM, LAPLACIAN -> scaled(nodes, (_, _) -> Rational.ONE);
            case ROW -> scaled(nodes, (v, _) -> Rational.ONE.over(nodes.degree(v)));
            case SYM -> {
                List<Rational> factors = inverseRoots(nodes);
                yield scaled(nodes, (v, u) -> factors.get(v).times(factors.get(u)));
            }
        };
    }

    /// The non-zero entries of a node's row, by node.
    Map<Integer, Rational> row(int node) {
        return rows.get(node);
    }

    /// 1 / √d_v, rounded once for all nodes whose roots are rational multiples of each other.
    private static List<Rational> inverseRoots(NodeRows nodes) {
        SquareClasses scales = nodes.scales();
        List<Rational> units = new ArrayList<>();
        for (int kind = 0; kind < scales.kinds(); kind++) {
            units.add(Rational.of(1 / Math.sqrt(scales.representative(kind).nearest())));
        }
        List<Rational> factors = new ArrayList<>();
        for (int v = 0; v < nodes.nodes(); v++) {
            factors.add(units.get(scales.kind(v)).over(scales.factor(v)));
        }
        return factors;
    }

    private interface Factor {
        Rational of(int v, int u);
    }

    private static PropagationMatrix scaled(NodeRows nodes, Factor factor) {
        List<Map<Integer, Rational>> rows = new ArrayList<>();
        for (int node = 0; node < nodes.nodes(); node++) {
            int v = node;
            Map<Integer, Rational> row = new HashMap<>();
            nodes.row(v).forEach((u, entry) -> row.put(u, entry.times(factor.of(v, u))));
            rows.add(row);
        }
        return new PropagationMatrix(rows);
    }
}
