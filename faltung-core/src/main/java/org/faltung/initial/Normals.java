package org.faltung.initial;

import java.util.SplittableRandom;

/// A stream of normal numbers on a grid, the same on every machine: 64-bit words of a [SplittableRandom], and
/// Marsaglia's polar method with the reference logarithm.
final class Normals {
    /// Numbers are multiples of this, so that exact arithmetic on them stays short.
    static final double GRID = 0x1p-12;

    private final SplittableRandom random;

    Normals(SplittableRandom random) {
        this.random = random;
    }

    /// A normal number, rounded to the grid.
    double next(double deviation) {
        return onGrid(standard() * deviation);
    }

    /// The same, but never 0, unless the deviation is.
    double nextNonzero(double deviation) {
        double drawn = standard();
        double rounded = onGrid(drawn * deviation);
        return rounded == 0 && deviation > 0 ? Math.copySign(GRID, drawn) : rounded;
    }

    /// The nearest multiple of the grid; 0 is +0.
    private static double onGrid(double number) {
        return Math.rint(number / GRID) * GRID + 0.0;
    }

    /// A point in the unit disc, bent into a normal number; its twin is thrown away.
    private double standard() {
        while (true) {
            double x = symmetric();
            double y = symmetric();
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /// Uniform in [−1, 1).
    private double symmetric() {
        return (random.nextLong() >> 11) * 0x1p-52;
    }
}
