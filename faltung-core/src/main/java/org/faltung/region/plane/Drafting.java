package org.faltung.region.plane;

import org.faltung.polytope.Range;

/// What all polygons of a map are drawn with.
final class Drafting {
    private static final double FINE = 0x1p-24; // of the window, so that no picture shows it

    private final Places places; // of the units
    private final double precise; // the error up to which a corner is taken as it was computed
    private final double[] low; // the window's ends, of x and y, to the nearest double
    private final double[] high;

    Drafting(Places places, Range x, Range y) {
        this.places = places;
        low = new double[] {x.low().nearest(), y.low().nearest()};
        high = new double[] {x.high().nearest(), y.high().nearest()};
        precise = FINE / 2 * Math.max(high[0] - low[0], high[1] - low[1]);
    }

    /// The outline of a bounded polygon.
    ///
    /// @param probe of the calling thread
    Outline outline(Polygon polygon, Probe probe) {
        int many = polygon.corners.length;
        double[] corners = new double[2 * many];
        double error = 0;
        for (int i = 0; i < many; i++) {
            error = Math.max(error, place(polygon.corners[i], i, corners));
        }
        boolean[] drawn = new boolean[many];
        for (int i = 0; i < many; i++) {
            Wall wall = polygon.edge(i);
            // the corner after next is not on the line, as no three corners are on one
            drawn[i] =
                    wall.layer < 0 || wall.heading() == side(probe, wall, polygon, (i + 2) % many);
        }
        return new Outline(polygon, places, corners, error, drawn);
    }

    private static int side(Probe probe, Wall wall, Polygon polygon, int corner) {
        probe.take(wall);
        return probe.sign(polygon.corners[corner]);
    }

    /// Notes a corner and returns a bound on its error: as it was computed, or, if that is not precise, the exact one
    /// rounded. In either case no corner is noted outside the window, for none is there.
    private double place(Vertex corner, int i, double[] corners) {
        boolean rough = !(corner.error <= precise);
        double x = within(rough ? corner.nearest(0) : corner.x, 0);
        double y = within(rough ? corner.nearest(1) : corner.y, 1);
        double ulp = Math.max(Math.ulp(x), Math.ulp(y));
        corners[2 * i] = x + 0.0; // no −0
        corners[2 * i + 1] = y + 0.0;
        boolean moved = x != corner.x || y != corner.y;
        return rough ? ulp : moved ? Math.max(ulp, corner.error) : corner.error;
    }

    private double within(double coordinate, int q) {
        return Math.min(Math.max(coordinate, low[q]), high[q]);
    }
}
