package org.faltung.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.io.json.JsonModelWriter;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// Trained networks drawn at random.
final class Drawn {
    private Drawn() {}

    /// Fully connected layers with rectifiers between them.
    ///
    /// @param degenerate whether weights are from −1, 0, 1 without biases, so that walls meet and coincide; else they are
    ///     multiples of 1/4096
    static Network network(long seed, boolean degenerate, int... widths) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < widths.length; l++) {
            double[] linear = new double[widths[l] * widths[l - 1]];
            for (int w = 0; w < linear.length; w++) {
                linear[w] = number(random, degenerate);
            }
            double[] offset = new double[widths[l]];
            for (int w = 0; w < offset.length; w++) {
                offset[w] = degenerate ? 0 : number(random, false);
            }
            layers.add(new Mix.Dense(widths[l], Weights.Trained.of(linear, offset)));
            if (l < widths.length - 1) {
                layers.add(new Fold.Rectifier());
            }
        }
        return new Network(new Shape.Vector(widths[0]), layers);
    }

    /// Writes a network as a model that the command reads.
    static void write(Network network, Path file) throws IOException {
        JsonModelWriter.write(network, Files.newBufferedWriter(file));
    }

    private static double number(SplittableRandom random, boolean degenerate) {
        return degenerate ? random.nextInt(-1, 2) : random.nextInt(-4096, 4097) / 4096.0;
    }
}
