package org.faltung.sample.layer;

import java.util.SplittableRandom;

/// A way to estimate both numbers without bias.
sealed interface Method permits Permutations, Ladder {
    /// One independent experiment.
    Draw draw(SplittableRandom random);
}
