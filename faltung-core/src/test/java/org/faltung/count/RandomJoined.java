package org.faltung.count;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// Small trained networks with branches, narrow places and maxima, of small whole weights.
final class RandomJoined {
    private final SplittableRandom random;
    private int budget = 9;

    private RandomJoined(SplittableRandom random) {
        this.random = random;
    }

    static Network of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomJoined draw = new RandomJoined(random);
        Shape input =
                random.nextInt(3) == 0
                        ? new Shape.Signal(random.nextInt(2, 5), 1)
                        : new Shape.Vector(random.nextInt(1, 4));
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        while (draw.budget > 0 && layers.size() < 8) {
            List<Layer> block = draw.block(shape, 2);
            for (Layer layer : block) {
                shape = layer.output(shape);
            }
            layers.addAll(block);
        }
        return new Network(input, layers);
    }

    private List<Layer> block(Shape shape, int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 4);
        if (kind < 2) {
            return folded(shape, random.nextInt(1, 4));
        }
        if (kind == 2 && shape instanceof Shape.Signal && shape.columns() > 1) {
            int padding = random.nextInt(2);
            int windows = Window.of(2, 2, padding).positions(shape.columns());
            budget -= windows * shape.channels();
            return List.of(
                    new Fold.MaxPool(
                            Window.of(1, 1, 0), Window.of(2, random.nextInt(1, 3), padding)));
        }
        if (kind == 3) {
            int rank = random.nextInt(2, 4);
            int units = random.nextInt(1, 3);
            budget -= units * (rank - 1);
            return List.of(dense(shape, units * rank), new Fold.Maxout(rank));
        }
        return kind < 4 ? folded(shape, 2) : List.of(join(shape, depth - 1));
    }

    private List<Layer> folded(Shape shape, int units) {
        budget -= units;
        return List.of(
                dense(shape, units),
                random.nextInt(5) == 0 ? new Fold.Absolute() : new Fold.Rectifier());
    }

    private Join join(Shape shape, int depth) {
        boolean identity = random.nextBoolean();
        boolean sum = random.nextBoolean();
        int size = sum && identity ? shape.size() : random.nextInt(1, 4);
        boolean flat = identity && shape instanceof Shape.Vector;
        if (identity && !flat) {
            return new Join(Join.Kind.SUM, point(shape), List.of());
        }
        return new Join(
                sum ? Join.Kind.SUM : Join.Kind.CONCATENATION,
                way(shape, size, depth),
                identity ? List.of() : way(shape, size, depth));
    }

    private List<Layer> point(Shape shape) {
        budget -= shape.size();
        Window one = Window.of(1, 1, 0);
        int channels = shape.channels();
        return List.of(
                new Mix.Convolution(channels, one, one, 1, numbers(channels, channels)),
                new Fold.Rectifier());
    }

    private List<Layer> way(Shape shape, int size, int depth) {
        List<Layer> way = new ArrayList<>();
        Shape inside = shape;
        if (random.nextInt(3) > 0) {
            way.addAll(block(shape, depth));
            for (Layer layer : way) {
                inside = layer.output(inside);
            }
        }
        way.add(dense(inside, size));
        if (random.nextInt(3) == 0) {
            budget -= size;
            way.add(new Fold.Rectifier());
        }
        return way;
    }

    private Mix.Dense dense(Shape shape, int units) {
        return new Mix.Dense(units, numbers(units, shape.size()));
    }

    private Weights numbers(int units, int inputs) {
        return Weights.Trained.of(
                random.ints((long) units * inputs, -6, 7).asDoubleStream().toArray(),
                random.ints(units, -6, 7).asDoubleStream().toArray());
    }
}
