package org.faltung.sample.tree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.faltung.count.Monitor;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.fold.Folding;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;

/// A certain lower bound of the regions in a box: those on planes through its centre, a random one, and some on which
/// units of the first layer vary as much as they can.
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

    /// Planes along units of the first layer.
    private static final int STEEP = 3;

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
        SplittableRandom random = new SplittableRandom(seed);
        List<Domain.Slice> planes = new ArrayList<>();
        planes.add(plane(box.sides(), () -> share(random), () -> share(random)));
        AffineMap first = Folding.of(network).layers().getFirst().map();
        for (int i = 0; i < STEEP && first.outputs() >= 2; i++) {
            AffineForm one = first.row(random.nextInt(first.outputs()));
            AffineForm two = first.row(random.nextInt(first.outputs()));
            planes.add(plane(box.sides(), signs(one), signs(two)));
        }
        BigInteger most = BigInteger.ONE;
        for (Domain.Slice plane : planes) {
            if (!monitor.cancelled() && independent(plane)) {
                most = most.max(count(Regions.of(network).in(plane), threads, monitor));
            }
        }
        return Optional.of(most);
    }

    /// The signs of a unit's weights, one after the other.
    private static Supplier<Rational> signs(AffineForm unit) {
        int[] next = {0};
        return () -> Rational.of(unit.numerator(next[0]++).signum());
    }

    private static boolean independent(Domain.Slice plane) {
        List<Rational> one = plane.directions().get(0);
        List<Rational> two = plane.directions().get(1);
        int q = 0;
        while (q < one.size() && one.get(q).signum() == 0) {
            q++;
        }
        if (q == one.size()) {
            return false;
        }
        Rational scale = two.get(q).over(one.get(q));
        for (int p = 0; p < one.size(); p++) {
            if (!one.get(p).times(scale).equals(two.get(p))) {
                return true;
            }
        }
        return false;
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

    /// @param first half a side times this is the next coordinate of the first direction, from −1 to 1
    private static Domain.Slice plane(
            List<Range> sides, Supplier<Rational> first, Supplier<Rational> second) {
        List<Rational> centre = new ArrayList<>();
        List<Rational> one = new ArrayList<>();
        List<Rational> two = new ArrayList<>();
        for (Range side : sides) {
            Rational half = side.high().minus(side.low()).times(Rational.of(0.5));
            centre.add(side.low().plus(half));
            one.add(half.times(first.get()));
            two.add(half.times(second.get()));
        }
        // |u| + |v| <= 1 on the window, so that it lies in the box
        Range window = new Range(Rational.of(-0.5), Rational.of(0.5));
        return new Domain.Slice(centre, List.of(one, two), Optional.of(List.of(window, window)));
    }

    private static Rational share(SplittableRandom random) {
        return Rational.of((double) random.nextInt(-GRID, GRID + 1) / GRID);
    }
}
