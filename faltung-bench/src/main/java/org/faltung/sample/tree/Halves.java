package org.faltung.sample.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.result.Budget;
import org.faltung.sample.Aim;

/// A check of estimates without a count: the regions of a box are those of its halves, less those that both
/// have, which are the regions on the hyperplane between them.
///
///     java -cp faltung-bench/target/benchmarks.jar org.faltung.sample.tree.Halves 6:32-32-32
public final class Halves {
    private Halves() {}

    /// Prints the estimate of each part.
    ///
    /// @param arguments a network, such as 6:32-32-32, of rectifiers
    public static void main(String[] arguments) {
        Network network = CoverageNetworks.he(arguments[0]);
        for (int seed = 1; seed <= 2; seed++) {
            double whole = regions(network, -2, 2, seed);
            double left = regions(network, -2, 0, seed);
            double right = regions(network, 0, 2, seed);
            double between = regions(network, 0, 0, seed);
            System.out.printf(
                    Locale.ROOT,
                    "whole %.4g, left + right - between %.4g%n",
                    whole,
                    left + right - between);
        }
    }

    /// In the part of [−2, 2]ⁿ where the first input is in a range.
    private static double regions(Network network, int low, int high, int seed) {
        List<Range> sides =
                new ArrayList<>(
                        Collections.nCopies(
                                network.input().size(),
                                new Range(Rational.of(-2), Rational.of(2))));
        sides.set(0, new Range(Rational.of(low), Rational.of(high)));
        long start = System.nanoTime();
        TreeEstimate answer =
                TreeEstimator.estimate(
                        network,
                        new Domain.Box(sides),
                        new Aim(0.05, 0.95, seed),
                        2,
                        Budget.UNLIMITED,
                        Watcher.NONE);
        System.out.printf(
                Locale.ROOT,
                "seed %d, first input from %d to %d: %s in %.1f s%n",
                seed,
                low,
                high,
                answer,
                (System.nanoTime() - start) / 1e9);
        return switch (answer) {
            case TreeEstimate.Exact(var regions) -> regions.doubleValue();
            case TreeEstimate.Estimated(var estimate, _, _) -> Math.pow(10, estimate.log10());
            case TreeEstimate.Refused _ -> Double.NaN;
        };
    }
}
