package org.faltung.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Domain;

/// A tiny trained network and a domain in which to count.
///
/// @param network at most 12 inputs
/// @param domain of dimension at most 4
public record RegionCase(Network network, Domain domain) {
    /// The most breakpoints in a domain of dimension 1, 2, 3 and 4.
    private static final List<Integer> BUDGETS = List.of(30, 16, 12, 10);

    /// The case of a seed.
    public static RegionCase of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape input = random.nextInt(4) == 0 ? large(random) : small(random);
        int ambient = input.size();
        int most = ambient > 4 ? 2 : ambient;
        boolean full = ambient <= 4 && random.nextInt(4) > 0;
        int dimension = full ? ambient : random.nextInt(1, most + 1);
        Domain domain = RandomDomain.of(ambient, dimension, random);
        Network network = RandomTrained.on(input, BUDGETS.get(dimension - 1), random);
        return new RegionCase(network, domain);
    }

    private static Shape small(SplittableRandom random) {
        return switch (random.nextInt(13)) {
            case 0 -> new Shape.Signal(4, 1);
            case 1 -> new Shape.Signal(2, 2);
            case 2 -> new Shape.Signal(3, 1);
            case 3, 7 -> new Shape.Image(2, 2, 1);
            case 4 -> new Shape.Image(1, 2, 2);
            case 5 -> new Shape.OnGraph(Graphs.path(random.nextInt(2, 5)), 1);
            case 6 -> new Shape.OnGraph(weighted(), 1);
            default -> new Shape.Vector(random.nextInt(1, 5));
        };
    }

    private static Shape large(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Shape.Signal(6, 1);
            case 1 -> new Shape.Signal(4, 2);
            case 2 -> new Shape.Image(3, 3, 1);
            case 3 -> new Shape.Image(2, 3, 2);
            case 4 -> new Shape.OnGraph(Graphs.star(4), 2);
            default -> new Shape.Vector(random.nextInt(5, 9));
        };
    }

    private static Graph weighted() {
        List<Graph.Edge> edges = List.of(new Graph.Edge(0, 1, "0.5"), new Graph.Edge(2, 1, "2/3"));
        return new Graph("edges:weighted", 3, edges);
    }

    /// The network with all its numbers, and the domain.
    @Override
    public String toString() {
        return network.input() + " " + lines(network.layers()) + "\nin " + domain;
    }

    private static List<String> lines(List<Layer> layers) {
        List<String> lines = new ArrayList<>();
        for (Layer layer : layers) {
            lines.add(
                    "\n"
                            + switch (layer) {
                                case Join join ->
                                        join.kind()
                                                + " of "
                                                + lines(join.branch())
                                                + " and "
                                                + lines(join.other());
                                case Mix.Dense mix -> mix + numbers(mix.weights());
                                case Mix.Convolution mix -> mix + numbers(mix.weights());
                                case Mix.BatchNorm mix -> mix + numbers(mix.weights());
                                case Mix.Rescale mix -> mix + numbers(mix.weights());
                                case Mix.Select mix -> mix + indices(mix.selection());
                                case Mix.GraphConvolution mix -> mix + numbers(mix.weights());
                                default -> layer.toString();
                            });
        }
        return lines;
    }

    private static String indices(Selection selection) {
        return IntStream.range(0, selection.size()).map(selection::index).boxed().toList() + "";
    }

    private static String numbers(Weights weights) {
        return switch (weights) {
            case Weights.Free _ -> "";
            case Weights.Trained w ->
                    IntStream.range(0, w.linearCount()).mapToObj(w::linear).toList()
                            + " "
                            + IntStream.range(0, w.offsetCount()).mapToObj(w::offset).toList();
        };
    }
}
