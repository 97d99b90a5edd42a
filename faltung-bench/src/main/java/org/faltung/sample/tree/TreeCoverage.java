package org.faltung.sample.tree;

import java.math.BigInteger;
import java.util.Locale;
import org.faltung.count.Regions;
import org.faltung.fold.Folding;
import org.faltung.network.Network;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.region.Problem;
import org.faltung.region.reduction.Reduction;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawJournal;

/// How often intervals hold the exact count, and how often there is none: the whole loop of `estimate`, except that
/// it never counts all regions instead.
///
///     java -cp faltung-bench/target/benchmarks.jar org.faltung.sample.tree.TreeCoverage [SEEDS [ERROR [NAME [FIRST]]]]
public final class TreeCoverage {
    private TreeCoverage() {}

    /// Prints a line a network.
    ///
    /// @param arguments seeds, 100 unless told; the wished error, 0.1; what the names begin with; the first seed, 1
    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        double error = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0.1;
        String start = arguments.length > 2 ? arguments[2] : "";
        int first = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;
        long patience = Long.getLong("patience", Effort.STANDARD.patience());
        Effort effort =
                new Effort(
                        Integer.getInteger("first", Effort.STANDARD.first()),
                        Effort.STANDARD.most(),
                        patience,
                        0);
        System.out.println(
                "network | regions | held / given of seeds | below | above | half-width | bias (log10) | s an estimate |"
                        + " s to count");
        CoverageNetworks.all()
                .forEach((name, network) -> {
                    if (name.startsWith(start)) {
                        System.out.println(line(name, network, first, seeds, error, effort));
                    }
                });
    }

    private static String line(
            String name, Network network, int first, int seeds, double error, Effort effort) {
        Domain domain = Domain.Box.cube(network.input().size(), -2, 2);
        long begun = System.nanoTime();
        Count count = Regions.of(network).in(domain).on(1).count().count(Definition.R2);
        double counting = (System.nanoTime() - begun) / 1e9;
        double truth = Math.log10(((Count.Exact) count).regions().doubleValue());
        Problem problem =
                Reduction.of(new Problem(Folding.of(network), Chart.of(domain).polyhedron()))
                        .problem();
        int given = 0;
        int held = 0;
        int below = 0;
        double width = 0;
        double bias = 0;
        long start = System.nanoTime();
        for (int seed = first; seed < first + seeds; seed++) {
            Certain certain = new Certain();
            TreeEstimate answer =
                    new Rounds(
                                    new Cells(problem, Watcher.NONE),
                                    certain,
                                    new Aim(error, 0.95, seed),
                                    effort,
                                    1,
                                    Watcher.NONE,
                                    DrawJournal.NONE,
                                    () -> Rounds.nothing(certain))
                            .run();
            if (certain.most().compareTo(((Count.Exact) count).regions()) > 0) {
                throw new IllegalStateException("more is certain than there is");
            }
            if (answer instanceof TreeEstimate.Estimated(var estimate, _, _)) {
                given++;
                held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
                below += estimate.high() < truth ? 1 : 0;
                width += estimate.halfWidth();
                bias += estimate.log10() - truth;
            }
            if (answer instanceof TreeEstimate.Exact(BigInteger regions)) {
                given++;
                held += regions.equals(((Count.Exact) count).regions()) ? 1 : 0;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9 / seeds;
        return String.format(
                Locale.ROOT,
                "%s | %s | %d / %d of %d | %d | %d | %.3f | %+.3f | %.2f | %.2f",
                name,
                ((Count.Exact) count).regions(),
                held,
                given,
                seeds,
                below,
                given - held - below,
                width / given,
                bias / given,
                seconds,
                counting);
    }
}
