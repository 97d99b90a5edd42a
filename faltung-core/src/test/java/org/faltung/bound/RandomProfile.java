package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.bound.Profile.Stage;

/// Small stacks of layers, narrow and wide, for the oracles.
final class RandomProfile {
    private RandomProfile() {}

    /// ReLU layers behind full affine maps.
    static Profile connected(SplittableRandom random) {
        List<Stage> stages = new ArrayList<>();
        for (int l = random.nextInt(1, 5); l > 0; l--) {
            stages.add(Stage.rectifier(random.nextInt(1, 9)));
        }
        return new Profile(random.nextInt(1, 7), stages);
    }

    /// Any layers: bottlenecks, activations that keep the dimension, several breakpoints.
    static Profile any(SplittableRandom random) {
        List<Stage> stages = new ArrayList<>();
        for (int l = random.nextInt(1, 5); l > 0; l--) {
            int units = random.nextInt(1, 9);
            boolean collapses = random.nextInt(4) > 0;
            int breakpoints = collapses ? 1 : random.nextInt(1, 4);
            int bottleneck = random.nextBoolean() ? units : random.nextInt(1, units + 1);
            stages.add(new Stage(units, breakpoints, collapses, bottleneck));
        }
        return new Profile(random.nextInt(1, 9), stages);
    }
}
