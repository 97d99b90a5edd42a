package org.faltung.slice;

import org.faltung.exact.Rational;

/// The Euclidean metric of the input space on a plane: the products of its directions e and f.
///
/// A step (u, v) of the plane is as long as √(ee u² + 2 ef u v + ff v²) in the input space.
///
/// @param ee e · e
/// @param ef e · f
/// @param ff f · f
public record Metric(Rational ee, Rational ef, Rational ff) {
    /// Checks that e and f are independent.
    public Metric {
        if (ee.times(ff).minus(ef.times(ef)).signum() <= 0) {
            throw new IllegalArgumentException(
                    "the directions of the plane are 0 or depend on each other;"
                            + " give three points that are not on one line");
        }
    }

    /// The determinant ee ff − ef², positive: the square of the area of the parallelogram of e and f.
    public Rational determinant() {
        return ee.times(ff).minus(ef.times(ef));
    }

    /// |e|.
    public double lengthOfE() {
        return Math.sqrt(ee.nearest());
    }

    /// |f|.
    public double lengthOfF() {
        return Math.sqrt(ff.nearest());
    }

    /// How much of f points along e: e · f / |e|.
    public double along() {
        return ef.over(ee).nearest() * lengthOfE();
    }

    /// How far f leads away from e: the distance of f from the line of e, positive.
    public double across() {
        return Math.sqrt(determinant().over(ee).nearest());
    }

    /// The first orthonormal coordinate of a step: |e| u + along v. Its axis points along e.
    public double x(double u, double v) {
        return lengthOfE() * u + along() * v;
    }

    /// The second orthonormal coordinate of a step: across v.
    public double y(double v) {
        return across() * v;
    }
}
