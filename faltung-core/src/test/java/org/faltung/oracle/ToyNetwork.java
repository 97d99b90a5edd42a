package org.faltung.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// Random chains of the layers that the bounds of deep networks know.
public final class ToyNetwork {
    private static final Weights FREE = Weights.Free.FREE;

    private final SplittableRandom random;
    private final List<Layer> layers = new ArrayList<>();
    private final Shape input;
    private Shape shape;

    private ToyNetwork(SplittableRandom random) {
        this.random = random;
        this.input =
                switch (random.nextInt(3)) {
                    case 0 -> new Shape.Vector(random.nextInt(1, 6));
                    case 1 -> new Shape.Signal(random.nextInt(1, 7), random.nextInt(1, 4));
                    default ->
                            new Shape.Image(
                                    random.nextInt(1, 5),
                                    random.nextInt(1, 5),
                                    random.nextInt(1, 4));
                };
        this.shape = input;
    }

    /// A network of two to four folds, most of them rectifiers, each behind one to three affine layers.
    public static Network random(SplittableRandom random) {
        ToyNetwork net = new ToyNetwork(random);
        boolean rectifiers = random.nextInt(4) > 0;
        int folds = random.nextInt(2, 5);
        for (int fold = 0; fold < folds; fold++) {
            int mixes = 1 + random.nextInt(3) / 2 + random.nextInt(4) / 3;
            for (int mix = 0; mix < mixes; mix++) {
                net.mix();
            }
            net.add(rectifiers ? new Fold.Rectifier() : net.fold());
        }
        return new Network(net.input, net.layers);
    }

    private void add(Layer layer) {
        layers.add(layer);
        shape = layer.output(shape);
    }

    private Fold fold() {
        return switch (random.nextInt(4)) {
            case 0 -> new Fold.Rectifier();
            case 1 -> new Fold.Leaky(List.of(random.nextBoolean() ? 0.5 : 1.0));
            case 2 -> new Fold.Clip(-1, random.nextBoolean() ? 1 : Double.POSITIVE_INFINITY);
            default -> new Fold.PiecewiseLinear(random.nextInt(1, 4));
        };
    }

    private void mix() {
        boolean grid = !(shape instanceof Shape.Vector);
        int kind = random.nextInt(8);
        if (grid && kind < 4) {
            convolution();
        } else if (grid && kind == 4) {
            add(new Mix.AveragePool(rows(false), columns(false), false));
        } else if (grid && kind == 5) {
            add(random.nextBoolean() ? new Mix.GlobalAveragePool() : new Mix.Flatten());
        } else if (kind == 6) {
            add(new Mix.BatchNorm(FREE));
        } else {
            add(new Mix.Dense(random.nextInt(1, 13), FREE));
        }
    }

    private void convolution() {
        int groups = shape.channels() % 2 == 0 && random.nextInt(5) == 0 ? 2 : 1;
        int filters = groups * random.nextInt(1, 7);
        add(new Mix.Convolution(filters, rows(true), columns(true), groups, FREE));
    }

    private Window rows(boolean wide) {
        return shape instanceof Shape.Image ? window(shape.rows(), wide) : Window.of(1, 1, 0);
    }

    private Window columns(boolean wide) {
        return window(shape.columns(), wide);
    }

    /// A window that fits, sometimes padded, seldom dilated.
    ///
    /// @param wide whether it may lie wholly in the padding
    private Window window(int samples, boolean wide) {
        int before = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
        int after = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
        int length = random.nextInt(1, Math.min(4, wide ? samples + before + after : samples) + 1);
        if (!wide) {
            before = Math.min(before, length - 1);
            after = Math.min(after, length - 1);
        }
        int dilation = random.nextInt(6) == 0 ? 2 : 1;
        Window window = new Window(length, random.nextInt(1, 4), dilation, before, after);
        return window.positions(samples) > 0
                ? window
                : new Window(length, window.stride(), 1, before, after);
    }
}
