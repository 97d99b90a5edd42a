package org.faltung.bound;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.graph.NodeRows;
import org.faltung.graph.RowMatroid;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// A fold behind one graph convolution; batch normalisations around it change only its parameters.
///
/// @param stage the fold
/// @param mix the graph convolution
/// @param rows its propagation matrix
/// @param matroid of the rows of M, without nodes that repeat others; empty if it is out of reach
record GraphStage(
        FoldStage stage, Mix.GraphConvolution mix, NodeRows rows, Optional<RowMatroid> matroid) {
    private static final double MOST_WORK = 3e7;
    private static final int MOST_NODES = 10_000;
    private static final int MOST_EDGES = 10_000;

    /// The stages at the beginning that are graph convolutions.
    ///
    /// @throws UnsupportedArchitectureException if the rows cannot be normalised
    static List<GraphStage> leading(List<FoldStage> stages) {
        List<GraphStage> leading = new ArrayList<>();
        Map<Mix.Propagation, GraphStage> known = new EnumMap<>(Mix.Propagation.class);
        for (FoldStage stage : stages) {
            List<Mix> chain =
                    stage.chain().stream().filter(mix -> !(mix instanceof Mix.BatchNorm)).toList();
            if (chain.size() != 1
                    || !(chain.getFirst() instanceof Mix.GraphConvolution mix)
                    || !(stage.from() instanceof Shape.OnGraph on)) {
                break;
            }
            GraphStage first =
                    known.computeIfAbsent(
                            mix.propagation(),
                            norm -> {
                                NodeRows rows = rows(on.graph(), norm);
                                return new GraphStage(stage, mix, rows, matroid(rows));
                            });
            leading.add(new GraphStage(stage, mix, first.rows(), first.matroid()));
        }
        return leading;
    }

    private static NodeRows rows(Graph graph, Mix.Propagation propagation) {
        try {
            return NodeRows.of(graph, propagation);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedArchitectureException(e);
        }
    }

    private static Optional<RowMatroid> matroid(NodeRows rows) {
        return rows.nodes() <= MOST_NODES
                ? RowMatroid.of(rows, RowMatroid.Biases.SHARED, MOST_WORK)
                : Optional.empty();
    }

    /// The rank of a propagation matrix, or the number of nodes if that takes long.
    static int rank(Graph graph, Mix.Propagation propagation) {
        return graph.edges().size() > MOST_EDGES
                ? graph.nodes()
                : matroid(rows(graph, propagation)).map(RowMatroid::rank).orElse(graph.nodes());
    }

    /// The matroid in which every node is apart, for biases of their own.
    Optional<RowMatroid> apart() {
        return matroid.flatMap(_ -> RowMatroid.of(rows, RowMatroid.Biases.PER_NODE, MOST_WORK));
    }

    int nodes() {
        return rows.nodes();
    }

    /// δ, what a node has before.
    int channels() {
        return stage.from().channels();
    }

    /// d, what a node has after.
    int features() {
        return mix.features();
    }

    int breakpoints() {
        return stage.fold().breakpoints();
    }

    /// The rank of the propagation matrix, at most.
    int rank() {
        return matroid.map(RowMatroid::rank).orElse(nodes());
    }

    /// Whether the propagation matrix is known to be invertible.
    boolean isRegular() {
        return matroid.filter(known -> known.rank() == nodes()).isPresent();
    }

    /// Where the breakpoints are; one of them can be anywhere, for the biases move it. Empty if there are more and
    /// they are not known.
    List<Rational> breaks() {
        if (breakpoints() == 1) {
            return List.of(Rational.ZERO);
        }
        return switch (stage.fold()) {
            case Fold.Clip(double low, double high) -> List.of(Rational.of(low), Rational.of(high));
            case Fold.Rectifier _, Fold.Leaky _, Fold.Absolute _, Fold.PiecewiseLinear _ ->
                    List.of();
        };
    }

    /// Some different places for the breakpoints.
    List<Rational> someBreaks() {
        return IntStream.range(0, breakpoints()).mapToObj(Rational::of).toList();
    }
}
