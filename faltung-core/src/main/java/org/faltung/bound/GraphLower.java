package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.graph.NodeWeights;
import org.faltung.graph.RowMatroid;
import org.faltung.network.Fold;

/// Lower bounds of the maximum of a network that begins with graph convolutions, by folding.
///
/// Behind an invertible first matrix every node has δ coordinates of its own. A hidden layer folds each of
/// them with the same zigzag, ⌊d_l / δ⌋ units a coordinate. The next graph convolution mixes the folded cube; it holds
/// a cube of equal ranges, as shared biases need them, depending on where the zigzag's range lies and on the weights g
/// with P g = 1 ([NodeWeights]):
///
/// | weights | pieces of p units |
/// | --- | --- |
/// | all equal in sign, the largest below twice the least | p + 1 if p ≥ 3, else p |
/// | all equal in sign | p |
/// | any | p − 1: two units shift the range to [−½, ½] |
///
/// A fully connected layer takes the cube as it is.
///
/// Derived in docs/theory/gcn.md, Theorem G5.
final class GraphLower {
    private final List<FoldStage> stages;
    private final List<GraphStage> graph;
    private final boolean strengthened;
    private final Effort effort;
    private final List<NodeWeights> weights = new ArrayList<>();

    private GraphLower(
            List<FoldStage> stages, List<GraphStage> graph, boolean strengthened, Effort effort) {
        this.stages = stages;
        this.graph = graph;
        this.strengthened = strengthened;
        this.effort = effort;
        for (GraphStage stage : graph) {
            weights.add(NodeWeights.of(stage.rows()));
        }
    }

    /// All features of the input, ⌊d_l / d₀⌋ units for each, over the graph convolutions alone: later layers only cut
    /// further.
    static FoldingLower.Answer plain(List<GraphStage> graph, Effort effort) {
        List<FoldStage> stages = graph.stream().map(GraphStage::stage).toList();
        GraphLower lower = new GraphLower(stages, graph, false, effort);
        return lower.folded(graph.getFirst().channels(), stages.size());
    }

    /// The best over the number of features used and the layer after which folding stops, with the reversed unit, units
    /// shared out unevenly, and fully connected layers behind.
    static FoldingLower.Answer strengthened(
            List<FoldStage> stages, List<GraphStage> graph, Effort effort) {
        GraphLower lower = new GraphLower(stages, graph, true, effort);
        int channels = graph.getFirst().channels();
        TreeSet<Integer> some = new TreeSet<>(List.of(channels));
        for (int delta = 1; delta <= Math.min(channels, 64); delta++) {
            some.add(delta);
        }
        FoldingLower.Answer best = FoldingLower.Answer.none("");
        for (int count = stages.size(); count >= 2; count--) {
            for (int delta : some) {
                best = best.orBetter(lower.folded(delta, count));
            }
        }
        return best;
    }

    /// Folds all layers but the last of `count`, which is counted.
    private FoldingLower.Answer folded(int delta, int count) {
        List<Magnitude> factors = new ArrayList<>();
        int folds = Math.min(graph.size(), count - 1);
        for (int l = 0; l < folds; l++) {
            GraphStage stage = graph.get(l);
            if (!stage.isRegular()) {
                return FoldingLower.Answer.none(
                        stage.matroid().isPresent()
                                ? "the propagation matrix of layer "
                                        + (l + 1)
                                        + " is singular, of rank "
                                        + stage.rank()
                                        + " with "
                                        + stage.nodes()
                                        + " nodes, and folding needs an invertible one"
                                : "whether the propagation matrix of layer "
                                        + (l + 1)
                                        + " is invertible is out of reach");
            }
            if (!(stage.stage().fold() instanceof Fold.Rectifier)) {
                return FoldingLower.Answer.none(
                        "the folding construction needs ReLU in every layer");
            }
            NodeWeights next = l + 1 < graph.size() ? weights.get(l + 1) : NodeWeights.EVEN;
            int units = stage.features() / delta;
            int more = strengthened ? stage.features() % delta : 0;
            if (pieces(units, next) < 1) {
                return FoldingLower.Answer.none(refusal(l, delta, units, next));
            }
            Magnitude node =
                    Products.of(
                            List.of(
                                    power(pieces(units + 1, next), more),
                                    power(pieces(units, next), delta - more)),
                            Rounded.DOWN);
            factors.add(Products.power(node, stage.nodes(), Rounded.DOWN));
        }
        if (folds == count - 1 && folds < graph.size()) {
            factors.add(last(graph.get(folds), delta));
        } else {
            Optional<Magnitude> tail =
                    FoldingLower.denseTail(stages.subList(0, count), folds, delta, effort);
            if (tail.isEmpty()) {
                return FoldingLower.Answer.none(
                        "a layer behind the graph convolutions is not one fully connected layer");
            }
            factors.add(tail.get());
        }
        return new FoldingLower.Answer(Optional.of(Products.of(factors, Rounded.DOWN)), "");
    }

    private static String refusal(int l, int delta, int units, NodeWeights next) {
        return units < 1
                ? "layer "
                        + (l + 1)
                        + " has fewer features than the "
                        + delta
                        + " that it would have to fold"
                : "the weights g with P g = 1 of layer "
                        + (l + 2)
                        + " are "
                        + (next == NodeWeights.MIXED ? "not all of one sign" : "uneven")
                        + " (or too many to tell), and one unit a feature cannot shift its range";
    }

    private int pieces(int units, NodeWeights next) {
        return switch (next) {
            case EVEN -> strengthened && units >= 3 ? units + 1 : units;
            case ONE_SIGN -> units;
            case MIXED -> units - 1;
        };
    }

    private static Magnitude power(int pieces, long exponent) {
        return Products.power(
                new Magnitude.Whole(BigInteger.valueOf(Math.max(pieces, 0))),
                exponent,
                Rounded.DOWN);
    }

    /// The regions of the last layer on δ features a node, all of which meet a small cube.
    private Magnitude last(GraphStage stage, int delta) {
        Magnitude node =
                ArrangementSum.of(
                        stage.features(), delta, stage.breakpoints(), effort, Rounded.DOWN);
        if (stage.isRegular()) {
            return Products.power(node, stage.nodes(), Rounded.DOWN);
        }
        return stage.matroid()
                .map(matroid ->
                        GraphCount.of(
                                        new GraphCount.Layer(
                                                matroid,
                                                RowMatroid.Biases.SHARED,
                                                delta,
                                                stage.features(),
                                                stage.breakpoints(),
                                                stage.breaks()),
                                        effort)
                                .lower())
                .orElse(new Magnitude.Whole(BigInteger.ONE));
    }
}
