package org.faltung.region.plane;

/// What all polygons of a map are drawn with.
///
/// @param places of the units
/// @param precise the error up to which a corner is taken as it was computed; others are computed exactly and rounded
record Drafting(Places places, double precise) {
    private static final double FINE = 0x1p-24; // of the window, so that no picture shows it

    Drafting(Places places, Polygon.Box window) {
        this(places, FINE * Math.max(window.reachX(), window.reachY()));
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

    /// Notes a corner and returns a bound on its error.
    private double place(Vertex corner, int i, double[] corners) {
        double x = corner.x;
        double y = corner.y;
        double error = corner.error;
        if (!(error <= precise)) {
            x = corner.nearest(0);
            y = corner.nearest(1);
            error = Math.max(Math.ulp(x), Math.ulp(y));
        }
        corners[2 * i] = x + 0.0; // no −0
        corners[2 * i + 1] = y + 0.0;
        return error;
    }
}
