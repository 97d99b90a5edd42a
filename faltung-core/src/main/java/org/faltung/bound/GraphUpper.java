package org.faltung.bound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.graph.RowMatroid;
import org.faltung.matching.Choice;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// Upper bounds of networks that begin with graph convolutions.
///
/// In a region of the layers before, layer l is affine, and its normals at a set J of nodes span at most
/// d_{l−1} · rank(P_J) dimensions, and at most d_j · rank(P) for every earlier layer j; at one node at most
/// d_j times the number of nodes of layer j that it depends on. By Lemma A the region is cut into at most
///
///     Σ Π_v C(d_l, t_v) P^t_v    over t within these limits, v running over nodes with different rows.
///
/// Without the limits at J, and with N · d₀ for the whole, this is the plain product.
///
/// Derived in docs/theory/gcn.md.
final class GraphUpper {
    private static final int MOST_NODES = 500;

    private final List<FoldStage> stages;
    private final List<GraphStage> graph;
    private final Effort effort;

    private GraphUpper(List<FoldStage> stages, List<GraphStage> graph, Effort effort) {
        this.stages = stages;
        this.graph = graph;
        this.effort = effort;
    }

    /// (Σ_{i ≤ d₀} C(d₁, i) Pⁱ)^N · Π_{l ≥ 2} Σ_{i ≤ N d₀} C(N_l, i) Pⁱ, N_l being the units of fold l.
    static Magnitude plain(List<FoldStage> stages, GraphStage first, Effort effort) {
        List<Magnitude> factors = new ArrayList<>();
        Magnitude node =
                ArrangementSum.of(
                        first.features(),
                        first.channels(),
                        first.breakpoints(),
                        effort,
                        Rounded.UP);
        factors.add(Products.power(node, first.nodes(), Rounded.UP));
        int inputs = first.stage().from().size();
        for (FoldStage stage : stages.subList(1, stages.size())) {
            factors.add(
                    ArrangementSum.of(
                            stage.units(), inputs, stage.fold().breakpoints(), effort, Rounded.UP));
        }
        return Products.of(factors, Rounded.UP);
    }

    /// The tight bound.
    ///
    /// @param graph the stages at the beginning that are graph convolutions, at least one
    /// @param first an upper bound of the first layer alone
    static Magnitude tight(
            List<FoldStage> stages, List<GraphStage> graph, Magnitude first, Effort effort) {
        return new GraphUpper(stages, graph, effort).tight(first);
    }

    private Magnitude tight(Magnitude first) {
        List<Magnitude> factors = new ArrayList<>();
        factors.add(first);
        GraphStage one = graph.getFirst();
        long dimension = (long) one.rank() * one.channels();
        for (int l = 1; l < stages.size(); l++) {
            if (l < graph.size()) {
                GraphStage stage = graph.get(l);
                dimension = Math.min(dimension, (long) stage.rank() * stage.channels());
                factors.add(pieces(l, dimension));
            } else {
                FoldStage stage = stages.get(l);
                dimension = through(stage, dimension);
                factors.add(
                        ArrangementSum.of(
                                stage.units(),
                                dimension,
                                stage.fold().breakpoints(),
                                effort,
                                Rounded.UP));
            }
        }
        return Products.of(factors, Rounded.UP);
    }

    /// The dimension of an image behind the affine part of a stage.
    private static long through(FoldStage stage, long dimension) {
        long least = dimension;
        Shape shape = stage.from();
        for (Mix mix : stage.chain()) {
            shape = mix.output(shape);
            least = Math.min(least, shape.size());
        }
        return least;
    }

    private Magnitude pieces(int l, long dimension) {
        GraphStage stage = graph.get(l);
        Choice choice = new Choice(stage.features(), stage.breakpoints());
        Optional<RowMatroid> matroid = stage.matroid();
        Magnitude whole =
                ArrangementSum.of(
                        (long) stage.features() * distinct(stage),
                        dimension,
                        stage.breakpoints(),
                        effort,
                        Rounded.UP);
        if (matroid.isEmpty()) {
            return whole;
        }
        List<Integer> caps = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        for (RowMatroid.Part part : matroid.get().parts()) {
            groups.add(part.elements().size());
            totals.add((long) part.rank() * stage.channels());
            part.elements().forEach(element -> caps.add(cap(l, element.node())));
        }
        return Products.min(
                whole, RankFormula.head(caps, groups, totals, dimension, choice, effort));
    }

    private static int distinct(GraphStage stage) {
        return stage.matroid().map(RowMatroid::distinct).orElse(stage.nodes());
    }

    /// How many dimensions a node of layer l can depend on.
    private int cap(int l, int node) {
        long cap = graph.get(l).channels();
        if (graph.get(l).nodes() > MOST_NODES) {
            return (int) cap;
        }
        Set<Integer> seen = Set.of(node);
        for (int j = l - 1; j >= 0; j--) {
            Set<Integer> wider = new HashSet<>();
            for (int v : seen) {
                wider.addAll(graph.get(j + 1).rows().row(v).keySet());
            }
            seen = wider;
            GraphStage stage = graph.get(j);
            cap = Math.min(cap, (long) stage.channels() * Math.min(seen.size(), stage.rank()));
        }
        return (int) cap;
    }
}
