package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.bound.Profile.Stage;

/// Small stacks of layers, narrow and wide, with bottlenecks, activations that keep the dimension and
/// several breakpoints.
final class RandomProfile {
    private RandomProfile() {}

    static Profile of(SplittableRandom random) {
        List<Stage> stages = new ArrayList<>();
        for (int depth = random.nextInt(1, 5); depth > 0; depth--) {
            int units = random.nextInt(1, 11);
            boolean narrow = random.nextInt(3) == 0;
            boolean rectifier = random.nextInt(4) > 0;
            stages.add(
                    new Stage(
                            units,
                            rectifier ? 1 : random.nextInt(1, 4),
                            rectifier,
                            narrow ? random.nextInt(1, units + 1) : units));
        }
        return new Profile(random.nextInt(1, 12), stages);
    }
}
