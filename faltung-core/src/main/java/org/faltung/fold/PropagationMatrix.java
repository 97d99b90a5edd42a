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
/// rational multiple √d = f √r of one of few √r ([SquareClasses]). Row v is divided by f_v ρ and column u by f_u r / ρ,
/// where ρ is √r rounded once, to the nearest double. So every entry that is rational is exact, all entries are if all
/// roots are multiples of one of them (as on a cycle or a complete graph), and any other is off by a relative error of a
/// few 2⁻⁵³. The matrix is (A + I) between two positive diagonal matrices, as the true one is, and has its
/// rank and its equal rows: no count exceeds a bound that rests on them.
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
                List<Rational> roots = roots(nodes);
                yield scaled(
                        nodes,
                        (v, u) -> roots.get(u).over(roots.get(v)).over(nodes.degree(u)));
            }
        };
    }

    /// The non-zero entries of a node's row, by node.
    Map<Integer, Rational> row(int node) {
        return rows.get(node);
    }

    /// √d_v, rounded once for all nodes whose roots are rational multiples of each other.
    private static List<Rational> roots(NodeRows nodes) {
        SquareClasses scales = nodes.scales();
        List<Rational> units = new ArrayList<>();
        for (int kind = 0; kind < scales.kinds(); kind++) {
            units.add(Rational.of(Math.sqrt(scales.representative(kind).nearest())));
        }
        List<Rational> roots = new ArrayList<>();
        for (int v = 0; v < nodes.nodes(); v++) {
            roots.add(units.get(scales.kind(v)).times(scales.factor(v)));
        }
        return roots;
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
