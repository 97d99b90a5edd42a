package org.faltung.region.plane;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.geometry.UnitPlace;

/// A bounded convex polygon of a map: its corners counterclockwise, and what drew each of its sides.
///
/// Side i leads from corner i to the next one. No three corners lie on one line.
///
/// Corners as doubles are off by at most [#error]; as rationals they are exact, which takes a look at the network
/// and so is slower.
public final class Outline {
    /// What a side is.
    public enum Side {
        /// A piece of the window's border.
        BORDER,
        /// A piece of the line where a unit folds.
        FOLD,
        /// A piece of the line where the two largest outputs tie, or the only one is 0.
        DECISION
    }

    private final Polygon polygon;
    private final Places places;
    private final double[] corners; // x, y, x, y, …
    private final double error;
    private final boolean[] drawn; // with this polygon, by side

    Outline(Polygon polygon, Places places, double[] corners, double error, boolean[] drawn) {
        this.polygon = polygon;
        this.places = places;
        this.corners = corners;
        this.error = error;
        this.drawn = drawn;
    }

    /// The number of corners, and of sides; at least 3.
    public int size() {
        return polygon.corners.length;
    }

    /// The first coordinate of a corner, as a double.
    public double u(int corner) {
        return corners[2 * corner];
    }

    /// The second coordinate of a corner, as a double.
    public double v(int corner) {
        return corners[2 * corner + 1];
    }

    /// A bound on how far any coordinate of a corner, as a double, is from the exact one.
    public double error() {
        return error;
    }

    /// The exact coordinates of a corner: u and v.
    public List<Rational> corner(int corner) {
        BigInteger[] exact = polygon.corners[corner].exact();
        return List.of(Rational.of(exact[0], exact[2]), Rational.of(exact[1], exact[2]));
    }

    /// What a side is.
    public Side side(int side) {
        return places.side(polygon.edge(side).layer);
    }

    /// The unit that folds along a side: of several that do, the earliest. Empty unless the side is a fold.
    public Optional<UnitPlace> fold(int side) {
        Wall wall = polygon.edge(side);
        return places.place(wall.layer, wall.unit);
    }

    /// The exact function of (u, v) that is 0 on the line of a side.
    public AffineForm line(int side) {
        return polygon.edge(side).form();
    }

    /// Whether a side is to be drawn with this polygon. All sides of all polygons that a side borders on together
    /// cover each inner line twice, from both sides; those for which this is true cover it once. A border is always
    /// to be drawn.
    public boolean isDrawn(int side) {
        return drawn[side];
    }

    /// The area in the coordinates u and v, as a double.
    public double area() {
        double twice = 0;
        for (int i = 2; i < size(); i++) {
            twice += (u(i - 1) - u(0)) * (v(i) - v(0)) - (u(i) - u(0)) * (v(i - 1) - v(0));
        }
        return Math.max(0, twice / 2);
    }

    /// The exact area in the coordinates u and v; positive.
    public Rational exactArea() {
        List<List<Rational>> exact = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            exact.add(corner(i));
        }
        Rational twice = Rational.ZERO;
        for (int i = 0; i < size(); i++) {
            List<Rational> here = exact.get(i);
            List<Rational> next = exact.get(i + 1 == size() ? 0 : i + 1);
            twice =
                    twice.plus(here.getFirst().times(next.getLast()))
                            .minus(next.getFirst().times(here.getLast()));
        }
        return twice.over(Rational.of(2));
    }

    /// The first coordinate of a point inside: the mean of the corners, as a double.
    public double insideU() {
        return mean(0);
    }

    /// The second coordinate of the point inside.
    public double insideV() {
        return mean(1);
    }

    private double mean(int q) {
        double sum = 0;
        for (int i = q; i < corners.length; i += 2) {
            sum += corners[i];
        }
        return sum / size();
    }

    /// The exact mean of the corners: a point inside.
    public List<Rational> inside() {
        Rational u = Rational.ZERO;
        Rational v = Rational.ZERO;
        for (int i = 0; i < size(); i++) {
            List<Rational> corner = corner(i);
            u = u.plus(corner.getFirst());
            v = v.plus(corner.getLast());
        }
        Rational many = Rational.of(size());
        return List.of(u.over(many), v.over(many));
    }
}
