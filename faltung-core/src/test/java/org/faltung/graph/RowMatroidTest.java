package org.faltung.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.linear.Independence;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;
import org.faltung.network.Mix;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMatroidTest {
    private static RowMatroid matroid(Graph graph, Mix.Propagation norm, RowMatroid.Biases biases) {
        return RowMatroid.of(NodeRows.of(graph, norm), biases, 1e8).orElseThrow();
    }

    /// Ranks of the karate club by rational elimination.
    @ParameterizedTest(name = "{0}")
    @CsvSource({"ADJ, 24, 29", "SUM, 34, 34", "LAPLACIAN, 33, 34", "SYM, 34, 34", "ROW, 34, 34"})
    void theKarateClubHasKnownRanks(Mix.Propagation norm, int rank, int distinct) {
        RowMatroid matroid = matroid(Graphs.karate(), norm, RowMatroid.Biases.SHARED);
        assertThat(matroid.rank()).isEqualTo(rank);
        assertThat(matroid.distinct()).isEqualTo(distinct);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void theRankIsThatOfRationalElimination(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = random.nextInt(1, 12);
        List<Graph.Edge> edges = new ArrayList<>();
        for (int u = 0; u < nodes; u++) {
            for (int v = u; v < nodes; v++) {
                if (random.nextInt(3) == 0) {
                    String weight = random.nextInt(-3, 4) + "/" + random.nextInt(1, 4);
                    edges.add(new Graph.Edge(u, v, weight));
                }
            }
        }
        NodeRows rows = NodeRows.of(new Graph("test", nodes, edges), Mix.Propagation.ADJ);
        RowMatroid matroid = RowMatroid.of(rows, RowMatroid.Biases.PER_NODE, 1e6).orElseThrow();
        assertThat(matroid.rank()).isEqualTo(rank(rows));
        assertThat(matroid.parts().stream().mapToInt(RowMatroid.Part::rank).sum())
                .isEqualTo(matroid.rank());
        assertThat(matroid.parts().stream().mapToInt(part -> part.elements().size()).sum())
                .isEqualTo(matroid.distinct());
    }

    private static int rank(NodeRows rows) {
        List<List<Rational>> basis = new ArrayList<>();
        for (int v = 0; v < rows.nodes(); v++) {
            List<Rational> row = new ArrayList<>();
            for (int u = 0; u < rows.nodes(); u++) {
                row.add(rows.row(v).getOrDefault(u, Rational.ZERO));
            }
            basis.add(row);
            if (Independence.firstDependent(basis).isPresent()) {
                basis.removeLast();
            }
        }
        return basis.size();
    }

    @Test
    void aPathFallsIntoACircuitAndFreeNodes() {
        // the rows of nodes 0, 1, 3 and 4 are dependent, the middle one is free
        RowMatroid matroid = matroid(Graphs.path(5), Mix.Propagation.SUM, RowMatroid.Biases.SHARED);
        assertThat(matroid.rank()).isEqualTo(4);
        assertThat(matroid.parts().stream().map(part -> part.elements().size()))
                .containsExactlyInAnyOrder(4, 1);
    }

    @Test
    void equalRowsCountOnceUnlessTheirBiasesDiffer() {
        Graph graph = Graphs.complete(5);
        assertThat(matroid(graph, Mix.Propagation.SYM, RowMatroid.Biases.SHARED).distinct())
                .isEqualTo(1);
        assertThat(matroid(graph, Mix.Propagation.SYM, RowMatroid.Biases.PER_NODE).distinct())
                .isEqualTo(5);
    }

    @Test
    void tooMuchWorkIsRefused() {
        NodeRows rows = NodeRows.of(Graphs.grid(20, 20), Mix.Propagation.SUM);
        assertThat(RowMatroid.of(rows, RowMatroid.Biases.SHARED, 10)).isEmpty();
    }

    @Test
    void aDegreeThatIsNotPositiveIsRefused() {
        Graph graph = new Graph("test", 2, List.of(new Graph.Edge(0, 1, "-1")));
        assertThatThrownBy(() -> NodeRows.of(graph, Mix.Propagation.SYM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("node 0 has degree 0 with its loop");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "complete:4, SUM, EVEN", "path:3, ROW, EVEN", "path:3, SYM, ONE_SIGN", "path:3, SUM, MIXED",
        "path:4, SYM, ONE_SIGN", "path:6, SUM, MIXED", "star:3, ADJ, MIXED", "karate, SYM, MIXED",
        "path:7, SYM, ONE_SIGN"
    })
    void theWeightsOfTheNodesHaveKnownSigns(String name, Mix.Propagation norm, NodeWeights known) {
        int size =
                name.equals("karate") ? 0 : Integer.parseInt(name.substring(name.indexOf(':') + 1));
        Graph graph =
                switch (name.charAt(0)) {
                    case 'c' -> Graphs.complete(size);
                    case 'p' -> Graphs.path(size);
                    case 's' -> Graphs.star(size);
                    default -> Graphs.karate();
                };
        assertThat(NodeWeights.of(NodeRows.of(graph, norm))).isEqualTo(known);
    }
}
