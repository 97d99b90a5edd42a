package org.faltung.sample.line;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.faltung.count.Monitor;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawCode;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Interval;
import org.faltung.sample.Mean;
import org.faltung.sample.Means;
import org.faltung.sample.Replication;

/// How many boundaries of regions (R2) lie between two data points: exact on each segment, averaged over the pairs of
/// different points.
///
/// @param perSegment boundaries crossed by a segment
/// @param perLength the same per unit of its length; each segment weighs the same
public record DataSegments(Mean perSegment, Mean perLength) {
    private static final int MOST = 1 << 18;

    private record Draw(long crossings, double length) {
        /// For a journal.
        static final DrawCode<Draw> CODE =
                new DrawCode<>() {
                    @Override
                    public void write(Draw draw, DataOutput out) throws IOException {
                        out.writeLong(draw.crossings);
                        out.writeDouble(draw.length);
                    }

                    @Override
                    public Draw read(DataInput in) throws IOException {
                        return new Draw(in.readLong(), in.readDouble());
                    }
                };
    }

    /// Estimates it.
    ///
    /// @param points of the network's input space, at least two that differ
    /// @param threads at least 1
    /// @param monitor may end it with what it has
    /// @param watcher is told the interval of crossings per segment now and then
    /// @param journal of the same question: keeps the draws; those that are there already are not drawn again
    /// @throws IllegalArgumentException if no two points differ
    /// @throws org.faltung.count.CannotCountException if the network has no weights
    public static DataSegments of(
            Network network,
            List<List<Rational>> points,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<Interval> watcher,
            DrawJournal journal) {
        if (points.stream().distinct().limit(2).count() < 2) {
            throw new IllegalArgumentException(
                    "segments need two points that differ, got "
                            + points.size()
                            + (points.size() == 1 ? " point" : " points that are all the same"));
        }
        Crossings crossings = Crossings.of(network, monitor);
        Replication.Experiment<Draw> experiment =
                random -> {
                    Segment segment = pair(points, random);
                    return new Draw(crossings.of(segment), segment.length());
                };
        try (var draws =
                Replication.kept(
                        experiment, aim.seed(), threads, monitor, journal, "segments", Draw.CODE)) {
            Mean perSegment = Means.until(draws, Draw::crossings, aim, MOST, watcher);
            List<Double> densities =
                    draws.results().stream().map(draw -> draw.crossings() / draw.length()).toList();
            return new DataSegments(perSegment, Means.of(densities, aim));
        }
    }

    private static Segment pair(List<List<Rational>> points, SplittableRandom random) {
        while (true) {
            List<Rational> from = points.get(random.nextInt(points.size()));
            List<Rational> to = points.get(random.nextInt(points.size()));
            if (!from.equals(to)) {
                return Segment.between(from, to);
            }
        }
    }
}
