package org.faltung.sample.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.region.Prefix;

/// A weighted sample of the cells of one depth of the tree.
///
/// For every function f of the cells, the expectation of Σ weight · f(cell) is the sum of f over all cells of
/// that depth. Weights are kept below 1 with a common factor aside, as they may leave the range of a double.
///
/// @param cells different cells with equally many decided units, in the order of the tree
/// @param weights above 0; one a cell
/// @param logFactor the natural logarithm of the common factor
record Population(List<Prefix> cells, double[] weights, double logFactor) {
    /// The whole tree, for certain.
    static Population root() {
        return new Population(List.of(Prefix.ROOT), new double[] {1}, 0);
    }

    int size() {
        return cells.size();
    }

    /// A sample of a sample: systematic, with chances in proportion to the weights, so that the weights of those
    /// chosen become equal. A cell whose chance would be 1 or more is kept as it is.
    ///
    /// Cells that are close in the tree are close in the order, and of these it takes its due share: the
    /// sample is stratified by subtrees of all sizes ([Madow 1949](https://doi.org/10.1214/aoms/1177729988)).
    ///
    /// @param most cells to keep, at least 1
    Population thinned(int most, SplittableRandom random) {
        if (size() <= most) {
            return this;
        }
        double step = step(most);
        List<Prefix> kept = new ArrayList<>(most);
        double[] of = new double[size()];
        double next = random.nextDouble();
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < size(); i++) {
            boolean certain = weights[i] >= step;
            sum += certain ? 0 : weights[i] / step;
            if (certain || sum > next) {
                next += certain ? 0 : 1;
                of[kept.size()] = certain ? weights[i] : step;
                largest = Math.max(largest, of[kept.size()]);
                kept.add(cells.get(i));
            }
        }
        double[] scaled = Arrays.copyOf(of, kept.size());
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= largest;
        }
        return new Population(kept, scaled, logFactor + Math.log(largest));
    }

    /// The weight s with Σ min(1, weight / s) = most.
    private double step(int most) {
        double[] sorted = weights.clone();
        Arrays.sort(sorted);
        double[] below = new double[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            below[i + 1] = below[i] + sorted[i];
        }
        int certain = 0;
        while (true) {
            int left = sorted.length - certain;
            double step = below[left] / (most - certain);
            if (certain == most - 1 || sorted[left - 1] < step) {
                return step;
            }
            certain++;
        }
    }
}
