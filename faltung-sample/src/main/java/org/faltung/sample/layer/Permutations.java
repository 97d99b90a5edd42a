package org.faltung.sample.layer;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.faltung.count.Monitor;
import org.faltung.sample.CancelledException;

/// Estimates by uniformly random orders of the neurons.
///
/// With τ the length of the longest independent prefix of a random order, the first i neurons are independent with
/// probability I_i / C(N, i), where I_i counts the independent sets of i of the N neurons; hence
///
///     Σ I_i Pⁱ = E[ Σ { C(N, i) Pⁱ : i ≤ τ } ],
///
/// for the matching matroid, which gives the formula F, as for the matroid of shared filters, which gives the
/// true maximum R. Every independent set of the second is one of the first, so τ is never longer there; some of the
/// draws, taken by their weight for F, are looked at again for R.
///
/// Derived in docs/estimates.md.
final class Permutations implements Method {
    private final Grid grid;
    private final double[] sums;
    private final int draws;
    private final int checks;
    private final Monitor monitor;

    /// @param draws orders of one experiment
    /// @param checks orders of each experiment that are looked at again for R; 0 if R = F
    Permutations(Grid grid, int breakpoints, int draws, int checks, Monitor monitor) {
        this.grid = grid;
        this.draws = draws;
        this.checks = checks;
        this.monitor = monitor;
        sums = new Weights(grid.filters, breakpoints).upTo(grid.neurons(), grid.rankBound());
    }

    @Override
    public Draw draw(SplittableRandom random) {
        Matching matching = new Matching(grid);
        Augmenter augmenter = new Augmenter(grid);
        int[] order = new int[grid.neurons()];
        Arrays.setAll(order, i -> i);
        int[] lengths = new int[draws];
        int[][] prefixes = new int[checks > 0 ? draws : 0][];
        double total = Double.NEGATIVE_INFINITY;
        for (int d = 0; d < draws; d++) {
            if (monitor.cancelled()) {
                throw new CancelledException();
            }
            lengths[d] = prefix(order, matching, augmenter, random);
            total = Weights.plus(total, sums[lengths[d]]);
            if (checks > 0) {
                prefixes[d] = Arrays.copyOf(order, lengths[d]);
            }
        }
        double share = 0;
        if (checks > 0) {
            SharedRank rank = new SharedRank(grid, random);
            for (int index : byWeight(lengths, total, random)) {
                int shared = independentPrefix(prefixes[index], rank);
                share += Math.exp(sums[shared] - sums[lengths[index]]) / checks;
            }
        }
        return new Draw(
                total - Math.log(draws), checks > 0 ? share : 1, checks, draws, augmenter.visits());
    }

    /// The longest matched prefix of a new random order, which is left at the front.
    private int prefix(
            int[] order, Matching matching, Augmenter augmenter, SplittableRandom random) {
        matching.clear();
        for (int i = 0; i < order.length; i++) {
            int k = random.nextInt(i, order.length);
            int neuron = order[k];
            order[k] = order[i];
            order[i] = neuron;
            if (!augmenter.place(matching, neuron / grid.filters)) {
                return i;
            }
        }
        return order.length;
    }

    /// Draws, systematically, in proportion to their weights.
    private int[] byWeight(int[] lengths, double total, SplittableRandom random) {
        double[] shares = new double[draws];
        for (int d = 0; d < draws; d++) {
            shares[d] = Math.exp(sums[lengths[d]] - total);
        }
        return Resampling.systematic(shares, checks, random);
    }

    /// The longest prefix that is independent for shared filters.
    private int independentPrefix(int[] prefix, SharedRank rank) {
        if (independent(prefix, prefix.length, rank)) {
            return prefix.length;
        }
        int independent = 0;
        int dependent = prefix.length;
        while (dependent - independent > 1) {
            int middle = (independent + dependent) >>> 1;
            if (independent(prefix, middle, rank)) {
                independent = middle;
            } else {
                dependent = middle;
            }
        }
        return independent;
    }

    private static boolean independent(int[] prefix, int length, SharedRank rank) {
        int[] neurons = Arrays.copyOf(prefix, length);
        Arrays.sort(neurons); // by position, for the band
        return rank.areIndependent(neurons);
    }
}
