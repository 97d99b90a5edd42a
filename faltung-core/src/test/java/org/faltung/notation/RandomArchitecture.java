package org.faltung.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// Random architectures of everything that the notation can say.
public final class RandomArchitecture {
    private static final Weights FREE = Weights.Free.FREE;

    private final SplittableRandom random;

    /// The architecture of a seed.
    public RandomArchitecture(long seed) {
        random = new SplittableRandom(seed);
    }

    /// An architecture, its weights free.
    public Network network() {
        Shape input =
                switch (random.nextInt(4)) {
                    case 0 -> new Shape.Image(size(12), size(12), size(4));
                    case 1 -> new Shape.Signal(size(20), size(6));
                    case 2 -> new Shape.Vector(size(30));
                    default -> new Shape.OnGraph(graph(), size(5));
                };
        return new Network(input, chain(input, 2));
    }

    private List<Layer> chain(Shape input, int depth) {
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        for (int tries = random.nextInt(8); tries > 0; tries--) {
            Layer layer = layer(shape, depth);
            try {
                shape = layer.output(shape);
                layers.add(layer);
            } catch (IllegalArgumentException doesNotFit) {
                continue;
            }
        }
        return layers;
    }

    private Layer layer(Shape input, int depth) {
        return switch (random.nextInt(16)) {
            case 0 -> new Mix.Dense(size(20), FREE);
            case 1, 2 -> new Mix.Convolution(size(8), rows(input), window(), 1, FREE);
            case 3 -> new Fold.MaxPool(rows(input), window());
            case 4 -> new Mix.AveragePool(rows(input), window(), true);
            case 5 -> new Mix.GlobalAveragePool();
            case 6 -> new Mix.BatchNorm(FREE);
            case 7 -> new Mix.Flatten();
            case 8 -> new Mix.Upsample(size(3));
            case 9 -> new Mix.GraphConvolution(size(5), propagation(), FREE);
            case 10, 11 -> activation();
            case 12 -> new Fold.Maxout(random.nextInt(2, 4));
            default -> depth == 0 ? new Fold.Rectifier() : join(input, depth);
        };
    }

    private Layer join(Shape input, int depth) {
        var kind = random.nextBoolean() ? Join.Kind.SUM : Join.Kind.CONCATENATION;
        List<Layer> one = chain(input, depth - 1);
        List<Layer> two = chain(input, depth - 1);
        return one.isEmpty() && two.isEmpty() ? new Fold.Absolute() : new Join(kind, one, two);
    }

    private Fold activation() {
        return switch (random.nextInt(6)) {
            case 0 -> new Fold.Rectifier();
            case 1 -> new Fold.Leaky(List.of(random.nextDouble(-1, 1)));
            case 2 -> new Fold.Leaky(List.of(0.01));
            case 3 -> new Fold.Clip(-1, 1);
            case 4 -> new Fold.PiecewiseLinear(size(9));
            default -> new Fold.Absolute();
        };
    }

    private Mix.Propagation propagation() {
        return Mix.Propagation.values()[random.nextInt(Mix.Propagation.values().length)];
    }

    private Graph graph() {
        return switch (random.nextInt(6)) {
            case 0 -> Graphs.path(size(9));
            case 1 -> Graphs.cycle(2 + size(9));
            case 2 -> Graphs.complete(size(9));
            case 3 -> Graphs.star(size(9));
            case 4 -> Graphs.grid(size(4), size(4));
            default -> Graphs.karate();
        };
    }

    private Window rows(Shape input) {
        return input instanceof Shape.Image ? window() : Window.of(1, 1, 0);
    }

    private Window window() {
        return Window.of(size(4), size(3), random.nextInt(3));
    }

    private int size(int most) {
        return random.nextInt(1, most + 1);
    }
}
