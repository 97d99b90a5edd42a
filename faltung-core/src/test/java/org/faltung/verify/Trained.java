package org.faltung.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// Small networks with random weights: multiples of 1/64, or for degenerate ones multiples of 1/2 and many zeros.
final class Trained {
    private final SplittableRandom random;
    private final boolean degenerate;

    private Trained(SplittableRandom random) {
        this.random = random;
        degenerate = random.nextInt(3) == 0;
    }

    /// A fully connected network with rectifiers.
    static Network rectifiers(SplittableRandom random, int inputs, int... units) {
        Trained trained = new Trained(random);
        List<Layer> layers = new ArrayList<>();
        int before = inputs;
        for (int many : units) {
            layers.add(trained.dense(before, many));
            layers.add(new Fold.Rectifier());
            before = many;
        }
        layers.add(trained.dense(before, 1));
        return new Network(new Shape.Vector(inputs), layers);
    }

    /// A network of any of some kinds, with at most seven folding units or so.
    static Network any(SplittableRandom random) {
        Trained trained = new Trained(random);
        return switch (random.nextInt(7)) {
            case 0 -> rectifiers(random, 2, 3, 2);
            case 1 -> trained.image();
            case 2 -> trained.residual();
            case 3 -> trained.concatenation();
            case 4 -> trained.maxout();
            case 5 -> trained.graph();
            default -> trained.signal();
        };
    }

    /// A network on 3 x 3 pixels: a convolution, a pooling, a residual sum, and a clip.
    static Network images(SplittableRandom random) {
        Trained trained = new Trained(random);
        Window two = Window.of(2, 1, 0);
        return new Network(
                new Shape.Image(3, 3, 1),
                List.of(
                        new Mix.Convolution(2, two, two, 1, trained.weights(8, 2)),
                        new Fold.Rectifier(),
                        new Fold.MaxPool(two, two),
                        new Join(
                                Join.Kind.SUM,
                                List.of(trained.dense(2, 2), new Fold.Rectifier()),
                                List.of(new Mix.Flatten())),
                        trained.dense(2, 2),
                        new Fold.Clip(-1, 1)));
    }

    private Network image() {
        Window two = Window.of(2, 1, 0);
        Window pooled = new Window(2, 1, 1, 1, 0);
        return new Network(
                new Shape.Image(2, 3, 1),
                List.of(
                        new Mix.Convolution(2, two, two, 1, weights(8, 2)),
                        prelu(),
                        new Fold.MaxPool(Window.of(1, 1, 0), pooled),
                        new Mix.AveragePool(Window.of(1, 1, 0), Window.of(2, 1, 1), flip()),
                        new Mix.Flatten(),
                        dense(6, 1),
                        activation()));
    }

    private Network residual() {
        return new Network(
                new Shape.Vector(2),
                List.of(
                        dense(2, 2),
                        new Join(
                                Join.Kind.SUM,
                                List.of(dense(2, 2), activation(), dense(2, 2)),
                                flip() ? List.of() : List.of(new Fold.Absolute())),
                        activation(),
                        dense(2, 1)));
    }

    private Network concatenation() {
        Selection turned = Selection.of(1, Selection.ZERO, 0);
        return new Network(
                new Shape.Vector(2),
                List.of(
                        new Mix.Rescale(Weights.Trained.of(twice(2, 3), some(2))),
                        new Join(
                                Join.Kind.CONCATENATION,
                                List.of(dense(2, 2), new Fold.Rectifier()),
                                List.of(new Mix.Select(turned, new Shape.Vector(3)), activation())),
                        dense(5, 2),
                        new Fold.Rectifier()));
    }

    private Network maxout() {
        return new Network(
                new Shape.Vector(2),
                List.of(
                        dense(2, 6),
                        new Fold.Maxout(3),
                        new Mix.BatchNorm(weights(2, 4)),
                        dense(2, 2),
                        new Fold.Clip(-1, flip() ? Double.POSITIVE_INFINITY : 1)));
    }

    private Network graph() {
        List<Graph.Edge> edges =
                List.of(
                        new Graph.Edge(0, 1, "1/3"),
                        new Graph.Edge(2, 1, "2"),
                        new Graph.Edge(2, 2, "0.5"));
        Mix.Propagation[] all = Mix.Propagation.values();
        Mix.Propagation propagation = all[random.nextInt(1, all.length)];
        return new Network(
                new Shape.OnGraph(new Graph("mine", 3, edges), 1),
                List.of(
                        new Mix.GraphConvolution(1, propagation, weights(1, 1)),
                        activation(),
                        new Mix.GraphConvolution(1, propagation, weights(1, 1)),
                        new Mix.GlobalAveragePool(),
                        activation()));
    }

    private Network signal() {
        return new Network(
                new Shape.Signal(3, 1),
                List.of(
                        new Mix.Upsample(2),
                        new Mix.Convolution(
                                2, Window.of(1, 1, 0), new Window(2, 2, 2, 1, 1), 1, weights(4, 2)),
                        new Fold.Leaky(List.of(0.125, 1.0)),
                        new Mix.Convolution(
                                2, Window.of(1, 1, 0), Window.of(2, 2, 0), 2, weights(4, 2)),
                        new Mix.GlobalAveragePool(),
                        dense(2, 2),
                        activation()));
    }

    private Fold.Activation activation() {
        return switch (random.nextInt(5)) {
            case 0 -> new Fold.Rectifier();
            case 1 -> new Fold.Absolute();
            case 2 -> new Fold.Leaky(List.of(0.01));
            case 3 -> new Fold.Clip(-0.5, 1);
            default -> new Fold.Clip(Double.NEGATIVE_INFINITY, 0.25);
        };
    }

    private Fold.Activation prelu() {
        return new Fold.Leaky(List.of(flip() ? 1.0 : 0.25, flip() ? 1.0 : -0.5));
    }

    private boolean flip() {
        return random.nextBoolean();
    }

    private Mix.Dense dense(int inputs, int units) {
        return new Mix.Dense(units, weights(inputs * units, units));
    }

    private Weights weights(int linear, int offsets) {
        return Weights.Trained.of(some(linear), some(offsets));
    }

    private double[] some(int many) {
        double[] numbers = new double[many];
        for (int i = 0; i < many; i++) {
            numbers[i] =
                    degenerate ? random.nextInt(-2, 3) / 2.0 : random.nextInt(-128, 129) / 64.0;
        }
        return numbers;
    }

    /// Random factors, then divisors.
    private double[] twice(int many, double divisor) {
        double[] numbers = new double[2 * many];
        System.arraycopy(some(many), 0, numbers, 0, many);
        Arrays.fill(numbers, many, 2 * many, divisor);
        return numbers;
    }
}
