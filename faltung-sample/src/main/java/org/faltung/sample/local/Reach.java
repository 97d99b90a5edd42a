package org.faltung.sample.local;

import org.faltung.sample.local.Gradients.Gradient;

/// How far a point is from a wall, in bounds.
///
/// @param least at most the distance
/// @param most at least the distance; infinity if it is not known whether the wall is anywhere
/// @param value at least the absolute value of the wall's function at the point
record Reach(double least, double most, double value) {
    private static final double STEP = 0x1p-51;

    /// Bounds from the wall's value and gradient.
    static Reach of(Wall wall, Gradient gradient, Evaluation at) {
        double shift = wall.shift().nearest();
        double value = at.row(wall.layer(), wall.row());
        double error = at.rowError(wall.layer(), wall.row());
        double size = Math.abs(value) + Math.abs(shift);
        if (wall.minus() >= 0) {
            double other = at.row(wall.layer(), wall.minus());
            error += at.rowError(wall.layer(), wall.minus());
            size += Math.abs(other);
            value -= other;
        }
        value = Math.abs(wall.sign() * value + shift);
        error = (error + 4 * STEP * size) * (1 + 4 * STEP);
        double norm = gradient.most();
        double least = norm == 0 ? Double.POSITIVE_INFINITY : Math.max(0, value - error) / norm;
        double thin = gradient.least();
        double most = thin == 0 ? Double.POSITIVE_INFINITY : (value + error) / thin;
        return new Reach(least * (1 - 4 * STEP), most * (1 + 4 * STEP), value + error);
    }
}
