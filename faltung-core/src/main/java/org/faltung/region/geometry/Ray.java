package org.faltung.region.geometry;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;

/// The first wall that a ray from the origin of a region meets, if it is one only: that wall is a
/// facet, and the ray meets it inside.
///
/// Wall i is met at 1/ρ_i, with ρ_i = −a_i · w / b_i, b_i its value at the origin. In floating
/// point the sum is off by at most (d + 4) u Σ |a_iq w_q| with u = 2⁻⁵² (each a_iq by u, d products
/// and sums by 2⁻⁵³ each), and b_i and the quotient by 2 u of themselves. Where two walls are too
/// close to tell, ρ is compared in rationals.
final class Ray {
    private static final double U = 0x1p-52;

    private final int d;

    /// The direction w; a ray is given by doubles, so it is exact.
    final double[] direction;

    private double[] low = new double[16];
    private double[] high = new double[16];

    Ray(int d) {
        this.d = d;
        direction = new double[d];
    }

    /// Scales the direction to about 1; false if it is none.
    boolean normalise() {
        double most = 0;
        for (int q = 0; q < d; q++) {
            most = Math.max(most, Math.abs(direction[q]));
        }
        if (!(most > 0) || most == Double.POSITIVE_INFINITY) {
            return false;
        }
        int power = -Math.getExponent(most);
        for (int q = 0; q < d; q++) {
            direction[q] = Math.scalb(direction[q], power);
        }
        return true;
    }

    /// The number of the facet that the ray meets; −1 if it meets none, or two at once.
    int first(WallRows rows) {
        if (low.length < rows.count) {
            low = new double[2 * rows.count];
            high = new double[2 * rows.count];
        }
        double most = 0;
        int best = -1;
        for (int i = 0; i < rows.count; i++) {
            bound(rows, i);
            if (!(low[i] <= most)) {
                most = low[i];
                best = i;
            }
        }
        if (!(most < Double.POSITIVE_INFINITY)) {
            return exactFirst(rows, -1);
        }
        for (int i = 0; i < rows.count; i++) {
            if (i != best && !(high[i] < most) && !(high[i] <= 0)) {
                return exactFirst(rows, most);
            }
        }
        return best;
    }

    private void bound(WallRows rows, int i) {
        double sum = 0;
        double size = 0;
        for (int q = 0; q < d; q++) {
            double product = rows.linear[i * d + q] * direction[q];
            sum -= product;
            size += Math.abs(product);
        }
        double off = (d + 4) * U * size + WallRows.TINY;
        double least = (sum - off) / rows.value[i];
        double largest = (sum + off) / rows.value[i];
        low[i] = least - 4 * U * Math.abs(least) - WallRows.TINY;
        high[i] = largest + 4 * U * Math.abs(largest) + WallRows.TINY;
    }

    /// The same in rationals, among the walls whose ρ may be at least so much.
    private int exactFirst(WallRows rows, double least) {
        Rational most = Rational.ZERO;
        int best = -1;
        boolean tie = false;
        for (int i = 0; i < rows.count; i++) {
            if (high[i] < least) {
                continue;
            }
            Rational rate = rate(rows, i);
            int comparison = rate.compareTo(most);
            if (comparison > 0) {
                best = i;
                most = rate;
                tie = false;
            } else if (comparison == 0 && best >= 0) {
                tie = true;
            }
        }
        return tie ? -1 : best;
    }

    private Rational rate(WallRows rows, int i) {
        Rational sum = Rational.ZERO;
        for (int q = 0; q < d; q++) {
            Rational step = Rational.of(direction[q]);
            sum = sum.minus(Rational.of(rows.exact(i, q)).times(step));
        }
        return sum.times(Rational.of(rows.scale)).over(Rational.of(rows.exactValue[i]));
    }

    /// Where the ray meets a wall that it does meet.
    List<Rational> meets(WallRows rows, int wall) {
        Rational rate = rate(rows, wall);
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < d; q++) {
            Rational origin = Rational.of(rows.origin[q], rows.scale);
            point.add(origin.plus(Rational.of(direction[q]).over(rate)));
        }
        return point;
    }
}
