package org.faltung.region.plane;

import java.math.BigInteger;
import org.faltung.exact.Rational;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

/// A corner of a polygon: the point where two lines meet, or the end at infinity of one line.
///
/// In homogeneous coordinates it is (x, y, 1) or the direction (x, y, 0); x and y are off by at most `error`.
final class Vertex {
    private static final double TINY = 0x1p-1000;

    final double x;
    final double y;

    /// 1 for a point, 0 for a direction.
    final int w;

    final double error;
    final Wall one;

    /// The other line, or the same one of a direction.
    final Wall two;

    /// Of a direction: whether it is (b, −a) of its line, 1, or (−b, a), −1.
    final int side;

    private volatile BigInteger @Nullable [] exact;

    private Vertex(double x, double y, int w, double error, Wall one, Wall two, int side) {
        this.x = x;
        this.y = y;
        this.w = w;
        this.error = error;
        this.one = one;
        this.two = two;
        this.side = side;
    }

    /// The end of a line in the direction (b, −a), or (−b, a) if the side is −1.
    static Vertex direction(Wall line, int side) {
        return new Vertex(side * line.b, -side * line.a, 0, line.slopeError, line, line, side);
    }

    /// The point on two lines that are not parallel.
    ///
    /// Let x be the computed point, x* the exact one, M* the exact matrix of the two linear parts and ρᵢ a bound of
    /// the exact line i at x: its value in floating point, the errors of the line, and the roundings. Then
    /// M* (x − x*) are these exact values, and so by Cramer's rule |x − x*| ≤ (|b₂| ρ₁ + |b₁| ρ₂) / |det M*|, and alike
    /// for y with a. Products of a coefficient and ρ may underflow, and TINY covers that. If the determinant may be 0 the error is infinite, so that all is decided exactly.
    static Vertex crossing(Wall one, Wall two) {
        double left = one.a * two.b;
        double right = two.a * one.b;
        double det = left - right;
        double x = (one.b * two.c - two.b * one.c) / det;
        double y = (one.c * two.a - two.c * one.a) / det;
        double a1 = Math.abs(one.a) + one.slopeError;
        double b1 = Math.abs(one.b) + one.slopeError;
        double a2 = Math.abs(two.a) + two.slopeError;
        double b2 = Math.abs(two.b) + two.slopeError;
        double doubt =
                one.slopeError * (a2 + b2)
                        + two.slopeError * (a1 + b1)
                        + 0x1p-51 * (Math.abs(left) + Math.abs(right))
                        + Rounding.UNDERFLOW;
        double safe = Math.abs(det) - doubt * Rounding.SLACK;
        double error = Double.POSITIVE_INFINITY;
        if (safe > 0.25 * Math.abs(det) && safe > 0x1p-800) {
            double r1 = residual(one, x, y);
            double r2 = residual(two, x, y);
            double most = Math.max(b2 * r1 + b1 * r2, a2 * r1 + a1 * r2);
            error = (most + TINY) / safe * (Rounding.SLACK * Rounding.SLACK) + TINY;
        }
        return new Vertex(x, y, 1, error, one, two, 0);
    }

    private static double residual(Wall line, double x, double y) {
        double p = line.a * x;
        double q = line.b * y;
        double sizes = Math.abs(p) + Math.abs(q) + Math.abs(line.c);
        return Math.abs(p + q + line.c)
                + line.slopeError * (Math.abs(x) + Math.abs(y))
                + line.constantError
                + 0x1p-51 * sizes
                + Rounding.UNDERFLOW;
    }

    /// The exact homogeneous coordinates, as integers; the last is positive, or 0 for a direction.
    BigInteger[] exact() {
        BigInteger[] known = exact;
        if (known == null) {
            known = w == 0 ? exactDirection() : exactPoint();
            exact = known;
        }
        return known;
    }

    /// A coordinate of a point, rounded to the nearest double: 0 for x, 1 for y.
    double nearest(int q) {
        BigInteger[] at = exact();
        return Rational.of(at[q], at[2]).nearest();
    }

    private BigInteger[] exactDirection() {
        BigInteger x0 = one.numerator(1);
        BigInteger y0 = one.numerator(0).negate();
        return side > 0
                ? new BigInteger[] {x0, y0, BigInteger.ZERO}
                : new BigInteger[] {x0.negate(), y0.negate(), BigInteger.ZERO};
    }

    private BigInteger[] exactPoint() {
        BigInteger[] point = new BigInteger[3];
        for (int q = 0; q < 3; q++) {
            int r = (q + 1) % 3;
            int s = (q + 2) % 3;
            point[q] =
                    one.numerator(r)
                            .multiply(two.numerator(s))
                            .subtract(one.numerator(s).multiply(two.numerator(r)));
        }
        if (point[2].signum() < 0) {
            for (int q = 0; q < 3; q++) {
                point[q] = point[q].negate();
            }
        }
        return point;
    }
}
