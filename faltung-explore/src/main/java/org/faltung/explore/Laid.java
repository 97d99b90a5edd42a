package org.faltung.explore;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.slice.Anchor;
import org.faltung.slice.Plane;
import org.faltung.slice.PlanePoint;
import org.faltung.slice.Window;

/// A plane of a network's input space with coordinates that are lengths of that space: its two directions are unit vectors
/// at right angles, but for a rounding of their coefficients to 24 bits. Whatever that rounding is, the plane is exactly the one
/// through the points.
///
/// @param plane with the points as its anchors
/// @param around the window that shows them
/// @param words one phrase on the plane
/// @param marks further points near their places, to be marked
record Laid(Plane plane, Window around, String words, List<Mark> marks) {
    private static final int BITS = 24;

    /// A point that is marked, not exactly.
    ///
    /// @param kind points of one kind look alike
    record Mark(double u, double v, String kind) {}

    Laid {
        marks = List.copyOf(marks);
    }

    /// The plane through three points that are not on one line.
    ///
    /// @param between run now and then; ends the work by an exception
    static Laid through(Sample p0, Sample p1, Sample p2, Runnable between) {
        if (!Plane.isProper(p0.point(), p1.point(), p2.point())) {
            throw new RefusedException(
                    "the three points lie on one line, so that no plane is given; choose another"
                            + " third point, or turn the plane a little");
        }
        between.run();
        Plane skew = Plane.through(p0.point(), p1.point(), p2.point());
        between.run();
        Rational scale = rounded(1 / skew.metric().lengthOfE());
        List<Rational> e = times(skew.e(), scale, between);
        Rational along = rounded(skew.metric().ef().nearest() / skew.metric().lengthOfE());
        List<Rational> rest = minus(skew.f(), times(e, along, between), between);
        Rational across = rounded(1 / length(rest, between));
        List<Rational> f = times(rest, across, between);
        List<Anchor> anchors =
                List.of(
                        anchor(p0, Rational.ZERO, Rational.ZERO),
                        anchor(p1, Rational.ONE.over(scale), Rational.ZERO),
                        anchor(p2, along, Rational.ONE.over(across)));
        Plane plane = new Plane(p0.point(), e, f, anchors);
        String words = "plane through %s, %s and %s".formatted(p0.name(), p1.name(), p2.name());
        return new Laid(plane, Window.around(anchors), words, List.of());
    }

    private static Anchor anchor(Sample sample, Rational u, Rational v) {
        return new Anchor(sample.name(), new PlanePoint(u, v), true);
    }

    private static Rational rounded(double x) {
        if (!Double.isFinite(x) || Math.abs(Math.getExponent(x)) > 500 && x != 0) {
            throw new RefusedException(
                    "the points are too near to each other, or too far apart; choose others");
        }
        int grid = Math.getExponent(x) - BITS;
        return x == 0
                ? Rational.ZERO
                : Rational.of(Math.scalb(Math.rint(Math.scalb(x, -grid)), grid));
    }

    private static double length(List<Rational> vector, Runnable between) {
        Rational square = Rational.ZERO;
        for (Rational x : vector) {
            between.run();
            square = square.plus(x.times(x));
        }
        return Math.sqrt(square.nearest());
    }

    private static List<Rational> times(List<Rational> vector, Rational factor, Runnable between) {
        List<Rational> product = new ArrayList<>();
        for (Rational x : vector) {
            between.run();
            product.add(x.times(factor));
        }
        return product;
    }

    private static List<Rational> minus(List<Rational> one, List<Rational> two, Runnable between) {
        List<Rational> difference = new ArrayList<>();
        for (int q = 0; q < one.size(); q++) {
            between.run();
            difference.add(one.get(q).minus(two.get(q)));
        }
        return difference;
    }

    /// The point a part of the way from one to another.
    ///
    /// @param between run now and then; ends the work by an exception
    static Sample partly(Sample from, Sample to, Rational part, Runnable between) {
        List<Rational> way = times(minus(to.point(), from.point(), between), part, between);
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < way.size(); q++) {
            between.run();
            point.add(from.point().get(q).plus(way.get(q)));
        }
        String name =
                part.signum() == 0
                        ? from.name()
                        : part.equals(Rational.ONE)
                                ? to.name()
                                : "%s turned towards %s".formatted(from.name(), to.name());
        return new Sample(name, point);
    }

    /// The axes' names.
    List<String> axes() {
        return plane.anchors().isEmpty() ? List.of("input 1", "input 2") : List.of("u", "v");
    }
}
