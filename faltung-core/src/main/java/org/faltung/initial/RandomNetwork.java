package org.faltung.initial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// A random network of an architecture.
///
/// Weights and biases are independent normal numbers, rounded to multiples of 2⁻¹². No bias is 0 (one that
/// would be rounded to it becomes ±2⁻¹²), unless the initialisation has none. Batch normalisation has scale 1,
/// mean 0, and a shift that is drawn like a bias. Rescaling, which is not trained, stays as it is.
///
/// On the whole space the number of regions of a ReLU network does not depend on the size of its biases, but
/// for the rounding: t times all biases turn the function f(x) into t f(x / t).
public final class RandomNetwork {
    /// The most numbers of one layer.
    private static final long MOST_WEIGHTS = 1L << 28;

    private final Initialisation initialisation;
    private final Normals normals;

    private RandomNetwork(Initialisation initialisation, long seed) {
        this.initialisation = initialisation;
        normals = new Normals(new SplittableRandom(seed));
    }

    /// Draws one.
    ///
    /// @param architecture its trained numbers, if it has any, are not looked at
    /// @param initialisation the law of the weights
    /// @param seed equal seeds give equal networks, on every machine
    /// @throws IllegalArgumentException if a layer has more than 2²⁸ weights
    public static Network of(Network architecture, Initialisation initialisation, long seed) {
        var draw = new RandomNetwork(initialisation, seed);
        return new Network(
                architecture.input(), draw.layers(architecture.layers(), architecture.input()));
    }

    private List<Layer> layers(List<Layer> free, Shape input) {
        List<Layer> drawn = new ArrayList<>();
        Shape shape = input;
        for (Layer layer : free) {
            drawn.add(
                    switch (layer) {
                        case Mix mix -> mix(mix, shape);
                        case Fold fold -> fold;
                        case Join(Join.Kind kind, List<Layer> branch, List<Layer> other) ->
                                new Join(kind, layers(branch, shape), layers(other, shape));
                    });
            shape = layer.output(shape);
        }
        return drawn;
    }

    private Mix mix(Mix mix, Shape input) {
        return switch (mix) {
            case Mix.Dense(int units, Weights _) ->
                    new Mix.Dense(units, rows(units, input.size(), units));
            case Mix.Convolution c -> {
                long area = (long) c.rows().length() * c.columns().length();
                long reads = area * (input.channels() / c.groups());
                long readers = area * (c.filters() / c.groups());
                yield new Mix.Convolution(
                        c.filters(),
                        c.rows(),
                        c.columns(),
                        c.groups(),
                        rows(c.filters(), reads, readers));
            }
            case Mix.GraphConvolution(int features, Mix.Propagation propagation, Weights _) ->
                    new Mix.GraphConvolution(
                            features, propagation, rows(features, input.channels(), features));
            case Mix.BatchNorm _ -> new Mix.BatchNorm(norm(input.channels()));
            case Mix.AveragePool _,
                    Mix.GlobalAveragePool _,
                    Mix.Rescale _,
                    Mix.Flatten _,
                    Mix.Select _,
                    Mix.Upsample _ ->
                    mix;
        };
    }

    /// A row of weights and a bias for each unit.
    private Weights.Trained rows(int units, long reads, long readers) {
        if (units * reads > MOST_WEIGHTS) {
            throw new IllegalArgumentException(
                    "a layer has "
                            + units * reads
                            + " weights, and at most "
                            + MOST_WEIGHTS
                            + " are drawn; choose a smaller architecture");
        }
        double deviation = initialisation.scheme().deviation(reads, readers);
        double[] linear = new double[(int) (units * reads)];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = normals.next(deviation);
        }
        return Weights.Trained.of(linear, biases(units, 0));
    }

    private Weights.Trained norm(int channels) {
        double[] scales = new double[channels];
        Arrays.fill(scales, 1);
        return Weights.Trained.of(scales, biases(channels, channels));
    }

    /// Biases behind so many zeros.
    private double[] biases(int number, int zeros) {
        double[] biases = new double[zeros + number];
        for (int i = zeros; i < biases.length; i++) {
            biases[i] = normals.nextNonzero(initialisation.biasDeviation());
        }
        return biases;
    }
}
