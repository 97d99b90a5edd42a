package org.faltung.region.pivot;

import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.CellRows;

/// The function whose sign on the cell is in question, z − t of a bend or z_p − z_j of a maximum, scaled by a power
/// of two such that its largest coefficient is below 1, with a bound on the error of each coefficient.
///
/// Differences add at most one rounding each: u · (|z| + |t|) for u = 2⁻⁵³, none if all are exact.
final class Side {
    private static final double ROUNDING = 0x1p-52; // u, and room for the bound's own roundings

    /// Magnitudes of coefficients and errors that are not 0 are at least this.
    static final double TINY = 0x1p-450;

    private static final int MOST_EXPONENT = 1000; // of a coefficient that can be scaled

    final double[] coefficient; // the constant last
    double error;

    /// A bound on the error of a value at x, over 1 + |x|₁: with what evaluating it in d + 1 products and sums adds.
    double slack;

    /// Where it comes from: a unit, and a breakpoint or the two rows of a maximum.
    int unit;

    int one;
    int other;

    private final int d;
    private final double evaluation;

    Side(int dimension) {
        d = dimension;
        coefficient = new double[d + 1];
        evaluation = evaluation(d);
    }

    /// (d + 4) u bounds the rounding of Σ c_q x_q + c_d over 1 + |x|₁ for |c| ≤ 1.
    static double evaluation(int d) {
        return (d + 4) * 0x1p-53 * (1 + 0x1p-20);
    }

    /// Loads a constraint of the domain.
    void domain(AffineForm form, int number) {
        double largest = 0;
        double off = 0;
        for (int q = 0; q <= d; q++) {
            Rational exact = form.coefficient(q);
            coefficient[q] = exact.nearest();
            largest = Math.max(largest, Math.abs(coefficient[q]));
            off = exact.isBinaryFloat() ? off : Math.max(off, Math.ulp(coefficient[q]));
        }
        finish(largest, off);
        unit = -1;
        one = number;
        other = -1;
    }

    /// Loads row − breakpoint.
    void bend(Units units, int u, int b, CellRows rows) {
        int at = units.row[u] * (d + 1);
        System.arraycopy(rows.coefficient, at, coefficient, 0, d + 1);
        double t = units.bend[u][b];
        double off = rows.error[units.row[u]] + units.bendError[u][b];
        double largest = rows.largest[units.row[u]];
        if (t != 0) {
            double constant = coefficient[d];
            double sum = constant - t;
            double back = sum - constant;
            if ((constant - (sum - back)) - (t + back) != 0) {
                off += ROUNDING * Math.abs(sum);
            }
            coefficient[d] = sum;
            largest = Math.max(largest, Math.abs(sum));
        }
        finish(largest, off);
        unit = u;
        one = b;
        other = -1;
    }

    /// Loads the difference of two rows of a maximum.
    void lead(Units units, int u, int p, int j, CellRows rows) {
        int plus = (units.row[u] + p) * (d + 1);
        int minus = (units.row[u] + j) * (d + 1);
        double off = rows.error[units.row[u] + p] + rows.error[units.row[u] + j];
        double largest = 0;
        boolean exact = true;
        for (int q = 0; q <= d; q++) {
            double a = rows.coefficient[plus + q];
            double b = rows.coefficient[minus + q];
            double sum = a - b;
            double back = sum - a;
            exact &= (a - (sum - back)) - (b + back) == 0;
            coefficient[q] = sum;
            largest = Math.max(largest, Math.abs(sum));
        }
        finish(largest, exact ? off : off + ROUNDING * largest);
        unit = u;
        one = p;
        other = j;
    }

    /// Becomes a copy of another.
    void copy(Side from) {
        System.arraycopy(from.coefficient, 0, coefficient, 0, d + 1);
        error = from.error;
        slack = from.slack;
        unit = from.unit;
        one = from.one;
        other = from.other;
    }

    /// Scales the function. What comes out so small that products of it might underflow becomes 0 and part of the
    /// error, which is 0 or at least [#TINY]; what is too large for a power of two is only known exactly.
    private void finish(double largest, double off) {
        if (largest == 0 && off == 0) {
            error = 0;
            slack = 0;
            return;
        }
        int exponent = Math.getExponent(largest);
        if (exponent > MOST_EXPONENT) {
            error = Double.POSITIVE_INFINITY;
            slack = Double.POSITIVE_INFINITY;
            return;
        }
        double scale = Double.longBitsToDouble((1022L - exponent) << 52); // 2^(-1 - exponent)
        double lost = off * scale * (1 + ROUNDING);
        if (off != 0 && !(lost > TINY)) {
            lost = lost <= TINY ? TINY : Double.POSITIVE_INFINITY;
        }
        boolean flushed = false;
        for (int q = 0; q <= d; q++) {
            double scaled = coefficient[q] * scale;
            boolean small = Math.abs(scaled) < TINY && coefficient[q] != 0;
            flushed |= small;
            coefficient[q] = small ? 0 : scaled;
        }
        error = flushed ? (lost + TINY) * (1 + ROUNDING) : lost;
        slack = error + evaluation;
    }

    /// The value at a point.
    double at(double[] x) {
        double sum = 0;
        for (int q = 0; q < d; q++) {
            sum += coefficient[q] * x[q];
        }
        return sum + coefficient[d];
    }

    /// Whether the function is exactly a known constant.
    boolean isConstant() {
        if (error != 0) {
            return false;
        }
        for (int q = 0; q < d; q++) {
            if (coefficient[q] != 0) {
                return false;
            }
        }
        return true;
    }
}
