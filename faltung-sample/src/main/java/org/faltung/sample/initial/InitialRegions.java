package org.faltung.sample.initial;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.faltung.count.Monitor;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.sample.Aim;
import org.faltung.sample.CancelledException;
import org.faltung.sample.DrawCode;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Interval;
import org.faltung.sample.Mean;
import org.faltung.sample.Means;
import org.faltung.sample.Replication;
import org.faltung.sample.tree.TreeEstimate;
import org.faltung.sample.tree.TreeEstimator;
import org.faltung.sample.tree.Watcher;

/// The mean number of regions (R2) of the random networks of an architecture in a domain.
///
/// Each network is counted exactly, unless it has very many regions; then an unbiased estimate stands for its number,
/// whose spread adds to that among the networks, so that the interval of the mean holds all the same.
///
/// @param mean of the networks' numbers
/// @param exact how many were counted
/// @param refused how many could neither be counted nor estimated; for those a certain lower bound stands in, so that
///     the mean is then itself only a lower bound
public record InitialRegions(Mean mean, long exact, long refused) {
    /// A network with more regions is estimated.
    static final long MOST_COUNTED = 2_000_000;

    private enum How {
        COUNTED,
        ESTIMATED,
        REFUSED
    }

    private record Draw(double regions, How how) {
        /// For a journal.
        static final DrawCode<Draw> CODE =
                new DrawCode<>() {
                    @Override
                    public void write(Draw draw, DataOutput out) throws IOException {
                        out.writeDouble(draw.regions);
                        out.writeUTF(draw.how.name());
                    }

                    @Override
                    public Draw read(DataInput in) throws IOException {
                        return new Draw(in.readDouble(), How.valueOf(in.readUTF()));
                    }
                };
    }

    /// Draws networks.
    ///
    /// @param architecture its trained numbers, if it has any, are not looked at
    /// @param nets how many at most; fewer if the monitor ends it
    /// @param enough whether fewer do, as soon as the interval is as narrow as wished; else the error does not matter
    /// @param threads at least 1
    /// @param watcher is told the interval now and then
    /// @param journal of the same question: keeps the networks' numbers; those that are there already are not drawn again
    /// @throws org.faltung.count.CannotCountException if they cannot be counted
    public static InitialRegions of(
            Network architecture,
            Initialisation initialisation,
            Domain domain,
            int nets,
            boolean enough,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<Interval> watcher,
            DrawJournal journal) {
        Replication.Experiment<Draw> experiment =
                random ->
                        draw(
                                RandomNetwork.of(architecture, initialisation, random.nextLong()),
                                domain,
                                new Aim(aim.error(), aim.confidence(), random.nextLong()),
                                new Quiet(monitor));
        try (var draws =
                Replication.kept(
                        experiment, aim.seed(), threads, monitor, journal, "networks", Draw.CODE)) {
            Aim all = new Aim(Double.MIN_VALUE, aim.confidence(), aim.seed());
            Mean mean = Means.until(draws, Draw::regions, enough ? aim : all, nets, watcher);
            long exact = draws.results().stream().filter(d -> d.how() == How.COUNTED).count();
            long refused = draws.results().stream().filter(d -> d.how() == How.REFUSED).count();
            boolean some = draws.results().stream().mapToDouble(Draw::regions).min().orElse(0) >= 1;
            return new InitialRegions(some ? mean.atLeast(1) : mean, exact, refused);
        }
    }

    private static Draw draw(Network network, Domain domain, Aim aim, Quiet monitor) {
        RegionCount count =
                Regions.of(network)
                        .in(domain)
                        .within(Budget.UNLIMITED.ofRegions(MOST_COUNTED))
                        .on(1)
                        .watchedBy(monitor)
                        .count();
        if (count.count(Definition.R2) instanceof Count.Exact(BigInteger regions)) {
            return new Draw(regions.doubleValue(), How.COUNTED);
        }
        if (monitor.cancelled()) {
            throw new CancelledException();
        }
        TreeEstimate estimate =
                TreeEstimator.estimate(network, domain, aim, 1, Budget.UNLIMITED, monitor);
        if (monitor.cancelled()) {
            throw new CancelledException();
        }
        return switch (estimate) {
            case TreeEstimate.Exact(BigInteger regions) ->
                    new Draw(regions.doubleValue(), How.COUNTED);
            case TreeEstimate.Estimated(var known, _, _) ->
                    new Draw(Math.pow(10, known.log10()), How.ESTIMATED);
            case TreeEstimate.Refused(_, var floor) ->
                    new Draw(floor.certain().doubleValue(), How.REFUSED);
        };
    }

    /// Nⁿ / n!, the scale of [Hanin and Rolnick 2019](https://arxiv.org/abs/1906.00904), as a decimal logarithm.
    ///
    /// @param neurons N, at least 1
    /// @param inputs n, at least 1
    public static double log10Scale(long neurons, int inputs) {
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= inputs; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        return inputs * Math.log10((double) neurons) - log10(factorial);
    }

    private static double log10(BigInteger number) {
        int cut = Math.max(0, number.bitLength() - 60);
        return Math.log10(number.shiftRight(cut).doubleValue()) + cut * Math.log10(2);
    }

    private record Quiet(Monitor monitor) implements Watcher {
        @Override
        public boolean cancelled() {
            return monitor.cancelled();
        }
    }
}
