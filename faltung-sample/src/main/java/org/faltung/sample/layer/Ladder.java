package org.faltung.sample.layer;

import java.util.SplittableRandom;
import org.faltung.count.Monitor;
import org.faltung.sample.CancelledException;

/// Estimates by climbing from each number of neurons to the next, with exchanges between.
///
/// Let I_k be the number of independent sets of k neurons. A set of k has e extensions to an independent set of k + 1, and
/// each of these comes from k + 1 sets, so that
///
///     I_{k+1} / I_k = E[ e ] / (k + 1)
///
/// for a uniformly random independent set of k. On rung k there is a population of such sets; of it some are drawn in
/// proportion to e and extended by a random neuron, which makes them uniform among those of k + 1; each then walks by
/// exchanges ([Augmenter#exchange]), and the states on its way are the next population (a sequential Monte Carlo sampler
/// without waste: Dau and Chopin 2022). The product of the mean ratios estimates I_k *without bias*, however long the
/// walks are, and so does the sum F = Σ I_k P^k; exchanges only decide the variance. The walk on the independent sets of a
/// matroid mixes fast (Anari, Liu, Oveis Gharan, Vinzant 2019), which is why short walks suffice.
///
/// Walks are longer where e varies more; [Scout] says beforehand where. Deciding it from the population at hand would bias
/// the estimate, for populations that have too much would then walk differently from those that have too little.
///
/// Sets drawn along with their weight in F estimate R / F by their rank for shared filters.
///
/// Derived in docs/estimates.md. Time: O(rank) rungs, each of walks · states · ([#STRIDE] searches of O(cells) at most).
final class Ladder implements Method {
    /// Walks on a rung.
    private static final int WALKS = 8;

    /// Exchanges between two states that are kept.
    private static final int STRIDE = 32;

    private static final int MOST_STATES = 4096;

    private final Grid grid;
    private final double choices; // ln P
    private final double[] variations;
    private final double effort;
    private final int checks;
    private final Monitor monitor;

    /// @param breakpoints hyperplanes of a neuron
    /// @param variations the coefficient of variation of the number of extensions on each rung, about; the last one also
    ///     for rungs above
    /// @param effort states of a walk on the rung above one where that is 1; above 0
    /// @param checks sets whose rank is looked at in each experiment; 0 if R = F
    Ladder(
            Grid grid,
            int breakpoints,
            double[] variations,
            double effort,
            int checks,
            Monitor monitor) {
        this.grid = grid;
        this.variations = variations;
        this.effort = effort;
        this.checks = checks;
        this.monitor = monitor;
        choices = Math.log(breakpoints);
    }

    @Override
    public Draw draw(SplittableRandom random) {
        Augmenter augmenter = new Augmenter(grid);
        Rung rung = Rung.first(grid);
        Rung above = new Rung(grid);
        Picks picks = new Picks(grid, checks);
        double sets = 0; // ln I_k
        double total = 0; // ln Σ
        long samples = 0;
        picks.offer(rung, 1, random);
        for (int k = 1; rung.mean() > 0; k++) {
            if (monitor.cancelled()) {
                throw new CancelledException();
            }
            sets += Math.log(rung.mean() / k);
            double term = sets + k * choices;
            total = Weights.plus(total, term);
            double variation = variations[Math.min(k, variations.length) - 1];
            climb(rung, above, states(effort * variation), augmenter, random);
            picks.offer(above, Math.exp(term - total), random);
            samples += above.size();
            Rung below = rung;
            rung = above;
            above = below;
        }
        double share = checks == 0 ? 1 : picks.share(random);
        return new Draw(total, share, checks, samples, augmenter.visits());
    }

    /// States of a walk, of as many as are wished.
    static int states(double wished) {
        return (int) Math.clamp(Math.ceil(wished), 1, MOST_STATES);
    }

    /// Fills the rung above one that has extensions.
    static void climb(
            Rung rung, Rung above, int states, Augmenter augmenter, SplittableRandom random) {
        int[] drawn = Resampling.systematic(rung.shares(), WALKS, random);
        above.clear();
        for (int index : drawn) {
            Matching walker = above.add(rung.get(index));
            above.weigh(augmenter.extend(walker, rung.extensions(index), random));
            for (int s = 1; s < states; s++) {
                walker = above.add(walker);
                for (int i = 0; i < STRIDE; i++) {
                    augmenter.exchange(walker, random);
                }
                above.weigh(augmenter.extensions(walker));
            }
        }
    }
}
