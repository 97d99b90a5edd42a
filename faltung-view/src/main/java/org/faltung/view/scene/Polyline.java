package org.faltung.view.scene;

import java.util.Arrays;

/// Points one after another in the plane: a polygon or a polyline. The page's y axis points down.
public final class Polyline {
    private final double[] coordinates; // x and y in turn

    private Polyline(double[] coordinates) {
        this.coordinates = coordinates;
    }

    /// A new outline, to which points are added.
    public static Builder builder() {
        return new Builder();
    }

    /// The segment between two points.
    public static Polyline segment(double x0, double y0, double x1, double y1) {
        return new Polyline(new double[] {x0, y0, x1, y1});
    }

    /// A rectangle, by a corner and its extent.
    public static Polyline rectangle(double x, double y, double width, double height) {
        return new Polyline(
                new double[] {x, y, x + width, y, x + width, y + height, x, y + height});
    }

    /// The number of points.
    public int size() {
        return coordinates.length / 2;
    }

    /// The abscissa of a point.
    public double x(int point) {
        return coordinates[2 * point];
    }

    /// The ordinate of a point.
    public double y(int point) {
        return coordinates[2 * point + 1];
    }

    /// The area of the polygon, positive if it runs counterclockwise where y points up.
    public double area() {
        double twice = 0;
        int n = size();
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            twice += (x(i) - x(0)) * (y(j) - y(0)) - (x(j) - x(0)) * (y(i) - y(0));
        }
        return twice / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polyline that && Arrays.equals(coordinates, that.coordinates);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coordinates);
    }

    @Override
    public String toString() {
        return Arrays.toString(coordinates);
    }

    /// Takes points in order.
    public static final class Builder {
        private double[] coordinates = new double[12];
        private int used;

        private Builder() {}

        /// Adds a point.
        public Builder add(double x, double y) {
            if (used == coordinates.length) {
                coordinates = Arrays.copyOf(coordinates, 2 * used);
            }
            coordinates[used++] = x;
            coordinates[used++] = y;
            return this;
        }

        /// The points so far.
        public int size() {
            return used / 2;
        }

        /// The outline through the points so far.
        public Polyline build() {
            return new Polyline(Arrays.copyOf(coordinates, used));
        }
    }
}
