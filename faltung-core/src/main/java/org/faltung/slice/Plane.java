package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.Independence;
import org.faltung.polytope.Domain;

/// A plane in the input space: x = origin + u e + v f.
///
/// @param origin the point (0, 0)
/// @param e the direction of u
/// @param f the direction of v, independent of e
/// @param anchors points to be marked in a picture; may be empty
public record Plane(
        List<Rational> origin, List<Rational> e, List<Rational> f, List<Anchor> anchors) {
    /// Copies the lists and checks them.
    ///
    /// @throws IllegalArgumentException if the sizes differ, or the directions depend on each other
    public Plane {
        origin = List.copyOf(origin);
        e = List.copyOf(e);
        f = List.copyOf(f);
        anchors = List.copyOf(anchors);
        if (e.size() != origin.size() || f.size() != origin.size()) {
            throw new IllegalArgumentException(
                    "the plane's origin has "
                            + origin.size()
                            + " coordinates, but its directions have "
                            + e.size()
                            + " and "
                            + f.size());
        }
        metric(e, f);
    }

    /// The plane x = p0 + u (p1 − p0) + v (p2 − p0), with the three points as its anchors.
    ///
    /// @throws IllegalArgumentException if the points have different sizes, or lie on one line
    public static Plane through(List<Rational> p0, List<Rational> p1, List<Rational> p2) {
        List<Anchor> anchors =
                List.of(
                        new Anchor("P0", new PlanePoint(Rational.ZERO, Rational.ZERO), true),
                        new Anchor("P1", new PlanePoint(Rational.ONE, Rational.ZERO), true),
                        new Anchor("P2", new PlanePoint(Rational.ZERO, Rational.ONE), true));
        return new Plane(p0, difference(p1, p0), difference(p2, p0), anchors);
    }

    /// The whole input space of a network with two inputs: u and v are the inputs. It has no anchors.
    public static Plane ofInputs() {
        List<Rational> zero = List.of(Rational.ZERO, Rational.ZERO);
        return new Plane(
                zero,
                List.of(Rational.ONE, Rational.ZERO),
                List.of(Rational.ZERO, Rational.ONE),
                List.of());
    }

    private static List<Rational> difference(List<Rational> to, List<Rational> from) {
        if (to.size() != from.size()) {
            throw new IllegalArgumentException(
                    "the points of the plane have "
                            + from.size()
                            + " and "
                            + to.size()
                            + " coordinates");
        }
        List<Rational> difference = new ArrayList<>();
        for (int q = 0; q < to.size(); q++) {
            difference.add(to.get(q).minus(from.get(q)));
        }
        return difference;
    }

    /// Whether three points of one size are not on one line, so that a plane goes through them.
    public static boolean isProper(List<Rational> p0, List<Rational> p1, List<Rational> p2) {
        List<List<Rational>> directions = List.of(difference(p1, p0), difference(p2, p0));
        return Independence.firstDependent(directions).isEmpty();
    }

    private static Rational product(List<Rational> one, List<Rational> two) {
        Rational sum = Rational.ZERO;
        for (int q = 0; q < one.size(); q++) {
            sum = sum.plus(one.get(q).times(two.get(q)));
        }
        return sum;
    }

    private static Metric metric(List<Rational> e, List<Rational> f) {
        return new Metric(product(e, e), product(e, f), product(f, f));
    }

    /// The dimension of the input space.
    public int ambient() {
        return origin.size();
    }

    /// The metric of the input space on the plane.
    public Metric metric() {
        return metric(e, f);
    }

    /// The point of the input space with these coordinates.
    public List<Rational> point(PlanePoint at) {
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < origin.size(); q++) {
            point.add(origin.get(q).plus(at.u().times(e.get(q))).plus(at.v().times(f.get(q))));
        }
        return point;
    }

    /// The point of the plane that is nearest to a point of the input space, as an anchor.
    public Anchor anchor(String name, List<Rational> point) {
        List<Rational> step = difference(point, origin);
        Rational alongE = product(e, step);
        Rational alongF = product(f, step);
        Metric metric = metric();
        Rational det = metric.determinant();
        PlanePoint at =
                new PlanePoint(
                        metric.ff().times(alongE).minus(metric.ef().times(alongF)).over(det),
                        metric.ee().times(alongF).minus(metric.ef().times(alongE)).over(det));
        return new Anchor(name, at, point(at).equals(point));
    }

    /// The same plane with other anchors.
    public Plane with(List<Anchor> others) {
        return new Plane(origin, e, f, others);
    }

    /// A window of the plane as a domain to count in.
    public Domain.Slice in(Window window) {
        return new Domain.Slice(
                origin, List.of(e, f), Optional.of(List.of(window.u(), window.v())));
    }
}
