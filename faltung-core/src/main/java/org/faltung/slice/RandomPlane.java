package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;

/// A plane through three random points.
public final class RandomPlane {
    private static final double GRID = 0x1p-20;

    private RandomPlane() {}

    /// The plane through three points whose coordinates are independent and standard normal, rounded to multiples of
    /// 2⁻²⁰; with the three points as its anchors. The same in every run and on every machine.
    ///
    /// Normal numbers by the polar method of Marsaglia and Bray.
    ///
    /// @param inputs the dimension of the input space, at least 2
    /// @throws IllegalArgumentException if there are fewer
    public static Plane of(int inputs, long seed) {
        if (inputs < 2) {
            throw new IllegalArgumentException(
                    "a plane needs a network with at least 2 inputs, got " + inputs);
        }
        SplittableRandom random = new SplittableRandom(seed);
        while (true) {
            List<Rational> p0 = point(inputs, random);
            List<Rational> p1 = point(inputs, random);
            List<Rational> p2 = point(inputs, random);
            if (Plane.isProper(p0, p1, p2)) {
                return Plane.through(p0, p1, p2);
            }
        }
    }

    private static List<Rational> point(int inputs, SplittableRandom random) {
        List<Rational> point = new ArrayList<>();
        while (point.size() < inputs) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                double normal = x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                point.add(Rational.of(Math.rint(normal / GRID) * GRID));
            }
        }
        return point;
    }
}
