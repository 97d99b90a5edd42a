package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.count.Regions;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rational;
import org.faltung.graph.NodeRows;
import org.faltung.graph.RowMatroid;
import org.faltung.linear.Independence;
import org.faltung.matching.Choice;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// One graph convolution layer against trained networks and against definitions.
class GraphCountTest {
    private static final int MOST_SIZE = 12;

    private static BigInteger counted(Network network) {
        return Regions.of(network).by("pivot").count().exact();
    }

    /// Random weights are generic, so that the count of one network is the number.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void theNumberIsThatOfARandomNetwork(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = random.nextInt(1, 5);
        int inputs = random.nextInt(1, 3);
        int features = random.nextInt(1, 1 + Math.min(4, MOST_SIZE / nodes / inputs));
        Graph graph = GraphCases.random(nodes, random);
        Mix.Propagation norm = GraphCases.norm(random);
        Network network = GraphCases.trained(graph, norm, random, inputs, features);
        BoundTable table = GraphCases.table(network);
        assertThat(table.best().exact().map(Bound::value).map(GraphCases::digits))
                .as("%s %s %d -> %d", graph, norm, inputs, features)
                .contains(counted(network));
    }

    /// Two breakpoints at known places, and a matrix that is singular.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void hardTanhKnowsWhereItsBreakpointsAre(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Graph graph = GraphCases.graph(3, random.nextBoolean() ? "0-1 1-2" : "0-0 0-1 1-2 2-2");
        Mix.Propagation norm = random.nextBoolean() ? Mix.Propagation.ADJ : Mix.Propagation.SUM;
        int features = random.nextInt(1, 4);
        Network relu = GraphCases.trained(graph, norm, random, 1, features);
        List<Layer> layers = new ArrayList<>(relu.layers());
        layers.set(1, new Fold.Clip(-1, 1));
        Network network = new Network(relu.input(), layers);
        assertThat(GraphCases.digits(GraphCases.named(GraphCases.table(network), "gcn-one-layer")))
                .isEqualTo(counted(network));
    }

    /// Rows with m0 - m1 + m2 - m3 = 0: a relation that parts into two whose scales cancel each. The breakpoints of a
    /// feature are as far apart as its weights say, so that no two features help each other to a common point.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 3)
    void theDistanceOfBreakpointsIsAFeaturesOwn(long seed) {
        Graph graph = GraphCases.graph(4, "0-1 1-1 1-2 2-2 2-3");
        SplittableRandom random = new SplittableRandom(seed);
        Network relu = GraphCases.trained(graph, Mix.Propagation.SUM, random, 1, 2);
        List<Layer> layers = new ArrayList<>(relu.layers());
        layers.set(1, new Fold.Clip(-1, 1));
        Network network = new Network(relu.input(), layers);
        assertThat(GraphCases.digits(GraphCases.named(GraphCases.table(network), "gcn-one-layer")))
                .isEqualTo(counted(network));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void noTrainedNetworkExceedsAnUpperBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Graph graph = GraphCases.random(random.nextInt(2, 4), random);
        Mix.Propagation norm = GraphCases.norm(random);
        int inputs = graph.nodes() == 2 ? random.nextInt(1, 3) : 1;
        int[] features = {random.nextInt(1, 4), random.nextInt(1, 3)};
        Network network = GraphCases.trained(graph, norm, random, inputs, features);
        BigInteger regions = Regions.of(network).count().exact();
        for (Bound bound : GraphCases.table(network).results()) {
            if (bound.side() == Bound.Side.UPPER) {
                assertThat(regions)
                        .as("%s of %s %s", bound.name(), graph, norm)
                        .isLessThanOrEqualTo(GraphCases.digits(bound.value()));
            }
        }
    }

    /// Nodes in another order, and a second copy beside the first.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void renamedNodesChangeNothingAndCopiesMultiply(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = random.nextInt(1, 6);
        Graph graph = GraphCases.random(nodes, random);
        Mix.Propagation norm = GraphCases.norm(random);
        int[] order = shuffled(nodes, random);
        List<Graph.Edge> renamed = new ArrayList<>();
        List<Graph.Edge> twice = new ArrayList<>(graph.edges());
        for (Graph.Edge e : graph.edges()) {
            renamed.add(new Graph.Edge(order[e.from()], order[e.to()], e.weight()));
            twice.add(new Graph.Edge(nodes + e.from(), nodes + e.to(), e.weight()));
        }
        Network network = GraphCases.network(graph, norm, 1, 2);
        BigInteger one = exact(network);
        assertThat(exact(GraphCases.network(new Graph("renamed", nodes, renamed), norm, 1, 2)))
                .isEqualTo(one);
        assertThat(exact(GraphCases.network(new Graph("twice", 2 * nodes, twice), norm, 1, 2)))
                .isEqualTo(one.pow(2));
    }

    private static BigInteger exact(Network network) {
        return GraphCases.digits(GraphCases.table(network).best().exact().orElseThrow().value());
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        return order;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void noLowerBoundOfAGraphNetworkExceedsAnUpperBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Graph graph = GraphCases.random(random.nextInt(1, 8), random);
        int folds = random.nextInt(1, 4);
        int[] features = IntStream.range(0, folds).map(_ -> random.nextInt(1, 7)).toArray();
        BoundTable table =
                GraphCases.table(
                        GraphCases.network(
                                graph, GraphCases.norm(random), random.nextInt(1, 4), features));
        Bound lower = table.best().lower().orElseThrow();
        Bound upper = table.best().upper().orElseThrow();
        for (Bound bound : table.results()) {
            if (bound.side() == Bound.Side.UPPER) {
                assertThat(bound.value().log10Above())
                        .as("%s against %s on %s", lower, bound, graph)
                        .isGreaterThanOrEqualTo(lower.value().log10Below());
            } else if (bound.side() == Bound.Side.LOWER) {
                assertThat(bound.value().log10Below())
                        .as("%s against %s on %s", bound, upper, graph)
                        .isLessThanOrEqualTo(upper.value().log10Above());
            }
        }
    }

    /// The rank formula by its definition: all t, all sets of nodes.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void theRankFormulaIsASumOverChoicesThatAllSetsOfNodesAllow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = random.nextInt(2, 7);
        Graph graph = GraphCases.random(nodes, random);
        NodeRows rows = NodeRows.of(graph, Mix.Propagation.ADJ);
        int inputs = random.nextInt(1, 3);
        Choice choice = new Choice(random.nextInt(1, 4), random.nextInt(1, 3));
        BigInteger product = BigInteger.ONE;
        RowMatroid matroid = RowMatroid.of(rows, RowMatroid.Biases.PER_NODE, 1e6).orElseThrow();
        for (RowMatroid.Part part : matroid.parts()) {
            Magnitude formula = RankFormula.of(part, inputs, choice, Effort.USUAL);
            product = product.multiply(GraphCases.digits(formula));
        }
        assertThat(product).isEqualTo(defined(rows, inputs, choice));
    }

    private static BigInteger defined(NodeRows rows, int inputs, Choice choice) {
        int n = rows.nodes();
        int[] most = new int[1 << n];
        for (int set = 0; set < most.length; set++) {
            most[set] = inputs * rank(rows, set);
        }
        BigInteger sum = BigInteger.ZERO;
        int[] t = new int[n];
        while (true) {
            if (allowed(t, most)) {
                BigInteger ways = BigInteger.ONE;
                for (int many : t) {
                    ways =
                            ways.multiply(binomial(choice.filters(), many))
                                    .multiply(BigInteger.valueOf(choice.breakpoints()).pow(many));
                }
                sum = sum.add(ways);
            }
            int v = 0;
            while (v < n && t[v] == choice.filters()) {
                t[v++] = 0;
            }
            if (v == n) {
                return sum;
            }
            t[v]++;
        }
    }

    private static boolean allowed(int[] t, int[] most) {
        for (int set = 0; set < most.length; set++) {
            int sum = 0;
            for (int v = 0; v < t.length; v++) {
                sum += (set >> v & 1) * t[v];
            }
            if (sum > most[set]) {
                return false;
            }
        }
        return true;
    }

    private static BigInteger binomial(int n, int k) {
        BigInteger value = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            value = value.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return value;
    }

    private static int rank(NodeRows rows, int set) {
        List<List<Rational>> basis = new ArrayList<>();
        for (int v = 0; v < rows.nodes(); v++) {
            if ((set >> v & 1) == 1) {
                List<Rational> row = new ArrayList<>();
                for (int u = 0; u < rows.nodes(); u++) {
                    row.add(rows.row(v).getOrDefault(u, Rational.ZERO));
                }
                basis.add(row);
                if (Independence.firstDependent(basis).isPresent()) {
                    basis.removeLast();
                }
            }
        }
        return basis.size();
    }

    @Test
    void parallelHyperplanesOfProportionalRowsAreCounted() {
        // rows (1 1) and (2 2): one feature makes y = -b and 2 y = -b
        Graph graph =
                new Graph(
                        "test",
                        2,
                        List.of(
                                new Graph.Edge(0, 0, "1"),
                                new Graph.Edge(0, 1, "2"),
                                new Graph.Edge(1, 1, "4")));
        assertThat(exact(GraphCases.network(graph, Mix.Propagation.ADJ, 1, 1))).isEqualTo(3);
        assertThat(exact(GraphCases.network(graph, Mix.Propagation.ADJ, 1, 3))).isEqualTo(7);
        assertThat(exact(GraphCases.network(graph, Mix.Propagation.ADJ, 2, 3)))
                .isEqualTo(1 + 3 * 2 + 3 * 4);
    }

    @Test
    void nodesWithoutNeighboursHaveNoHyperplane() {
        Graph graph = new Graph("test", 3, List.of(new Graph.Edge(0, 1, "1")));
        assertThat(exact(GraphCases.network(graph, Mix.Propagation.ADJ, 1, 2))).isEqualTo(9);
        assertThat(exact(GraphCases.network(graph, Mix.Propagation.SUM, 1, 2))).isEqualTo(9);
        Graph bare = new Graph("test", 2, List.of());
        assertThat(exact(GraphCases.network(bare, Mix.Propagation.ADJ, 2, 3))).isEqualTo(1);
    }
}
