package org.faltung.sample.layer;

import java.util.SplittableRandom;

/// Systematic resampling.
final class Resampling {
    private Resampling() {}

    /// So many indices, increasing, each as often as its share says, up to rounding; the expected number of copies
    /// is exactly the share times `many`.
    ///
    /// @param shares not negative, with sum 1 up to rounding
    static int[] systematic(double[] shares, int many, SplittableRandom random) {
        int[] indices = new int[many];
        double offset = random.nextDouble();
        double sum = 0;
        int filled = 0;
        int last = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * many;
            if (shares[i] > 0) {
                last = i;
            }
            while (filled < many && offset + filled < sum) {
                indices[filled++] = i;
            }
        }
        while (filled < many) { // the sum fell short of 1 by rounding
            indices[filled++] = last;
        }
        return indices;
    }
}
