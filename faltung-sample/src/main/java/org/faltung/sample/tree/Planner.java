package org.faltung.sample.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes plans, by one walk down with a population of its own.
///
/// A step goes so deep that the cells become several times more; the counting begins as soon as the regions in
/// a cell can be counted with little work. Work is measured in steps of the walk, not in seconds, so that a seed
/// always gives the same plan.
final class Planner {
    /// By how much a step should multiply the cells.
    private static final int GROWTH = 4;

    /// By how much it may.
    private static final int MOST_GROWTH = 16;

    /// Cells that are tried.
    private static final int TRIALS = 6;

    private final Cells tree;
    private final Probe probe;
    private final long patience;

    /// A planner.
    ///
    /// @param patience steps of the walk that may be spent to count in one cell
    Planner(Cells tree, Probe probe, long patience) {
        this.tree = tree;
        this.probe = probe;
        this.patience = patience;
    }

    /// A plan with a population of a given size.
    Plan plan(int most, SplittableRandom random) {
        List<Integer> depths = new ArrayList<>();
        Population population = Population.root();
        int depth = 0;
        int step = 8;
        while (depth < tree.units() && !countable(population)) {
            int limit = MOST_GROWTH * most;
            int next = Math.min(tree.units(), depth + step);
            Population below = probe.down(population, next, limit);
            if (below.size() > limit && next > depth + 1) {
                step = Math.max(1, (next - depth) / 2);
                continue;
            }
            if (below.size() < GROWTH * population.size()) {
                step *= 2;
            }
            if (below.size() > most) {
                depths.add(next);
            }
            population = below.thinned(most, random);
            depth = next;
        }
        if (depth > 0 && (depths.isEmpty() || depths.getLast() < depth)) {
            depths.add(depth);
        }
        return new Plan(most, depths);
    }

    /// Whether the regions in some cells, spread over a population, can be counted with little work.
    private boolean countable(Population population) {
        int trials = Math.min(TRIALS, population.size());
        for (int t = 0; t < trials; t++) {
            int i = (int) ((t + 0.5) * population.size() / trials);
            if (tree.regions(population.cells().get(i), patience).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
