package org.faltung.sample.layer;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.Monitor;
import org.faltung.sample.CancelledException;

/// Climbs a ladder to find out how much the number of extensions varies on each rung; its random numbers serve nothing
/// else.
final class Scout {
    private static final double EFFORT = 4;

    private final Grid grid;
    private final Monitor monitor;

    Scout(Grid grid, Monitor monitor) {
        this.grid = grid;
        this.monitor = monitor;
    }

    /// The coefficient of variation of the number of extensions on each rung of one climb, from that of no neurons.
    double[] climb(SplittableRandom random) {
        Augmenter augmenter = new Augmenter(grid);
        Rung rung = Rung.first(grid);
        Rung above = new Rung(grid);
        double[] variations = new double[grid.rankBound() + 1];
        int rungs = 0;
        while (rung.mean() > 0) {
            if (monitor.cancelled()) {
                throw new CancelledException();
            }
            variations[rungs++] = rung.variation();
            Ladder.climb(rung, above, Ladder.states(EFFORT * rung.variation()), augmenter, random);
            Rung below = rung;
            rung = above;
            above = below;
        }
        return Arrays.copyOf(variations, rungs);
    }

    /// The root mean square of several climbs, rung by rung; a rung that some did not reach counts for those that did.
    static double[] together(List<double[]> climbs) {
        int rungs = climbs.stream().mapToInt(climb -> climb.length).max().orElseThrow();
        double[] mean = new double[rungs];
        for (int k = 0; k < rungs; k++) {
            int rung = k;
            mean[k] =
                    Math.sqrt(
                            climbs.stream()
                                    .filter(climb -> rung < climb.length)
                                    .mapToDouble(climb -> climb[rung] * climb[rung])
                                    .average()
                                    .orElseThrow());
        }
        return mean;
    }
}
