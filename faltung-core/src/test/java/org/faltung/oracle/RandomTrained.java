package org.faltung.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// Tiny random trained networks of all kinds of layers, a third of them degenerate on purpose.
public final class RandomTrained {
    private static final int MOST_VALUES = 16;

    private final SplittableRandom random;
    private final TrainedWeights weights;
    private int budget;

    private RandomTrained(SplittableRandom random, int budget) {
        this.random = random;
        this.weights = new TrainedWeights(random, random.nextInt(3) == 0);
        this.budget = budget;
    }

    /// A network on a shape.
    ///
    /// @param budget the most breakpoints of all units together; a maximum of k counts for k − 1
    public static Network on(Shape input, int budget, SplittableRandom random) {
        RandomTrained draw = new RandomTrained(random, budget);
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        int folds = 1 + random.nextInt(4) / 2 + random.nextInt(4) / 3 + (budget > 20 ? 1 : 0);
        for (int fold = 0; fold < folds && draw.budget > 0; fold++) {
            for (Layer layer : draw.block(shape)) {
                layers.add(layer);
                shape = layer.output(shape);
            }
        }
        if (random.nextInt(4) > 0) {
            layers.add(draw.dense(shape, random.nextInt(1, 3)));
        } else if (draw.budget > 1) {
            layers.add(draw.dense(shape, 1));
            layers.add(random.nextBoolean() ? new Fold.Rectifier() : new Fold.Clip(-1, 1));
        }
        return new Network(input, layers);
    }

    /// Affine layers, one or two, and a fold; or a join.
    private List<Layer> block(Shape input) {
        if (random.nextInt(5) == 0 && input.size() <= 6) {
            return List.of(join(input, 2));
        }
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        int mixes = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(4) / 3;
        for (int i = 0; i < mixes; i++) {
            Mix mix = mix(shape);
            layers.add(mix);
            shape = mix.output(shape);
        }
        Fold fold = fold(shape);
        if (cost(fold, shape) > budget) {
            Mix.Dense dense = dense(shape, random.nextInt(1, Math.min(budget, 5) + 1));
            layers.add(dense);
            shape = dense.output(shape);
            fold = new Fold.Rectifier();
        }
        budget -= cost(fold, shape);
        layers.add(fold);
        return layers;
    }

    private static int cost(Fold fold, Shape shape) {
        return switch (fold) {
            case Fold.Activation activation -> activation.breakpoints() * shape.size();
            case Fold.Maxout maxout -> maxout.output(shape).size() * (maxout.rank() - 1);
            case Fold.MaxPool(Window rows, Window columns) ->
                    fold.output(shape).size() * Math.max(1, rows.length() * columns.length() - 1);
        };
    }

    private Mix mix(Shape shape) {
        while (true) {
            Mix mix =
                    switch (shape) {
                        case Shape.Vector _ -> anywhere(shape);
                        case Shape.OnGraph _ ->
                                random.nextInt(3) > 0 ? propagated(shape) : anywhere(shape);
                        case Shape.Image _, Shape.Signal _ ->
                                random.nextInt(5) > 0 ? onGrid(shape) : anywhere(shape);
                    };
            if (mix.output(shape).size() <= MOST_VALUES) {
                return mix;
            }
        }
    }

    private Mix anywhere(Shape shape) {
        return switch (random.nextInt(9)) {
            case 0 -> new Mix.BatchNorm(weights.norm(shape.channels()));
            case 1 -> new Mix.Rescale(weights.scale(shape.size()));
            case 2 -> new Mix.Flatten();
            case 3 -> select(shape);
            default -> dense(shape, random.nextInt(2, budget > 12 ? 9 : 7));
        };
    }

    /// Some values in some order, now and then one of them twice, or a 0; on a grid or as a vector.
    private Mix.Select select(Shape shape) {
        Shape to =
                switch (random.nextInt(3)) {
                    case 0 -> new Shape.Signal(random.nextInt(1, 5), random.nextInt(1, 3));
                    case 1 -> new Shape.Image(2, random.nextInt(1, 4), random.nextInt(1, 3));
                    default -> new Shape.Vector(random.nextInt(1, 7));
                };
        int[] indices = random.ints(to.size(), 0, shape.size()).toArray();
        if (random.nextInt(3) == 0) {
            indices[random.nextInt(indices.length)] = Selection.ZERO;
        }
        return new Mix.Select(Selection.of(indices), to);
    }

    private Mix onGrid(Shape shape) {
        return switch (random.nextInt(8)) {
            case 0 -> new Mix.Upsample(2);
            case 1 -> new Mix.GlobalAveragePool();
            case 2 -> new Mix.AveragePool(rows(shape, false), columns(shape, false), true);
            case 3 -> new Mix.AveragePool(rows(shape, false), columns(shape, false), false);
            default -> convolution(shape);
        };
    }

    private Mix.Dense dense(Shape shape, int units) {
        return new Mix.Dense(units, weights.rows(units, shape.size()));
    }

    private Mix.Convolution convolution(Shape shape) {
        int groups = shape.channels() % 2 == 0 && random.nextBoolean() ? 2 : 1;
        int filters = groups * random.nextInt(1, 4);
        return convolution(shape, rows(shape, true), columns(shape, true), filters, groups);
    }

    private Mix.Convolution convolution(
            Shape shape, Window rows, Window columns, int filters, int groups) {
        int width = rows.length() * columns.length() * (shape.channels() / groups);
        return new Mix.Convolution(filters, rows, columns, groups, weights.rows(filters, width));
    }

    private Mix.GraphConvolution propagated(Shape shape) {
        return propagated(shape, random.nextInt(1, 3));
    }

    private Mix.GraphConvolution propagated(Shape shape, int features) {
        Mix.Propagation[] rational = {
            Mix.Propagation.ROW, Mix.Propagation.SUM, Mix.Propagation.ADJ, Mix.Propagation.LAPLACIAN
        };
        return new Mix.GraphConvolution(
                features, rational[random.nextInt(4)], weights.rows(features, shape.channels()));
    }

    private Fold fold(Shape shape) {
        boolean grid = shape instanceof Shape.Image || shape instanceof Shape.Signal;
        int kind = random.nextInt(10);
        if (grid && kind > 4 && shape.cells() > 1) {
            return pool(shape);
        }
        int rank = shape.channels() % 3 == 0 ? 3 : 2;
        if (kind < 2 && shape.channels() % rank == 0) {
            return new Fold.Maxout(rank);
        }
        return activation(shape);
    }

    /// A pool that compares something somewhere.
    private Fold.MaxPool pool(Shape shape) {
        while (true) {
            Window rows = rows(shape, false);
            Window columns = columns(shape, false);
            if (rows.length() * columns.length() > 1) {
                return new Fold.MaxPool(rows, columns);
            }
        }
    }

    private Fold.Activation activation(Shape shape) {
        return switch (random.nextInt(9)) {
            case 0 -> new Fold.Absolute();
            case 1 -> new Fold.Leaky(List.of(slope()));
            case 2 ->
                    new Fold.Leaky(
                            random.doubles(shape.channels()).mapToObj(_ -> slope()).toList());
            case 3 -> new Fold.Clip(-1, 1);
            case 4 ->
                    random.nextBoolean()
                            ? new Fold.Clip(0, Double.POSITIVE_INFINITY)
                            : new Fold.Clip(Double.NEGATIVE_INFINITY, random.nextInt(-1, 2));
            default -> new Fold.Rectifier();
        };
    }

    /// Not 1: that unit would have no breakpoint.
    private double slope() {
        return new double[] {0.25, 0.1, -0.5, -1, 2, 0}[random.nextInt(6)];
    }

    /// A sum or a concatenation of ways that keep the grid.
    private Join join(Shape shape, int depth) {
        boolean sum = random.nextBoolean();
        boolean identity = random.nextBoolean();
        int channels = sum && identity ? shape.channels() : random.nextInt(1, 3);
        List<Layer> branch = way(shape, channels, depth);
        List<Layer> other = identity ? List.of() : way(shape, channels, depth);
        Join.Kind kind = sum ? Join.Kind.SUM : Join.Kind.CONCATENATION;
        return new Join(kind, branch, other);
    }

    private List<Layer> way(Shape shape, int channels, int depth) {
        List<Layer> way = new ArrayList<>();
        Shape from = shape;
        if (depth > 1 && random.nextInt(4) == 0) {
            way.add(join(shape, depth - 1));
            from = way.getLast().output(shape);
        } else if (random.nextInt(4) == 0) {
            fold(way, from);
        }
        way.add(keeping(from, channels));
        if (random.nextInt(3) > 0) {
            fold(way, way.getLast().output(from));
        }
        return way;
    }

    private void fold(List<Layer> way, Shape shape) {
        Fold.Activation activation = activation(shape);
        if (cost(activation, shape) <= budget) {
            budget -= cost(activation, shape);
            way.add(activation);
        }
    }

    /// An affine layer that changes nothing of the shape but the channels.
    private Mix keeping(Shape shape, int channels) {
        int reach = random.nextInt(2);
        Window along = Window.of(2 * reach + 1, 1, reach);
        return switch (shape) {
            case Shape.Vector _ -> dense(shape, channels);
            case Shape.OnGraph _ -> propagated(shape, channels);
            case Shape.Signal _ -> convolution(shape, Window.of(1, 1, 0), along, channels, 1);
            case Shape.Image _ -> convolution(shape, along, along, channels, 1);
        };
    }

    private Window rows(Shape shape, boolean wide) {
        return shape instanceof Shape.Image ? window(shape.rows(), wide) : Window.of(1, 1, 0);
    }

    private Window columns(Shape shape, boolean wide) {
        return window(shape.columns(), wide);
    }

    /// A window that fits: overlapping or not, sometimes padded, seldom dilated.
    ///
    /// @param wide whether it may lie wholly in the padding
    private Window window(int samples, boolean wide) {
        while (true) {
            int length = random.nextInt(1, 4);
            boolean padded = random.nextInt(3) == 0;
            int before = padded ? random.nextInt(length) : 0;
            int after = padded ? random.nextInt(length) : 0;
            int dilation = random.nextInt(4) == 0 ? 2 : 1;
            Window window = new Window(length, random.nextInt(1, 3), dilation, before, after);
            if (window.positions(samples) > 0 && (wide || window.alwaysOnData(samples))) {
                return window;
            }
        }
    }
}
