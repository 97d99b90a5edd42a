package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Range;
import org.jspecify.annotations.Nullable;

/// A convex polygon with interior, bounded or not: its corners counterclockwise, and after each corner the line
/// of the edge that leads to the next.
///
/// An unbounded one has corners at infinity. Neighbouring corners are never opposite directions, so that
/// each edge holds the positive combinations of its two ends; where a whole line is an edge, a point of it is a
/// corner too. So a function is positive somewhere on the polygon exactly if it is at a corner. The whole plane has
/// no corner at all.
final class Polygon {
    static final Polygon PLANE = new Polygon(new Vertex[0], new Wall[0]);

    final Vertex[] corners;

    /// The lines of the edges; none at infinity.
    final @Nullable Wall[] edges;

    /// A box around it.
    final Box box;

    /// All points within `reachX` and `reachY` of a centre, up to roundings of relative size 2⁻⁵¹; of infinite size
    /// around what is not bounded.
    record Box(double centreX, double centreY, double reachX, double reachY) {
        static Box between(double low, double high, double down, double up) {
            boolean bounded = high - low < Double.MAX_VALUE && up - down < Double.MAX_VALUE;
            return bounded
                    ? new Box(
                            (low + high) / 2,
                            (down + up) / 2,
                            (high - low) * (0.5 + 0x1p-30),
                            (up - down) * (0.5 + 0x1p-30))
                    : new Box(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        /// Numbers that all points lie between, of x and of y: with room for all roundings.
        double[] ends() {
            double x = reachX + 0x1p-50 * (Math.abs(centreX) + reachX);
            double y = reachY + 0x1p-50 * (Math.abs(centreY) + reachY);
            return new double[] {centreX - x, centreX + x, centreY - y, centreY + y};
        }

        /// The ends around two pairs of pairs of ends.
        static double[] around(double[] one, double[] two) {
            return new double[] {
                Math.min(one[0], two[0]),
                Math.max(one[1], two[1]),
                Math.min(one[2], two[2]),
                Math.max(one[3], two[3])
            };
        }
    }

    private Polygon(Vertex[] corners, @Nullable Wall[] edges) {
        this.corners = corners;
        this.edges = edges;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double down = Double.POSITIVE_INFINITY;
        double up = Double.NEGATIVE_INFINITY;
        boolean bounded = corners.length > 0;
        for (Vertex v : corners) {
            bounded &= v.w == 1;
            low = Math.min(low, v.x - v.error);
            high = Math.max(high, v.x + v.error);
            down = Math.min(down, v.y - v.error);
            up = Math.max(up, v.y + v.error);
        }
        double infinity = Double.POSITIVE_INFINITY;
        box = bounded ? Box.between(low, high, down, up) : new Box(0, 0, infinity, infinity);
    }

    /// A rectangle.
    static Polygon rectangle(Range x, Range y) {
        Wall left = Wall.of(AffineForm.coordinate(2, 0).plus(x.low().negated()));
        Wall right = Wall.of(AffineForm.coordinate(2, 0).negated().plus(x.high()));
        Wall low = Wall.of(AffineForm.coordinate(2, 1).plus(y.low().negated()));
        Wall high = Wall.of(AffineForm.coordinate(2, 1).negated().plus(y.high()));
        Vertex[] corners = {
            Vertex.crossing(left, low),
            Vertex.crossing(low, right),
            Vertex.crossing(right, high),
            Vertex.crossing(high, left)
        };
        return new Polygon(corners, new Wall[] {low, right, high, left});
    }

    /// The line of an edge of a bounded polygon.
    Wall edge(int i) {
        Wall edge = edges[i];
        if (edge == null) {
            throw new IllegalStateException("an edge at infinity");
        }
        return edge;
    }

    /// The signs of a function at the corners, into an array that is long enough.
    ///
    /// @return bit 0: negative somewhere; bit 1: positive somewhere
    int signs(Probe probe, byte[] signs) {
        if (corners.length == 0) {
            int sign = probe.signOfConstant();
            return sign == 2 ? 3 : sign > 0 ? 2 : sign < 0 ? 1 : 0;
        }
        int seen = 0;
        for (int i = 0; i < corners.length; i++) {
            int sign = probe.sign(corners[i]);
            signs[i] = (byte) sign;
            seen |= sign > 0 ? 2 : sign < 0 ? 1 : 0;
        }
        return seen;
    }

    /// Cuts it along the line of a function that is positive here and negative there.
    ///
    /// @param signs of the function at the corners
    /// @return where it is negative, where it is positive
    Polygon[] cut(Probe probe, byte[] signs) {
        Wall wall = probe.wall();
        if (corners.length == 0) {
            return cutPlane(probe, wall);
        }
        Half negative = new Half(wall, probe);
        Half positive = new Half(wall, probe);
        for (int i = 0; i < corners.length; i++) {
            int here = signs[i];
            int next = signs[i + 1 == corners.length ? 0 : i + 1];
            Wall edge = edges[i];
            if (here >= 0) {
                positive.add(
                        corners[i], here == 0 && next < 0 ? wall : edge, here == 0 && next < 0);
            }
            if (here <= 0) {
                negative.add(
                        corners[i], here == 0 && next > 0 ? wall : edge, here == 0 && next > 0);
            }
            if (here * next < 0) {
                Vertex v =
                        edge == null ? Vertex.direction(wall, -here) : Vertex.crossing(edge, wall);
                positive.add(v, here > 0 ? wall : edge, here > 0);
                negative.add(v, here < 0 ? wall : edge, here < 0);
            }
        }
        return new Polygon[] {negative.polygon(), positive.polygon()};
    }

    /// The half-plane where the function is positive has the corners (b, −a) at infinity, some direction into it,
    /// (−b, a) at infinity, and a point of the line.
    private static Polygon[] cutPlane(Probe probe, Wall wall) {
        Vertex end = Vertex.direction(wall, 1);
        Vertex begin = Vertex.direction(wall, -1);
        Vertex middle = Half.middle(probe, wall);
        Vertex up = null;
        Vertex down = null;
        for (Wall axis : List.of(Wall.X, Wall.Y)) {
            for (int side = -1; side <= 1; side += 2) {
                Vertex v = Vertex.direction(axis, side);
                int sign = probe.sign(v);
                up = up == null && sign > 0 ? v : up;
                down = down == null && sign < 0 ? v : down;
            }
        }
        if (up == null || down == null) {
            throw new IllegalStateException("a line with no side");
        }
        Wall[] ends = new Wall[] {null, null, wall, wall};
        return new Polygon[] {
            new Polygon(new Vertex[] {begin, down, end, middle}, ends),
            new Polygon(new Vertex[] {end, up, begin, middle}, ends)
        };
    }

    /// One side of a cut, growing corner by corner.
    private static final class Half {
        private final Wall wall;
        private final Probe probe;
        private final List<Vertex> corners = new ArrayList<>(8);
        private final List<@Nullable Wall> edges = new ArrayList<>(8);
        private int along = -1; // the corner at which the cut begins

        Half(Wall wall, Probe probe) {
            this.wall = wall;
            this.probe = probe;
        }

        void add(Vertex corner, @Nullable Wall edge, boolean begins) {
            if (begins) {
                along = corners.size();
            }
            corners.add(corner);
            edges.add(edge);
        }

        Polygon polygon() {
            int next = along + 1 == corners.size() ? 0 : along + 1;
            if (corners.get(along).w == 0 && corners.get(next).w == 0) {
                corners.add(along + 1, middle(probe, wall));
                edges.add(along + 1, wall);
            }
            return new Polygon(corners.toArray(new Vertex[0]), edges.toArray(new Wall[0]));
        }

        static Vertex middle(Probe probe, Wall wall) {
            return Vertex.crossing(wall, probe.meetsY() ? Wall.X : Wall.Y);
        }
    }
}
