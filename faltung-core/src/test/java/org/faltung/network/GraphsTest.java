package org.faltung.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphsTest {
    /// Graph, nodes, edges.
    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(Graphs.path(1), 1, 0),
                Arguments.of(Graphs.path(5), 5, 4),
                Arguments.of(Graphs.cycle(3), 3, 3),
                Arguments.of(Graphs.cycle(8), 8, 8),
                Arguments.of(Graphs.complete(1), 1, 0),
                Arguments.of(Graphs.complete(6), 6, 15),
                Arguments.of(Graphs.star(1), 1, 0),
                Arguments.of(Graphs.star(7), 7, 6),
                Arguments.of(Graphs.grid(1, 1), 1, 0),
                Arguments.of(Graphs.grid(3, 4), 12, 17),
                Arguments.of(Graphs.grid(1, 5), 5, 4),
                Arguments.of(Graphs.karate(), 34, 78));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sizes")
    void aNamedGraphHasItsNodesAndSimpleEdges(Graph graph, int nodes, int edges) {
        assertThat(graph.nodes()).isEqualTo(nodes);
        assertThat(graph.edges()).hasSize(edges).doesNotHaveDuplicates();
        assertThat(graph.edges()).allMatch(edge -> edge.from() < edge.to());
        assertThat(graph.edges()).allMatch(edge -> edge.weight().equals("1"));
    }

    @Test
    void theKarateClubHasTheDegreesOfZacharysTable() {
        assertThat(degrees(Graphs.karate()))
                .containsExactly(
                        16, 9, 10, 6, 3, 4, 4, 4, 5, 2, 3, 1, 2, 5, 2, 2, 2, 2, 2, 3, 2, 2, 2, 5, 3,
                        3, 2, 4, 3, 4, 4, 6, 12, 17);
    }

    @Test
    void aStarHasItsCentreAtNodeZero() {
        assertThat(degrees(Graphs.star(5))).containsExactly(4, 1, 1, 1, 1);
    }

    @Test
    void aGridIsNumberedRowByRow() {
        assertThat(new HashSet<>(Graphs.grid(2, 3).edges()))
                .contains(new Graph.Edge(0, 1, "1"), new Graph.Edge(0, 3, "1"))
                .doesNotContain(new Graph.Edge(2, 3, "1"));
    }

    @Test
    void whatIsTooLargeOrTooSmallIsRefused() {
        assertThatThrownBy(() -> Graphs.complete(10_000))
                .hasMessageContaining("at most 1,000,000 edges");
        assertThatThrownBy(() -> Graphs.grid(100_000, 100_000))
                .hasMessageContaining("got 10000000000");
        assertThatThrownBy(() -> Graphs.cycle(2)).hasMessageContaining("at least 3 nodes");
    }

    private static int[] degrees(Graph graph) {
        int[] degrees = new int[graph.nodes()];
        for (Graph.Edge edge : graph.edges()) {
            degrees[edge.from()]++;
            degrees[edge.to()]++;
        }
        return degrees;
    }
}
