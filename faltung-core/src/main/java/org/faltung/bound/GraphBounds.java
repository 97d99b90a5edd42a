package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.graph.RowMatroid;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// The results about networks that begin with graph convolutions: one layer exactly, several layers bounded.
///
/// Derived in docs/theory/gcn.md.
final class GraphBounds {
    private static final String RANDOM_RANK = "random-rank";
    private static final String TOO_LARGE =
            "the rank of the propagation matrix is out of reach for a graph of this size";

    private final List<FoldStage> stages;
    private final List<GraphStage> graph;
    private final Effort effort;
    private final List<Bound> results = new ArrayList<>();
    private final List<BoundTable.Absence> absences = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private GraphBounds(List<FoldStage> stages, List<GraphStage> graph, Effort effort) {
        this.stages = stages;
        this.graph = graph;
        this.effort = effort;
    }

    /// Adds the rows of a network on a graph.
    ///
    /// @param stages its folds, at least one
    static void tabulate(
            List<FoldStage> stages,
            Effort effort,
            List<Bound> results,
            List<BoundTable.Absence> absences,
            List<String> remarks) {
        List<GraphStage> graph = GraphStage.leading(stages);
        GraphBounds bounds = new GraphBounds(stages, graph, effort);
        if (graph.isEmpty()) {
            for (String name : List.of("gcn-one-layer", "gcn-upper", "gcn-lower")) {
                bounds.absent(name, "the first layer is not one graph convolution");
            }
        } else {
            bounds.all();
        }
        results.addAll(bounds.results);
        absences.addAll(bounds.absences);
        remarks.addAll(bounds.remarks);
    }

    private void all() {
        GraphStage first = graph.getFirst();
        Magnitude plain = GraphUpper.plain(stages, first, effort);
        Optional<GraphCount> shared =
                first.matroid().map(matroid -> count(matroid, RowMatroid.Biases.SHARED));
        Optional<GraphCount> apart =
                first.isRegular()
                        ? shared
                        : first.apart().map(matroid -> count(matroid, RowMatroid.Biases.PER_NODE));
        Magnitude product = GraphUpper.plain(stages.subList(0, 1), first, effort);
        Magnitude one = shared.map(count -> Products.min(product, count.upper())).orElse(product);
        Optional<Magnitude> sure =
                apart.filter(count -> !count.random()).flatMap(GraphCount::exact);
        Magnitude least = sure.map(value -> Products.min(one, value)).orElse(one);
        if (stages.size() == 1) {
            oneLayer(first, shared, apart);
        } else {
            absent(
                    "gcn-one-layer",
                    "about a single hidden layer; here it serves the first layer inside the other"
                            + " bounds");
            lowers();
        }
        shared.ifPresent(count ->
                add(
                        "first-layer-lower",
                        Side.LOWER,
                        HoldsFor.ALMOST_EVERY,
                        count.lower(),
                        List.of(),
                        stages.size() == 1
                                ? "nodes with independent rows alone, or random parameters"
                                : "later layers only cut the regions of the first"));
        Magnitude tight = GraphUpper.tight(stages, graph, least, effort);
        add(
                "gcn-upper",
                Side.UPPER,
                HoldsFor.EVERY,
                Products.min(plain, tight),
                List.of(),
                first.isRegular()
                        ? "the ranks of the features that a set of nodes depends on"
                        : "equal rows count once, and ranks limit the cuts: the first matrix has rank "
                                + first.rank());
        add(
                "gcn-product-upper",
                Side.UPPER,
                HoldsFor.EVERY,
                plain,
                List.of(),
                "every node as if it were alone, every later layer in N d0 dimensions");
        remark(first);
    }

    private GraphCount count(RowMatroid matroid, RowMatroid.Biases biases) {
        GraphStage first = graph.getFirst();
        return GraphCount.of(
                new GraphCount.Layer(
                        matroid,
                        biases,
                        first.channels(),
                        first.features(),
                        first.breakpoints(),
                        biases == RowMatroid.Biases.SHARED ? first.breaks() : first.someBreaks()),
                effort);
    }

    private void oneLayer(
            GraphStage first, Optional<GraphCount> shared, Optional<GraphCount> apart) {
        if (shared.isEmpty()) {
            absent("gcn-one-layer", TOO_LARGE);
            absent("gcn-one-layer-node-bias", TOO_LARGE);
            return;
        }
        GraphCount count = shared.get();
        if (count.exact().isPresent()) {
            add(
                    "gcn-one-layer",
                    Side.EXACT,
                    HoldsFor.ALMOST_EVERY,
                    count.exact().get(),
                    count.random() ? List.of(RANDOM_RANK) : List.of(),
                    first.isRegular()
                            ? "the propagation matrix is invertible: the nodes multiply"
                            : "the propagation matrix has rank "
                                    + first.rank()
                                    + " with "
                                    + first.nodes()
                                    + " nodes");
        } else {
            absent(
                    "gcn-one-layer",
                    first.breaks().isEmpty()
                            ? "the propagation matrix is singular, and the number depends on where the"
                                    + " breakpoints are"
                            : "the propagation matrix is singular, of rank "
                                    + first.rank()
                                    + ", and dependent nodes have too many regions to count; try"
                                    + " fewer features, at most as many as a node has inputs, or"
                                    + " --exact");
        }
        if (first.isRegular()) {
            absent(
                    "gcn-one-layer-node-bias",
                    "the propagation matrix is invertible, so that biases of the nodes' own make no"
                            + " difference");
            return;
        }
        Optional<Magnitude> own = apart.flatMap(GraphCount::exact);
        if (own.isPresent()) {
            add(
                    "gcn-one-layer-node-bias",
                    Side.UPPER,
                    HoldsFor.EVERY,
                    own.get(),
                    apart.get().random() ? List.of(RANDOM_RANK) : List.of(),
                    "the exact number if every node had biases of its own");
        } else {
            absent("gcn-one-layer-node-bias", "too many regions to count");
        }
    }

    private void lowers() {
        if (graph.size() == 1) {
            absent("gcn-lower", "only one graph convolution has an activation of its own");
        } else {
            lower(
                    "gcn-lower",
                    GraphLower.plain(graph, effort),
                    "folding all features of every node");
        }
        lower(
                "fold-lower",
                GraphLower.strengthened(stages, graph, effort),
                "folding with a reversed unit and the best number of features");
    }

    private void lower(String name, FoldingLower.Answer answer, String note) {
        answer.bound()
                .ifPresentOrElse(
                        bound -> add(name, Side.LOWER, HoldsFor.SOME, bound, List.of(), note),
                        () -> absent(name, answer.reason()));
    }

    private void remark(GraphStage first) {
        int distinct = first.matroid().map(RowMatroid::distinct).orElse(first.nodes());
        if (distinct < first.nodes()) {
            remarks.add(
                    "Of the "
                            + first.nodes()
                            + " nodes only "
                            + distinct
                            + " have hyperplanes of their own: the others have no neighbours, or the"
                            + " neighbourhood of another node, and so the same pattern.");
        }
    }

    private void absent(String name, String reason) {
        absences.add(new BoundTable.Absence(name, reason));
    }

    private void add(
            String name,
            Side side,
            HoldsFor holdsFor,
            Magnitude value,
            List<String> assumes,
            String note) {
        results.add(
                new Bound(
                        name,
                        side,
                        holdsFor,
                        value,
                        Status.DERIVED,
                        assumes,
                        Source.FALTUNG,
                        note));
    }
}
