package org.faltung.cli;

import java.util.List;
import java.util.Optional;
import org.faltung.sample.Mean;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.tree.TreeEstimate;

/// What is known of one checkpoint.
///
/// @param count the number of its regions (R2)
/// @param density of their boundaries; empty without a box
/// @param complexity at the points; empty without points
record Checkpoint(
        TrainedModel model,
        TreeEstimate count,
        Optional<BoundaryDensity> density,
        Optional<Complexity> complexity) {
    /// Local complexity, a mean over points.
    ///
    /// @param mean of the sums over the layers
    /// @param perLayer the means of the layers
    /// @param complete whether all points were looked at
    record Complexity(Mean mean, List<Double> perLayer, boolean complete) {
        Complexity {
            perLayer = List.copyOf(perLayer);
        }
    }

    /// The density; empty if there was no time for a single line.
    Optional<BoundaryDensity> knownDensity() {
        return density.filter(found -> found.perLength().samples() > 0 || exact(found.perLength()));
    }

    /// Local complexity; empty if there was no time for a single point.
    Optional<Complexity> knownComplexity() {
        return complexity.filter(found -> found.mean().samples() > 0);
    }

    /// Whether a mean is known without a draw, as that of boundaries where there is one region.
    static boolean exact(Mean mean) {
        return mean.samples() == 0 && mean.interval().low() == mean.interval().high();
    }

    /// Whether everything is as good as was wished.
    Status status() {
        boolean done =
                density.map(found -> found.perLength().reached()).orElse(true)
                        && complexity.map(Complexity::complete).orElse(true);
        return done ? CountMode.status(count) : Status.PARTIAL;
    }
}
