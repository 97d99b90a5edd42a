package org.faltung.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// Random networks of a fixed seed: weights as He et al. draw them, N(0, 2 / fan-in), biases N(0, 0.01), all
/// rounded to multiples of 1/4096; or, degenerate, weights from {−2 … 2}/2 and no biases.
final class TrainedNetworks {
    private static final long SEED = 20261124;

    private final SplittableRandom random;
    private final boolean degenerate;

    private TrainedNetworks(long seed, boolean degenerate) {
        random = new SplittableRandom(seed);
        this.degenerate = degenerate;
    }

    /// A network by its name: `3:16-16-16` for fully connected ones, `cnn` for two 2×2 convolutions (one filter,
    /// two filters) on 4×4 pixels; `picture` for three strided 3×3 convolutions on 3×32×32, as in CIFAR-10; with `degenerate` in front if it is. A further one of the kind has `#` and a
    /// number at the end.
    static Network named(String name) {
        boolean degenerate = name.startsWith("degenerate ");
        int mark = name.indexOf('#');
        long seed = mark < 0 ? SEED : Long.parseLong(name.substring(mark + 1));
        String plain = mark < 0 ? name : name.substring(0, mark);
        String rest = degenerate ? plain.substring("degenerate ".length()) : plain;
        TrainedNetworks networks = new TrainedNetworks(seed, degenerate);
        if (rest.equals("cnn")) {
            return networks.convolutional();
        }
        if (rest.equals("picture")) {
            return networks.picture();
        }
        String[] parts = rest.split(":");
        int[] widths = Arrays.stream(parts[1].split("-")).mapToInt(Integer::parseInt).toArray();
        return networks.fullyConnected(Integer.parseInt(parts[0]), widths);
    }

    private Network fullyConnected(int inputs, int[] widths) {
        List<Layer> layers = new ArrayList<>();
        int before = inputs;
        for (int width : widths) {
            layers.add(new Mix.Dense(width, weights(width, before)));
            layers.add(new Fold.Rectifier());
            before = width;
        }
        layers.add(new Mix.Dense(1, weights(1, before)));
        return new Network(new Shape.Vector(inputs), layers);
    }

    private Network convolutional() {
        Window two = Window.of(2, 1, 0);
        return new Network(
                new Shape.Image(4, 4, 1),
                List.of(
                        new Mix.Convolution(1, two, two, 1, weights(1, 4)),
                        new Fold.Rectifier(),
                        new Mix.Convolution(2, two, two, 1, weights(2, 4)),
                        new Fold.Rectifier(),
                        new Mix.Dense(1, weights(1, 8))));
    }

    private Network picture() {
        Window three = Window.of(3, 2, 1);
        return new Network(
                new Shape.Image(32, 32, 3),
                List.of(
                        new Mix.Convolution(8, three, three, 1, weights(8, 27)),
                        new Fold.Rectifier(),
                        new Mix.Convolution(16, three, three, 1, weights(16, 72)),
                        new Fold.Rectifier(),
                        new Mix.Convolution(16, three, three, 1, weights(16, 144)),
                        new Fold.Rectifier(),
                        new Mix.Dense(10, weights(10, 256))));
    }

    private Weights weights(int units, int fanIn) {
        double[] linear = new double[units * fanIn];
        double[] offset = new double[units];
        double spread = Math.sqrt(2.0 / fanIn);
        Arrays.setAll(linear, _ -> degenerate ? random.nextInt(-2, 3) / 2.0 : rounded(spread));
        Arrays.setAll(offset, _ -> degenerate ? 0 : rounded(0.1));
        return Weights.Trained.of(linear, offset);
    }

    private double rounded(double spread) {
        return Math.rint(random.nextGaussian() * spread * 4096) / 4096;
    }
}
