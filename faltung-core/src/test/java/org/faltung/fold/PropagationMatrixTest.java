package org.faltung.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faltung.exact.Rational;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;
import org.faltung.network.Mix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The symmetric normalisation, the only one with roots.
class PropagationMatrixTest {
    private static final double FEW_UNITS = 0x1p-50;

    static Stream<Graph> regular() {
        return Stream.of(Graphs.cycle(5), Graphs.complete(6), Graphs.complete(3), Graphs.path(2));
    }

    static Stream<Graph> irregular() {
        List<Graph.Edge> edges = List.of(new Graph.Edge(0, 1, "0.5"), new Graph.Edge(2, 1, "2/3"));
        return Stream.of(
                Graphs.path(4), Graphs.star(7), Graphs.karate(), new Graph("edges:weighted", 3, edges));
    }

    private static Rational degree(Graph graph, int node) {
        return PropagationMatrix.of(graph, Mix.Propagation.SUM).row(node).values().stream()
                .reduce(Rational.ZERO, Rational::plus);
    }

    @ParameterizedTest
    @MethodSource("regular")
    void ofARegularGraphNothingIsRounded(Graph graph) {
        for (int node = 0; node < graph.nodes(); node++) {
            assertThat(PropagationMatrix.of(graph, Mix.Propagation.SYM).row(node))
                    .isEqualTo(PropagationMatrix.of(graph, Mix.Propagation.ROW).row(node));
        }
    }

    /// P_vu P_uv = (A + I)_vu² / (d_v d_u), whatever is rounded.
    @ParameterizedTest
    @MethodSource("irregular")
    void roundingCancelsBetweenTwoNodes(Graph graph) {
        PropagationMatrix matrix = PropagationMatrix.of(graph, Mix.Propagation.SYM);
        PropagationMatrix sums = PropagationMatrix.of(graph, Mix.Propagation.SUM);
        for (int v = 0; v < graph.nodes(); v++) {
            for (Map.Entry<Integer, Rational> entry : matrix.row(v).entrySet()) {
                int u = entry.getKey();
                Rational sum = sums.row(v).get(u);
                Rational degrees = degree(graph, v).times(degree(graph, u));
                assertThat(entry.getValue().times(matrix.row(u).get(v)))
                        .isEqualTo(sum.times(sum).over(degrees));
                double real = sum.nearest() / Math.sqrt(degrees.nearest());
                assertThat(entry.getValue().nearest()).isCloseTo(real, within(real * FEW_UNITS));
            }
        }
    }
}
