package org.faltung.slice;

/// A table of points of the input space, a row a point.
public interface Samples {
    /// The number of points.
    int rows();

    /// The number of coordinates of each.
    int columns();

    /// A coordinate of a point; finite.
    double at(int row, int column);
}
