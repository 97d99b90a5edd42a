package org.faltung.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.faltung.exact.Rational;

/// The linear program max { t ≤ 1 : g(x) ≥ t for every g of a list }, solved exactly.
///
/// Its value is positive iff the polyhedron { g ≥ 0 } has inner points, and negative iff it is
/// empty.
///
/// Method: the dictionary writes each basic variable over the others; all entries are integers over
/// one common denominator D, and a pivot divides by the old D without remainder (Edmonds 1967). The
/// variables are x₁ … x_d and t, which are free, and the slacks w_i = g_i(x) − t and w = 1 − t. The
/// first pivot lifts t to the smallest constant, which makes every slack non-negative. A free
/// variable that is basic never leaves, so there are at most d pivots that let one enter; between
/// them, Bland's rule (least index in, least index out) prevents cycles.
final class WidestMargin {
    private final int d;
    private final BigInteger[][]
            rows; // slack i over the non-basic variables; d + 1 of them, constant
    private final int[] basic; // variable of each row: 0 … d−1 are x, d is t, d + 1 + i is slack i
    private final int[] other; // variable of each column
    private BigInteger denominator = BigInteger.ONE;

    private WidestMargin(int d, List<List<BigInteger>> functions) {
        this.d = d;
        int m = functions.size() + 1;
        rows = new BigInteger[m][d + 2];
        basic = new int[m];
        other = new int[d + 1];
        for (int c = 0; c <= d; c++) {
            other[c] = c;
        }
        for (int i = 0; i < m; i++) {
            basic[i] = d + 1 + i;
            for (int q = 0; q < d; q++) {
                rows[i][q] = i + 1 < m ? functions.get(i).get(q) : BigInteger.ZERO;
            }
            rows[i][d] = BigInteger.ONE.negate();
            rows[i][d + 1] = i + 1 < m ? functions.get(i).get(d) : BigInteger.ONE;
        }
    }

    /// What the program says.
    ///
    /// @param margin the largest t
    /// @param point a point where it is attained
    /// @param tight the numbers of functions whose multiplier is positive
    record Optimum(Rational margin, List<Rational> point, List<Integer> tight) {}

    /// The optimum; or, as soon as one is met, a point where every function is positive.
    ///
    /// @param dimension d, at least 0
    /// @param functions each with d integer coefficients and its constant
    static Optimum of(int dimension, Collection<List<BigInteger>> functions) {
        return new WidestMargin(dimension, List.copyOf(functions)).solved();
    }

    private Optimum solved() {
        int lowest = 0;
        for (int i = 1; i < rows.length; i++) {
            if (rows[i][d + 1].compareTo(rows[lowest][d + 1]) < 0) {
                lowest = i;
            }
        }
        pivot(lowest, d);
        int objective = lowest; // t never leaves this row
        while (rows[objective][d + 1].signum() <= 0) {
            int column = entering(rows[objective]);
            if (column < 0) {
                break;
            }
            pivot(leaving(column, rows[objective][column].signum()), column);
        }
        return new Optimum(value(objective), point(), tight(rows[objective]));
    }

    private int entering(BigInteger[] objective) {
        int best = -1;
        for (int c = 0; c <= d; c++) {
            boolean better = other[c] < d ? objective[c].signum() != 0 : objective[c].signum() > 0;
            if (better && (best < 0 || other[c] < other[best])) {
                best = c;
            }
        }
        return best;
    }

    /// The row whose slack first comes down to 0 as a column moves up (or, direction −1, down).
    private int leaving(int column, int direction) {
        int best = -1;
        for (int i = 0; i < rows.length; i++) {
            if (basic[i] <= d || rows[i][column].signum() * direction >= 0) {
                continue;
            }
            int order = best < 0 ? -1 : comparedRatios(i, best, column);
            if (order < 0 || order == 0 && basic[i] < basic[best]) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("t is at most 1, so the program has an optimum");
        }
        return best;
    }

    private int comparedRatios(int i, int j, int column) {
        BigInteger left = rows[i][d + 1].multiply(rows[j][column].abs());
        BigInteger right = rows[j][d + 1].multiply(rows[i][column].abs());
        return left.compareTo(right);
    }

    private void pivot(int r, int c) {
        BigInteger p = rows[r][c];
        for (int i = 0; i < rows.length; i++) {
            if (i == r) {
                continue;
            }
            BigInteger factor = rows[i][c];
            for (int j = 0; j <= d + 1; j++) {
                if (j != c) {
                    BigInteger change = factor.multiply(rows[r][j]);
                    rows[i][j] = rows[i][j].multiply(p).subtract(change).divide(denominator);
                }
            }
        }
        for (int j = 0; j <= d + 1; j++) {
            rows[r][j] = j == c ? denominator : rows[r][j].negate();
        }
        denominator = p;
        if (p.signum() < 0) {
            denominator = p.negate();
            for (BigInteger[] row : rows) {
                for (int j = 0; j <= d + 1; j++) {
                    row[j] = row[j].negate();
                }
            }
        }
        int left = basic[r];
        basic[r] = other[c];
        other[c] = left;
    }

    private Rational value(int row) {
        return Rational.of(rows[row][d + 1], denominator);
    }

    private List<Rational> point() {
        Rational[] x = new Rational[d];
        Arrays.fill(x, Rational.ZERO);
        for (int i = 0; i < rows.length; i++) {
            if (basic[i] < d) {
                x[basic[i]] = value(i);
            }
        }
        return List.of(x);
    }

    private List<Integer> tight(BigInteger[] objective) {
        List<Integer> tight = new ArrayList<>();
        for (int c = 0; c <= d; c++) {
            int slack = other[c] - d - 1;
            if (slack >= 0 && slack < rows.length - 1 && objective[c].signum() < 0) {
                tight.add(slack);
            }
        }
        return tight;
    }
}
