package org.faltung.sample.tree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.count.Monitor;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;

/// A certain lower bound of the regions in a box: those on a random plane through its centre.
///
/// Each cell of the plane lies in the closure of a region of the box. No two of them share one: between their
/// points some unit is on in one cell and off in the other; its pre-activation is affine on the closure and keeps
/// its weak sign there, so it would have to be positive in the one cell and vanish on the other, an open
/// piece of the plane, whose affine hull with the first point it would then vanish on as well. So the box has
/// no fewer regions than the plane, whatever degenerates.
final class PlaneFloor {
    /// Regions on the plane to stop at.
    private static final long MOST = 100_000;

    /// Coordinates of directions are multiples of 1 / this of half a side.
    private static final int GRID = 1 << 10;

    private PlaneFloor() {}

    /// The bound; nothing for domains other than boxes with volume, in more than two dimensions.
    ///
    /// @param monitor may end it early, with what was found
    static Optional<BigInteger> of(
            Network network, Domain domain, long seed, int threads, Monitor monitor) {
        if (!(domain instanceof Domain.Box box)
                || box.sides().size() <= 2
                || box.sides().stream().anyMatch(side -> side.isEmpty() || side.isPoint())) {
            return Optional.empty();
        }
        return Optional.of(
                count(Regions.of(network).in(plane(box.sides(), seed)), threads, monitor));
    }

    private static BigInteger count(Regions regions, int threads, Monitor monitor) {
        Count count =
                regions.within(Budget.UNLIMITED.ofRegions(MOST))
                        .on(threads)
                        .watchedBy(monitor)
                        .count()
                        .count(Definition.R2);
        return switch (count) {
            case Count.Exact(BigInteger found) -> found;
            case Count.Between(BigInteger found, BigInteger _) -> found;
        };
    }

    private static Domain.Slice plane(List<Range> sides, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rational> centre = new ArrayList<>();
        List<Rational> one = new ArrayList<>();
        List<Rational> two = new ArrayList<>();
        for (Range side : sides) {
            Rational half = side.high().minus(side.low()).times(Rational.of(0.5));
            centre.add(side.low().plus(half));
            one.add(half.times(share(random)));
            two.add(half.times(share(random)));
        }
        // |u| + |v| <= 1 on the window, so that it lies in the box
        Range window = new Range(Rational.of(-0.5), Rational.of(0.5));
        return new Domain.Slice(centre, List.of(one, two), Optional.of(List.of(window, window)));
    }

    private static Rational share(SplittableRandom random) {
        return Rational.of((double) random.nextInt(-GRID, GRID + 1) / GRID);
    }
}
