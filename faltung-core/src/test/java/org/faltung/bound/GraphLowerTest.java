package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.faltung.count.Regions;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Domain;
import org.junit.jupiter.api.Test;

/// Networks made as the proofs of the lower bounds say, counted exactly.
class GraphLowerTest {
    private static final Graph PATH = GraphCases.graph(3, "0-1 1-2");

    private static BigInteger regions(
            Graph graph, Mix.Propagation norm, double[][] first, double[][] second) {
        Network network =
                new Network(
                        new Shape.OnGraph(graph, 1),
                        List.of(
                                layer(norm, first),
                                new Fold.Rectifier(),
                                layer(norm, second),
                                new Fold.Rectifier()));
        return Regions.of(network).in(new Domain.Space(graph.nodes())).count().exact();
    }

    private static Mix layer(Mix.Propagation norm, double[][] numbers) {
        return new Mix.GraphConvolution(
                numbers[1].length, norm, Weights.Trained.of(numbers[0], numbers[1]));
    }

    private static BigInteger bound(String name, Graph graph, Mix.Propagation norm, int... sizes) {
        BoundTable table = GraphCases.table(GraphCases.network(graph, norm, 1, sizes));
        return GraphCases.digits(GraphCases.named(table, name));
    }

    @Test
    void threeUnitsFoldFourTimesIfTheWeightsAreEven() {
        Graph pair = GraphCases.graph(2, "0-0 1-1 0-1");
        BigInteger bound = bound("fold-lower", pair, Mix.Propagation.ROW, 3, 1);
        assertThat(bound)
                .isEqualTo(64)
                .isEqualTo(bound("gcn-upper", pair, Mix.Propagation.ROW, 3, 1));
        // breakpoints 1/7, 3/7, 5/7, the third unit turned round: pieces of slope 7, -3.5, 3.5,
        // -3.5 between -5 and -4
        double[][] first = {{1, 1, -1}, {-1 / 7.0, -3 / 7.0, 5 / 7.0}};
        double[][] second = {{-10.5, 7, -7}, {4.5}};
        assertThat(regions(pair, Mix.Propagation.ROW, first, second)).isEqualTo(bound);
    }

    @Test
    void twoUnitsFoldTwiceIfTheWeightsHaveOneSign() {
        BigInteger bound = bound("gcn-lower", PATH, Mix.Propagation.SYM, 2, 1);
        assertThat(bound).isEqualTo(64);
        // 2 max(0, x) - 4 max(0, x - 1/2) on [0, 1]; g = (0.2, 0.845, 0.2) has P g = 0.445
        double[][] first = {{1, 1}, {0, -0.5}};
        double[][] second = {{2, -4}, {-0.4449}};
        assertThat(regions(PATH, Mix.Propagation.SYM, first, second)).isGreaterThanOrEqualTo(bound);
    }

    @Test
    void anInvertibleMatrixAloneCostsAPieceForTheShift() {
        BigInteger bound = bound("gcn-lower", PATH, Mix.Propagation.SUM, 3, 1);
        assertThat(bound).isEqualTo(64);
        // 2 x - 1/2 = 7/6 max(0, x + 1) - 5/6 max(0, 2 - x) on [0, 1], folded at 1/2: between -1/2
        // and 1/2
        double[][] first = {{1, -1, 1}, {1, 2, -0.5}};
        double[][] second = {{7 / 6.0, -5 / 6.0, -4}, {0}};
        assertThat(regions(PATH, Mix.Propagation.SUM, first, second)).isGreaterThanOrEqualTo(bound);
    }

    @Test
    void aFailedConditionIsNamed() {
        Graph pair = GraphCases.graph(2, "0-1");
        assertThat(reasons(GraphCases.network(pair, Mix.Propagation.SUM, 1, 2, 2)))
                .contains(
                        "gcn-lower: the propagation matrix of layer 1 is singular, of rank 1 with 2 nodes");
        assertThat(reasons(GraphCases.network(PATH, Mix.Propagation.SUM, 1, 1, 2)))
                .contains(
                        "gcn-lower: the weights g with P g = 1 of layer 2 are not all of one sign");
        assertThat(reasons(GraphCases.network(PATH, Mix.Propagation.ROW, 2, 1, 2)))
                .contains("gcn-lower: layer 1 has fewer features than the 2");
    }

    private static String reasons(Network network) {
        return GraphCases.table(network).absences().stream()
                .map(absence -> absence.name() + ": " + absence.reason())
                .collect(Collectors.joining("\n"));
    }
}
