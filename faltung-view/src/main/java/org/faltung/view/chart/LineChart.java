package org.faltung.view.chart;

import java.util.List;

/// A chart of several quantities along one sequence: a panel each, above one another, on one horizontal axis.
///
/// @param title above the chart; may be empty
/// @param axis what the sequence is, below the axis
/// @param places the members of the sequence from left to right, at least one
/// @param interval what the bars of estimates are, in words
/// @param panels from top to bottom, at least one
public record LineChart(
        String title, String axis, List<String> places, String interval, List<Panel> panels) {
    /// Copies the lists, and checks that all points have a place.
    public LineChart {
        places = List.copyOf(places);
        panels = List.copyOf(panels);
        if (places.isEmpty() || panels.isEmpty()) {
            throw new IllegalArgumentException("a chart must have at least 1 place and 1 panel");
        }
        for (Panel panel : panels) {
            for (Point point : panel.points()) {
                if (point.place() < 0 || point.place() >= places.size()) {
                    throw new IllegalArgumentException(
                            "a point must have a place from 0 to "
                                    + (places.size() - 1)
                                    + ", got "
                                    + point.place());
                }
            }
        }
    }

    /// One quantity.
    ///
    /// @param title what it is
    /// @param logarithmic whether the numbers of the points are decimal logarithms; if not, they are at least 0
    /// @param points from left to right, at least one
    public record Panel(String title, boolean logarithmic, List<Point> points) {
        /// Copies the points.
        public Panel {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("a panel must have at least 1 point");
            }
        }
    }

    /// What is known of a number.
    public enum Known {
        /// The number itself.
        EXACT,
        /// An estimate with an interval.
        ESTIMATE,
        /// A number that it is not below.
        LOWER
    }

    /// One number.
    ///
    /// @param place its index in the sequence
    /// @param value finite
    /// @param low the lower end of its interval, finite, at most the value
    /// @param high the upper end, at least the value; infinity if nothing is known
    /// @param known what the value is
    public record Point(int place, double value, double low, double high, Known known) {
        /// Checks the order.
        public Point {
            if (!Double.isFinite(value)
                    || !Double.isFinite(low)
                    || !(low <= value && value <= high)) {
                throw new IllegalArgumentException(
                        "a point must have low <= value <= high, got "
                                + low
                                + ", "
                                + value
                                + ", "
                                + high);
            }
        }

        /// A number without an interval.
        public static Point of(int place, double value, Known known) {
            return new Point(place, value, value, value, known);
        }
    }
}
