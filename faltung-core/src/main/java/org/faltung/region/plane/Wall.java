package org.faltung.region.plane;

import java.math.BigInteger;
import java.util.function.Supplier;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.Grid;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

/// A line a·x + b·y + c = 0 of the plane: in floating point with bounds on the errors of (a, b) and of c, and exact
/// on demand.
final class Wall {
    /// The lines x = 0 and y = 0.
    static final Wall X = of(AffineForm.coordinate(2, 0));

    static final Wall Y = of(AffineForm.coordinate(2, 1));

    private static final int BITS = 20; // so many that a determinant of three lines is a long

    final double a;
    final double b;
    final double c;
    final double slopeError;
    final double constantError;

    /// The layer and the unit in it that drew the line; −1 if the domain did.
    final int layer;

    final int unit;

    private final Supplier<AffineForm> exactly;
    private volatile @Nullable AffineForm form;
    private volatile long @Nullable [] small; // empty if the coefficients are not

    Wall(
            double a,
            double b,
            double c,
            double slopeError,
            double constantError,
            int layer,
            int unit,
            Supplier<AffineForm> exactly) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.slopeError = slopeError;
        this.constantError = constantError;
        this.layer = layer;
        this.unit = unit;
        this.exactly = exactly;
    }

    /// The line where a function is 0.
    static Wall of(AffineForm form) {
        double[] near = new double[3];
        double[] error = new double[3];
        for (int q = 0; q < 3; q++) {
            Rational exact = form.coefficient(q);
            near[q] = exact.nearest();
            error[q] = exact.isBinaryFloat() ? 0 : Math.abs(near[q]) * 0x1p-52 + Rounding.UNDERFLOW;
        }
        double slopeError = Math.max(error[0], error[1]);
        return new Wall(near[0], near[1], near[2], slopeError, error[2], -1, -1, () -> form);
    }

    /// The exact function that is 0 on the line.
    AffineForm form() {
        AffineForm known = form;
        if (known == null) {
            known = exactly.get();
            form = known;
        }
        return known;
    }

    /// A numerator of the exact function: of x, of y, or the constant.
    BigInteger numerator(int q) {
        return form().numerator(q);
    }

    /// The coefficients as small integers, up to a common positive factor, if they are exact and small enough.
    long @Nullable [] small() {
        long[] known = small;
        if (known == null) {
            long[] scaled = slopeError == 0 && constantError == 0 ? scaled(a, b, c) : null;
            known = scaled == null ? new long[0] : scaled;
            small = known;
        }
        return known.length == 0 ? null : known;
    }

    /// The sign of the coefficient of y, or if that is 0 of the coefficient of x: of two lines that face each
    /// other, one has 1 and one −1.
    int heading() {
        if (Math.abs(b) > slopeError) {
            return b > 0 ? 1 : -1;
        }
        int y = b == 0 && slopeError == 0 ? 0 : numerator(1).signum();
        if (y != 0) {
            return y;
        }
        return Math.abs(a) > slopeError ? (a > 0 ? 1 : -1) : numerator(0).signum();
    }

    static long @Nullable [] scaled(double a, double b, double c) {
        int grid = Math.min(Grid.of(a), Math.min(Grid.of(b), Grid.of(c)));
        double most = Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
        if (grid == Grid.COARSEST
                || !(most < Double.MAX_VALUE)
                || Math.getExponent(most) - grid >= BITS) {
            return null;
        }
        return new long[] {
            (long) Math.scalb(a, -grid), (long) Math.scalb(b, -grid), (long) Math.scalb(c, -grid)
        };
    }
}
