package org.faltung.sample.tree;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.faltung.count.Regions;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.linear.AffineMap;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.sample.Aim;

/// The popular estimator beside ours: how many different patterns uniform points have, which is at most the number of
/// points.
///
///     java -cp faltung-bench/target/benchmarks.jar org.faltung.sample.tree.SampledPatterns 8:24-24 [count]
public final class SampledPatterns {
    private SampledPatterns() {}

    /// Prints a line a number of points.
    ///
    /// @param arguments a network, such as 8:24-24, of rectifiers; and `count`, if all regions are to be counted
    public static void main(String[] arguments) {
        Network network = CoverageNetworks.he(arguments[0]);
        FoldSequence folds = Folding.of(network);
        SplittableRandom random = new SplittableRandom(1);
        Set<BigInteger> seen = new HashSet<>();
        int points = 0;
        for (int until = 1000; until <= 1_000_000; until *= 10) {
            while (points < until) {
                seen.add(pattern(folds, random));
                points++;
            }
            System.out.println(points + " points have " + seen.size() + " patterns");
        }
        Domain domain = Domain.Box.cube(network.input().size(), -2, 2);
        long start = System.nanoTime();
        TreeEstimate answer =
                TreeEstimator.estimate(
                        network, domain, new Aim(0.05, 0.95, 1), 2, Budget.UNLIMITED, Watcher.NONE);
        System.out.printf(Locale.ROOT, "%s in %.1f s%n", answer, (System.nanoTime() - start) / 1e9);
        if (arguments.length > 1) {
            start = System.nanoTime();
            Count count = Regions.of(network).in(domain).on(2).count().count(Definition.R2);
            System.out.printf(
                    Locale.ROOT, "%s in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
        }
    }

    private static BigInteger pattern(FoldSequence folds, SplittableRandom random) {
        double[] x = random.doubles(folds.inputs(), -2, 2).toArray();
        BigInteger pattern = BigInteger.ONE;
        for (FoldLayer layer : folds.layers()) {
            AffineMap map = layer.map();
            double[] z = new double[map.outputs()];
            for (int r = 0; r < z.length; r++) {
                z[r] = map.offset(r);
                for (int k = map.start(r); k < map.start(r + 1); k++) {
                    z[r] += map.value(k) * x[map.column(k)];
                }
                pattern = pattern.shiftLeft(1);
                pattern = z[r] > 0 ? pattern.setBit(0) : pattern;
            }
            x = Arrays.stream(z).map(value -> Math.max(0, value)).toArray();
        }
        return pattern;
    }
}
