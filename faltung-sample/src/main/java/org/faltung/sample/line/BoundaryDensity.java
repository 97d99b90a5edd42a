package org.faltung.sample.line;

import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.numbers.gamma.LogGamma;
import org.faltung.count.Monitor;
import org.faltung.network.Network;
import org.faltung.polytope.Range;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawCode;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Interval;
import org.faltung.sample.Mean;
import org.faltung.sample.Means;
import org.faltung.sample.Replication;

/// How dense the boundaries of regions (R2) are in a box: boundaries crossed per unit length of random lines, and by
/// Crofton's formula their (n − 1)-dimensional volume per unit of volume.
///
/// Let B be the boundaries in a box K of Rⁿ, and μ the invariant measure on lines with directions of total mass 1. A
/// piece of B with unit normal ν and volume A is crossed by lines of direction e with offsets of volume A |e·ν|, and
/// the lines of each direction cover K once. So
///
///     ∫ N dμ = vol_{n−1}(B) · E|e·ν|,   ∫ ℓ dμ = vol_n(K),   E|e·ν| = Γ(n/2) / (√π Γ((n+1)/2))
///
/// and vol_{n−1}(B) / vol_n(K) is the number of crossings per unit length times √π Γ((n+1)/2) / Γ(n/2): π/2 in the
/// plane, 2 in space, about √(π n/2) in high dimension. In dimension 1 the factor is 1.
///
/// @param perLength boundaries crossed per unit length, mean over isotropic lines through the box
/// @param factor what turns it into volume of boundary per unit of volume
/// @param log10Box the decimal logarithm of the box's volume
public record BoundaryDensity(Mean perLength, double factor, double log10Box) {
    /// The most lines that are drawn.
    private static final int MOST = 1 << 18;

    /// Estimates it.
    ///
    /// @param sides of the box, a range an input
    /// @param threads at least 1
    /// @param monitor may end it with what it has
    /// @param watcher is told the interval of crossings per length now and then
    /// @throws IllegalArgumentException if the box has no volume
    /// @throws org.faltung.count.CannotCountException if the network has no weights
    public static BoundaryDensity of(
            Network network,
            List<Range> sides,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<Interval> watcher) {
        return of(network, sides, aim, threads, monitor, watcher, DrawJournal.NONE);
    }

    /// The same with draws that are kept; those that are there already are not drawn again.
    ///
    /// @param journal of the same network, box and aim
    public static BoundaryDensity of(
            Network network,
            List<Range> sides,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<Interval> watcher,
            DrawJournal journal) {
        IsotropicLines lines = IsotropicLines.through(sides);
        Crossings crossings = Crossings.of(network, monitor);
        Replication.Experiment<Double> experiment =
                random -> {
                    Segment chord = lines.draw(random);
                    return crossings.of(chord) / chord.length();
                };
        try (var draws =
                Replication.kept(
                        experiment,
                        aim.seed(),
                        threads,
                        monitor,
                        journal,
                        "lines",
                        DrawCode.NUMBER)) {
            Mean mean = Means.until(draws, draw -> draw, aim, MOST, watcher);
            double box =
                    sides.stream()
                            .mapToDouble(
                                    side -> Math.log10(side.high().minus(side.low()).nearest()))
                            .sum();
            return new BoundaryDensity(mean, factor(sides.size()), box);
        }
    }

    /// √π Γ((n+1)/2) / Γ(n/2).
    ///
    /// @param n at least 1
    static double factor(int n) {
        return Math.sqrt(Math.PI)
                * Math.exp(LogGamma.value((n + 1) / 2.0) - LogGamma.value(n / 2.0));
    }

    /// The (n − 1)-dimensional volume of the boundaries per unit of volume.
    public Mean perVolume() {
        return perLength.times(factor);
    }
}
