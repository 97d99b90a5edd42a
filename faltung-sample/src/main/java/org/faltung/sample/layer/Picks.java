package org.faltung.sample.layer;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Choices of neurons drawn from all rungs of a ladder in proportion to their weight, for a look at their rank.
final class Picks {
    private final Grid grid;
    private final int[][] chosen; // neurons at each position

    Picks(Grid grid, int many) {
        this.grid = grid;
        chosen = new int[many][grid.positions()];
    }

    /// Shows the next rung.
    ///
    /// @param share of its weight in that of all rungs so far; each pick is replaced with this probability
    void offer(Rung rung, double share, SplittableRandom random) {
        double offset = random.nextDouble();
        for (int i = 0; i < chosen.length; i++) {
            if (random.nextDouble() < share) {
                int index = (int) ((i + offset) / chosen.length * rung.size());
                int[] from = rung.get(Math.min(index, rung.size() - 1)).chosen;
                System.arraycopy(from, 0, chosen[i], 0, from.length);
            }
        }
    }

    /// The share of picks whose neurons, drawn at each position among equals, are independent for shared filters.
    double share(SplittableRandom random) {
        SharedRank rank = new SharedRank(grid, random);
        int independent = 0;
        for (int[] pick : chosen) {
            independent += rank.areIndependent(neurons(pick, random)) ? 1 : 0;
        }
        return (double) independent / chosen.length;
    }

    private int[] neurons(int[] pick, SplittableRandom random) {
        int[] neurons = new int[Arrays.stream(pick).sum()];
        int[] order = new int[grid.filters];
        Arrays.setAll(order, i -> i);
        int n = 0;
        for (int p = 0; p < pick.length; p++) {
            for (int t = 0; t < pick[p]; t++) {
                int k = random.nextInt(t, order.length);
                int filter = order[k];
                order[k] = order[t];
                order[t] = filter;
                neurons[n++] = p * grid.filters + filter;
            }
        }
        return neurons;
    }
}
