package org.faltung.sample.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.Monitor;
import org.faltung.count.Regions;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.region.Problem;

/// A small random network on a cube: some with zero biases, some with repeated and with parallel units.
record Small(Network network, Domain domain, Problem problem, long regions) {
    static Small of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(2, 5);
        int layers = random.nextInt(1, 4);
        int[] widths = random.ints(layers, 4, 8).toArray();
        return of(inputs, widths, (int) Long.remainderUnsigned(seed, 4), random);
    }

    /// @param kind 0 general, 1 zero biases, 2 repeated units, 3 parallel units
    static Small of(int inputs, int[] widths, int kind, SplittableRandom random) {
        List<Layer> layers = new ArrayList<>();
        int before = inputs;
        for (int width : widths) {
            layers.add(new Mix.Dense(width, weights(before, width, kind, random)));
            layers.add(new Fold.Rectifier());
            before = width;
        }
        layers.add(new Mix.Dense(1, weights(before, 1, 0, random)));
        Network network = new Network(new Shape.Vector(inputs), layers);
        Domain domain = Domain.Box.cube(inputs, -2, 2);
        FoldSequence folds = Folding.of(network);
        return new Small(
                network,
                domain,
                new Problem(folds, Chart.of(domain).polyhedron()),
                Regions.of(network).in(domain).on(1).count().exact().longValueExact());
    }

    private static Weights weights(int in, int out, int kind, SplittableRandom random) {
        double[] linear = new double[in * out];
        double[] biases = new double[out];
        for (int unit = 0; unit < out; unit++) {
            boolean again = kind >= 2 && unit % 3 == 2;
            for (int i = 0; i < in; i++) {
                linear[unit * in + i] =
                        again ? linear[(unit - 1) * in + i] : random.nextInt(-64, 65) / 32.0;
            }
            biases[unit] =
                    kind == 1
                            ? 0
                            : again && kind == 2
                                    ? biases[unit - 1]
                                    : random.nextInt(-64, 65) / 64.0;
        }
        return Weights.Trained.of(linear, biases);
    }

    Cells tree() {
        return tree(Monitor.NONE);
    }

    Cells tree(Monitor monitor) {
        return new Cells(problem, monitor);
    }
}
