package org.faltung.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.faltung.io.Models;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.result.Budget;
import org.faltung.slice.PlanarMap;
import org.faltung.slice.PlanarMaps;
import org.faltung.slice.Window;

/// Maps of small random networks, for tests.
public final class Maps {
    private static final int GRID = 16;

    private Maps() {}

    /// A fully connected network whose weights are multiples of 1/16.
    ///
    /// @param widths from the input to the output
    public static Network network(long seed, int... widths) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> layers = new ArrayList<>();
        for (int l = 0; l + 1 < widths.length; l++) {
            layers.add(
                    "{\"kind\": \"dense\", \"units\": %d, \"weights\": %s, \"biases\": %s}"
                            .formatted(
                                    widths[l + 1],
                                    numbers(random, widths[l] * widths[l + 1]),
                                    numbers(random, widths[l + 1])));
            if (l + 2 < widths.length) {
                layers.add("{\"kind\": \"relu\"}");
            }
        }
        return read(
                "{\"format\": \"faltung-model\", \"version\": 1, \"input\": {\"kind\": \"vector\","
                        + " \"channels\": "
                        + widths[0]
                        + "}, \"layers\": ["
                        + String.join(", ", layers)
                        + "]}");
    }

    private static String numbers(SplittableRandom random, int count) {
        StringJoiner numbers = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < count; i++) {
            numbers.add(Double.toString(random.nextInt(-GRID, GRID + 1) / (double) GRID));
        }
        return numbers.toString();
    }

    private static Network read(String model) {
        try {
            Path file = Files.createTempFile("faltung", ".json");
            try {
                return Models.read(Files.writeString(file, model)).network();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The map of 2-8-8-3 in the square from -2 to 2.
    public static PlanarMap map(long seed) {
        return PlanarMaps.of(network(seed, 2, 8, 8, 3)).in(Window.square(-2, 2)).map();
    }

    /// What such a map is called.
    public static Subject subject() {
        return new Subject(
                "a <model> & \"more\"", "", List.of("input 1", "input 2"), new Shape.Vector(2));
    }

    /// A picture of such a map.
    public static Drawn picture(long seed, Coloring coloring) {
        return SlicePicture.draw(map(seed), subject(), Look.of(coloring));
    }

    /// A map that ended early.
    public static PlanarMap partial(long seed, long regions) {
        return PlanarMaps.of(network(seed, 2, 40, 40, 40, 3))
                .in(Window.square(-2, 2))
                .within(Budget.UNLIMITED.ofRegions(regions))
                .map();
    }
}
