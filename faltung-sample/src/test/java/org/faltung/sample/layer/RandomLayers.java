package org.faltung.sample.layer;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.matching.Choice;
import org.faltung.matching.HallCount;
import org.faltung.matroid.SharedCount;
import org.faltung.matroid.SharedLayer;
import org.faltung.network.Window;

/// Small layers with everything that a layer can have, and their exact numbers.
final class RandomLayers {
    private static final double WORK = 1e9;

    private RandomLayers() {}

    /// A layer whose positions all see something.
    static SharedLayer layer(SplittableRandom random) {
        while (true) {
            int rows = random.nextInt(1, 6);
            int columns = random.nextInt(1, 5);
            Window down = window(random, rows);
            Window along = window(random, columns);
            if (down.positions(rows) < 1 || along.positions(columns) < 1) {
                continue;
            }
            SharedLayer layer =
                    new SharedLayer(
                            rows, columns, random.nextInt(1, 3), down, along, random.nextInt(1, 4));
            Optional<SharedLayer> trimmed = layer.trimmed();
            if (trimmed.isPresent() && trimmed.get().neurons() <= 24) {
                return trimmed.get();
            }
        }
    }

    private static Window window(SplittableRandom random, int samples) {
        return Window.of(
                random.nextInt(1, Math.min(3, samples) + 1),
                random.nextInt(1, 3),
                random.nextInt(2));
    }

    static BigInteger formula(SharedLayer layer, int breakpoints) {
        return HallCount.of(
                        layer.field(), new Choice(layer.filters(), breakpoints), Digits.EXACT, WORK)
                .orElseThrow();
    }

    static BigInteger truth(SharedLayer layer, int breakpoints) {
        Magnitude value =
                SharedCount.of(layer, breakpoints, Digits.EXACT, WORK).orElseThrow().value();
        return ((Magnitude.Whole) value).value();
    }
}
