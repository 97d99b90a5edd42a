package org.faltung.explore;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Networks for tests, drawn from a seed and written as files.
final class Networks {
    private Networks() {}

    /// A fully connected network with ReLU between the layers.
    static Path dense(Path file, long seed, int inputs, int... units) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    "{\"format\": \"faltung-model\", \"version\": 1, \"input\": {\"kind\": \"vector\", \"channels\": "
                            + inputs
                            + "}, \"layers\": [");
            int before = inputs;
            for (int l = 0; l < units.length; l++) {
                out.write(l == 0 ? "" : ", {\"kind\": \"relu\"}, ");
                out.write("{\"kind\": \"dense\", \"units\": " + units[l]);
                out.write(", \"weights\": " + numbers(random, before * units[l], before));
                out.write(", \"biases\": " + numbers(random, units[l], 4) + "}");
                before = units[l];
            }
            out.write("]}");
        }
        return file;
    }

    private static String numbers(SplittableRandom random, int count, int inputs) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian() * Math.sqrt(2.0 / inputs);
            text.append(i == 0 ? "" : ", ").append(Math.rint(x * 4096) / 4096);
        }
        return text.append("]").toString();
    }
}
