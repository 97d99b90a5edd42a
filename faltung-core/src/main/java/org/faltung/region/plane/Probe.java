package org.faltung.region.plane;

import java.math.BigInteger;
import java.util.function.Supplier;
import org.faltung.linear.AffineForm;
import org.faltung.region.field.Crease;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

/// An affine function a·x + b·y + c on a cell, whose signs at corners are asked for: in floating point with the bounds of
/// errors, else by a determinant of small integers where all are, else by large ones. One a thread.
final class Probe {
    private static final int UNSURE = 2;

    private final int[] unitOf; // of each value of the layer at work
    private final @Nullable Sheet sheet;
    private @Nullable Crease crease;
    private int cell;
    private double a;
    private double b;
    private double c;
    private double slopeError;
    private double constantError;
    private @Nullable AffineForm form;
    private @Nullable Wall wall;
    private long filtered;
    private long exact;

    Probe(@Nullable Sheet sheet, int[] unitOf) {
        this.sheet = sheet;
        this.unitOf = unitOf;
    }

    long filtered() {
        return filtered;
    }

    long exact() {
        return exact;
    }

    /// Counts a decision that was taken in floating point elsewhere.
    void count() {
        filtered++;
    }

    /// Takes a crease on a cell.
    void take(
            Crease crease,
            int cell,
            double a,
            double b,
            double c,
            double slopeError,
            double constantError) {
        this.crease = crease;
        this.cell = cell;
        this.a = a;
        this.b = b;
        this.c = c;
        this.slopeError = slopeError;
        this.constantError = constantError;
        form = null;
        wall = null;
    }

    /// Takes a line.
    void take(Wall line) {
        crease = null;
        a = line.a;
        b = line.b;
        c = line.c;
        slopeError = line.slopeError;
        constantError = line.constantError;
        wall = line;
        form = null;
    }

    /// The line where the function is 0.
    Wall wall() {
        Wall known = wall;
        if (known == null) {
            Crease mine = crease;
            Sheet home = sheet;
            if (mine == null || home == null) {
                throw new IllegalStateException("no function was taken");
            }
            int place = cell;
            Supplier<AffineForm> exactly = () -> home.exactly(mine, place);
            known =
                    new Wall(
                            a,
                            b,
                            c,
                            slopeError,
                            constantError,
                            mine.layer(),
                            unitOf[mine.value()],
                            exactly);
            wall = known;
        }
        return known;
    }

    private AffineForm form() {
        AffineForm known = form;
        if (known == null) {
            known = wall().form();
            form = known;
        }
        return known;
    }

    /// With errors e of a and b, e₀ of c and ε of x and y, the exact value differs from that in floating point by at most
    /// e (|x| + |y| + 2ε) + w e₀ + (|a| + |b|) ε, and by the roundings, 3 u (|a x| + |b y| + w |c|) up to a factor.
    int sign(Vertex v) {
        double p = a * v.x;
        double q = b * v.y;
        double r = v.w * c;
        double value = p + q + r;
        double bound =
                Rounding.SLACK
                                * (slopeError * (Math.abs(v.x) + Math.abs(v.y) + 2 * v.error)
                                        + v.w * constantError
                                        + (Math.abs(a) + Math.abs(b)) * v.error
                                        + 0x1p-51 * (Math.abs(p) + Math.abs(q) + Math.abs(r)))
                        + Rounding.UNDERFLOW;
        if (value > bound) {
            filtered++;
            return 1;
        }
        if (value < -bound) {
            filtered++;
            return -1;
        }
        int sign = slopeError == 0 && constantError == 0 ? small(v) : UNSURE;
        if (sign != UNSURE) {
            filtered++;
            return sign;
        }
        exact++;
        AffineForm f = form();
        BigInteger[] at = v.exact();
        return f.numerator(0)
                .multiply(at[0])
                .add(f.numerator(1).multiply(at[1]))
                .add(f.numerator(2).multiply(at[2]))
                .signum();
    }

    private int small(Vertex v) {
        if (a == 0 && b == 0) {
            return v.w == 0 ? 0 : (int) Math.signum(c);
        }
        long[] f = wall().small();
        long[] g = v.one.small();
        long[] h = v.two.small();
        if (f == null || g == null || h == null) {
            return UNSURE;
        }
        if (v.w == 0) {
            return v.side * Long.signum(f[0] * g[1] - f[1] * g[0]);
        }
        long w = g[0] * h[1] - g[1] * h[0];
        long det =
                f[0] * (g[1] * h[2] - g[2] * h[1]) + f[1] * (g[2] * h[0] - g[0] * h[2]) + f[2] * w;
        return Long.signum(det) * Long.signum(w);
    }

    /// The sign on the whole plane if the function is constant; 2 if it is not.
    int signOfConstant() {
        if (Math.abs(a) > slopeError || Math.abs(b) > slopeError) {
            filtered++;
            return 2;
        }
        if (a == 0 && b == 0 && slopeError == 0 && constantError == 0) {
            filtered++;
            return (int) Math.signum(c);
        }
        exact++;
        AffineForm f = form();
        return f.isConstant() ? f.numerator(2).signum() : 2;
    }

    /// Whether the line meets the line x = 0 in one point, preferred if it is the steeper crossing.
    boolean meetsY() {
        if (Math.abs(b) > slopeError && Math.abs(b) >= Math.abs(a)) {
            return true;
        }
        if (Math.abs(a) > slopeError) {
            return false;
        }
        return form().numerator(1).signum() != 0;
    }
}
