package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.graph.NodeRows;
import org.faltung.graph.RowMatroid;
import org.faltung.graph.RowMatroid.Biases;
import org.faltung.network.Graph;
import org.faltung.network.Mix;
import org.faltung.result.Bound;
import org.faltung.testkit.Case;
import org.faltung.testkit.Cases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Graph convolutions whose numbers are known.
class GraphGoldenTest {
    private static Graph graph(Case golden) {
        return GraphCases.graph(golden.integer("nodes"), golden.text("graph"));
    }

    private static Mix.Propagation norm(Case golden) {
        return Mix.Propagation.valueOf(golden.text("norm"));
    }

    static Stream<Case> oneLayer() {
        return Cases.of("bound/gcn-one-layer.tsv");
    }

    private static GraphCount count(Case golden, Biases biases) {
        NodeRows rows = NodeRows.of(graph(golden), norm(golden));
        RowMatroid matroid = RowMatroid.of(rows, biases, 1e6).orElseThrow();
        assertThat(matroid.rank()).isEqualTo(golden.integer("rank"));
        GraphStage stage =
                GraphStage.leading(
                                FoldStage.of(
                                        GraphCases.network(
                                                graph(golden),
                                                norm(golden),
                                                golden.integer("inputs"),
                                                golden.integer("features"))))
                        .getFirst();
        return GraphCount.of(
                new GraphCount.Layer(
                        matroid,
                        biases,
                        golden.integer("inputs"),
                        golden.integer("features"),
                        1,
                        stage.breaks()),
                Effort.USUAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneLayer")
    void oneLayerWithSharedBiasesIsCountedExactly(Case golden) {
        BigInteger truth = golden.digits("truth");
        GraphCount count = count(golden, Biases.SHARED);
        assertThat(count.exact().map(GraphCases::digits)).contains(truth);
        assertThat(GraphCases.digits(count.lower())).isEqualTo(truth);
        BoundTable table =
                GraphCases.table(
                        GraphCases.network(
                                graph(golden),
                                norm(golden),
                                golden.integer("inputs"),
                                golden.integer("features")));
        assertThat(table.best().exact().map(Bound::value)).contains(new Magnitude.Whole(truth));
        assertThat(table.best().upper().map(Bound::value)).contains(new Magnitude.Whole(truth));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneLayer")
    void biasesOfTheNodesOwnTheRankFormulaAndTheProductAreTheKnownOnes(Case golden) {
        GraphCount count = count(golden, Biases.PER_NODE);
        assertThat(count.exact().map(GraphCases::digits)).contains(golden.digits("node-bias"));
        assertThat(GraphCases.digits(count.formula())).isEqualTo(golden.digits("formula"));
        Magnitude node =
                ArrangementSum.of(
                        golden.integer("features"),
                        golden.integer("inputs"),
                        1,
                        Effort.USUAL,
                        Rounded.UP);
        assertThat(GraphCases.digits(node).pow(golden.integer("nodes")))
                .isEqualTo(golden.digits("product"));
    }

    static Stream<Case> twoLayer() {
        return Cases.of("bound/gcn-two-layer.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twoLayer")
    void twoLayersAreBoundedAsKnown(Case golden) {
        BoundTable table =
                GraphCases.table(
                        GraphCases.network(
                                graph(golden),
                                norm(golden),
                                1,
                                golden.integer("first"),
                                golden.integer("second")));
        assertThat(GraphCases.digits(GraphCases.named(table, "gcn-lower")))
                .isEqualTo(golden.digits("lower"));
        assertThat(GraphCases.digits(GraphCases.named(table, "gcn-product-upper")))
                .isEqualTo(golden.digits("upper"));
        BigInteger best = GraphCases.digits(table.best().upper().orElseThrow().value());
        assertThat(GraphCases.digits(GraphCases.named(table, "gcn-upper")))
                .isLessThanOrEqualTo(golden.digits("upper"));
        assertThat(best).isGreaterThanOrEqualTo(golden.digits("seen"));
    }
}
