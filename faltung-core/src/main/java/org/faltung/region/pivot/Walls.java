package org.faltung.region.pivot;

import java.util.Arrays;

/// The constraints of a cell and of those above it, each at least 0 in the cell: a stack of affine functions,
/// by column, each scaled as a [Side] is.
final class Walls {
    final int d;
    double[][] column; // column q holds coefficient q of every function; the constants are column d
    double[] error;
    double[] slack;
    int[] unit; // where it comes from; −1 for a constraint of the domain, whose number `one` is
    // then
    int[] one;
    int[] other;
    int[] sign;
    int[] label; // its number in supports
    int count;

    Walls(int dimension) {
        d = dimension;
        int room = 64;
        column = new double[d + 1][room];
        error = new double[room];
        slack = new double[room];
        unit = new int[room];
        one = new int[room];
        other = new int[room];
        sign = new int[room];
        label = new int[room];
    }

    /// Room for this many functions.
    int room() {
        return error.length;
    }

    /// Pushes a side times a sign.
    void push(Side side, int times, int number) {
        if (count == error.length) {
            grow();
        }
        for (int q = 0; q <= d; q++) {
            column[q][count] = times * side.coefficient[q];
        }
        error[count] = side.error;
        slack[count] = side.slack;
        unit[count] = side.unit;
        one[count] = side.one;
        other[count] = side.other;
        sign[count] = times;
        label[count] = number;
        count++;
    }

    /// Turns the sign of a function.
    void negate(int i, int number) {
        for (int q = 0; q <= d; q++) {
            column[q][i] = -column[q][i];
        }
        sign[i] = -sign[i];
        label[i] = number;
    }

    private void grow() {
        int more = 2 * count;
        for (int q = 0; q <= d; q++) {
            column[q] = Arrays.copyOf(column[q], more);
        }
        error = Arrays.copyOf(error, more);
        slack = Arrays.copyOf(slack, more);
        unit = Arrays.copyOf(unit, more);
        one = Arrays.copyOf(one, more);
        other = Arrays.copyOf(other, more);
        sign = Arrays.copyOf(sign, more);
        label = Arrays.copyOf(label, more);
    }

    /// out_i = Σ_q c_iq x_q for all i < n: the slopes along a direction.
    void slopes(double[] x, double[] out, int n) {
        int q;
        switch (d & 3) {
            case 1 -> one(column[0], x[0], out, n);
            case 2 -> two(column[0], column[1], x[0], x[1], out, n);
            case 3 -> three(column, x, out, n);
            default -> four(column, x, out, n);
        }
        q = (d & 3) == 0 ? 4 : d & 3;
        for (; q < d; q += 4) {
            add(q, x, out, n);
        }
    }

    private static void one(double[] a, double x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * x;
        }
    }

    private static void two(double[] a, double[] b, double x, double y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * x + b[i] * y;
        }
    }

    private static void three(double[][] column, double[] x, double[] out, int n) {
        double[] a = column[0];
        double[] b = column[1];
        double[] c = column[2];
        double x0 = x[0];
        double x1 = x[1];
        double x2 = x[2];
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * x0 + b[i] * x1 + c[i] * x2;
        }
    }

    private static void four(double[][] column, double[] x, double[] out, int n) {
        double[] a = column[0];
        double[] b = column[1];
        double[] c = column[2];
        double[] e = column[3];
        double x0 = x[0];
        double x1 = x[1];
        double x2 = x[2];
        double x3 = x[3];
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * x0 + b[i] * x1 + c[i] * x2 + e[i] * x3;
        }
    }

    private void add(int q, double[] x, double[] out, int n) {
        double[] a = column[q];
        double[] b = column[q + 1];
        double[] c = column[q + 2];
        double[] e = column[q + 3];
        double x0 = x[q];
        double x1 = x[q + 1];
        double x2 = x[q + 2];
        double x3 = x[q + 3];
        for (int i = 0; i < n; i++) {
            out[i] += a[i] * x0 + b[i] * x1 + c[i] * x2 + e[i] * x3;
        }
    }

    /// Whether all functions i < n are certainly positive at a point.
    ///
    /// The exact value differs from the computed one by at most slack_i (1 + |x|₁), see [Side#slack].
    ///
    /// @param reach an upper bound of 1 + |x|₁
    boolean inside(double[] x, double reach, double[] out, int n) {
        slopes(x, out, n);
        double[] constant = column[d];
        for (int i = 0; i < n; i++) {
            if (!(out[i] + constant[i] > reach * slack[i])) {
                return false;
            }
        }
        return true;
    }

    /// An upper bound of 1 + |x|₁.
    static double reach(double[] x) {
        double sum = 1;
        for (double value : x) {
            sum += Math.abs(value);
        }
        return sum * (1 + 0x1p-40);
    }
}
