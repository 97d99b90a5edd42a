package org.faltung.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/// Small trained networks as files.
final class Models {
    private Models() {}

    /// Fully connected layers with rectifiers between them.
    ///
    /// @param degenerate whether weights are from −1, 0, 1 without biases, so that walls meet and coincide; else they are
    ///     multiples of 1/4096
    static Path dense(Path file, long seed, boolean degenerate, int... widths) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringJoiner layers = new StringJoiner(", {\"kind\": \"relu\"}, ");
        for (int l = 1; l < widths.length; l++) {
            StringJoiner weights = new StringJoiner(", ", "[", "]");
            for (int w = 0; w < widths[l] * widths[l - 1]; w++) {
                weights.add(number(random, degenerate));
            }
            StringJoiner biases = new StringJoiner(", ", "[", "]");
            for (int w = 0; w < widths[l]; w++) {
                biases.add(degenerate ? "0" : number(random, false));
            }
            layers.add(
                    "{\"kind\": \"dense\", \"units\": "
                            + widths[l]
                            + ", \"weights\": "
                            + weights
                            + ", \"biases\": "
                            + biases
                            + "}");
        }
        return Files.writeString(
                file,
                "{\"format\": \"faltung-model\", \"version\": 1, \"input\": {\"kind\": \"vector\","
                        + " \"channels\": "
                        + widths[0]
                        + "}, \"layers\": ["
                        + layers
                        + "]}");
    }

    private static String number(SplittableRandom random, boolean degenerate) {
        return degenerate
                ? Integer.toString(random.nextInt(-1, 2))
                : Double.toString(random.nextInt(-4096, 4097) / 4096.0);
    }
}
