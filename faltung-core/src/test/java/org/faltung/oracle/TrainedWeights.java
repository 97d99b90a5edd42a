package org.faltung.oracle;

import java.util.SplittableRandom;
import org.faltung.network.Weights;

/// Draws the numbers of trained layers: small halves with many coincidences, or dyadic ones
/// without.
final class TrainedWeights {
    private final SplittableRandom random;
    private final boolean degenerate;
    private final double unit;

    TrainedWeights(SplittableRandom random, boolean degenerate) {
        this.random = random;
        this.degenerate = degenerate;
        this.unit = random.nextBoolean() ? 0x1p-6 : 0x1p-12;
    }

    double weight() {
        return degenerate ? random.nextInt(-2, 3) / 2.0 : dyadic();
    }

    private double dyadic() {
        int most = (int) (2 / unit);
        return random.nextInt(-most, most + 1) * unit;
    }

    private double bias() {
        return degenerate && random.nextInt(3) > 0 ? 0 : weight();
    }

    private double divisor() {
        return degenerate ? 2 : random.nextInt(1, 10) / 4.0;
    }

    /// One row of weights and one bias a unit. In degenerate networks some units are multiples of
    /// the one before (equal, opposite, scaled), and some have no weights: dead, constant, or 0.
    Weights.Trained rows(int units, int width) {
        double[] linear = new double[units * width];
        double[] bias = new double[units];
        for (int u = 0; u < units; u++) {
            boolean multiple = degenerate && u > 0 && random.nextInt(4) == 0;
            boolean empty = degenerate && random.nextInt(12) == 0;
            double factor = new double[] {1, -1, 2, -0.5}[random.nextInt(4)];
            bias[u] = multiple ? factor * bias[u - 1] : bias();
            for (int i = 0; i < width; i++) {
                double drawn = empty ? 0 : weight();
                linear[u * width + i] = multiple ? factor * linear[(u - 1) * width + i] : drawn;
            }
        }
        return Weights.Trained.of(linear, bias);
    }

    /// A scale a channel, seldom 0; means and shifts.
    Weights.Trained norm(int channels) {
        double[] scales = random.doubles(channels).map(_ -> weight()).toArray();
        double[] moved = random.doubles(2L * channels).map(_ -> bias()).toArray();
        return Weights.Trained.of(scales, moved);
    }

    /// A factor, a divisor and a shift a value.
    Weights.Trained scale(int size) {
        double[] linear = new double[2 * size];
        double[] shift = new double[size];
        for (int i = 0; i < size; i++) {
            linear[i] = weight();
            linear[size + i] = divisor();
            shift[i] = bias();
        }
        return Weights.Trained.of(linear, shift);
    }
}
