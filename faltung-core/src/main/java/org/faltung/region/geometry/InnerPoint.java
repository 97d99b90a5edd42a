package org.faltung.region.geometry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.RelativeInterior;

/// Finds a point inside of all walls of a region: near the centre of a large ball in it, on a grid
/// no finer than it needs to be, so that the point has few digits.
///
/// A guess in floating point is proved in integers; where it fails, a rational linear program finds
/// a point.
final class InnerPoint {
    private final int d;
    private final Simplex simplex;
    private final double[] row;
    private final double[] objective;
    private final double[] centre;
    private final BigInteger[] numerators;

    InnerPoint(int d) {
        this.d = d;
        simplex = new Simplex(d + 1);
        row = new double[d + 1];
        objective = new double[d + 1];
        objective[d] = -1;
        centre = new double[d];
        numerators = new BigInteger[d];
    }

    /// Moves the origin of the rows inside.
    void find(WallRows rows) {
        Arrays.fill(centre, 0);
        for (int attempt = 0;
                attempt < 2;
                attempt++) { // the second one from where the first came to
            if (guessed(rows)) {
                return;
            }
        }
        List<AffineForm> forms = new ArrayList<>();
        for (int i = 0; i < rows.count; i++) {
            forms.add(rows.wall(i).form());
        }
        List<Rational> point = RelativeInterior.of(d, forms).orElseThrow().point();
        BigInteger denominator = BigInteger.ONE;
        for (Rational x : point) {
            BigInteger common = denominator.gcd(x.denominator());
            denominator = denominator.multiply(x.denominator().divide(common));
        }
        for (int q = 0; q < d; q++) {
            Rational x = point.get(q);
            numerators[q] = x.numerator().multiply(denominator.divide(x.denominator()));
        }
        if (!rows.moveTo(numerators, denominator)) {
            throw new IllegalStateException("a region has no point inside");
        }
    }

    /// Maximises r ≤ 1 where a_i · x + c_i ≥ ‖a_i‖ r, from the centre so far.
    private boolean guessed(WallRows rows) {
        double radius = 1;
        simplex.clear(rows.count + 1);
        for (int i = 0; i < rows.count; i++) {
            radius = Math.min(radius, at(rows, i) / rows.norm[i]);
        }
        double start = radius - 1 - Math.abs(radius);
        for (int i = 0; i < rows.count; i++) {
            System.arraycopy(rows.linear, i * d, row, 0, d);
            row[d] = -rows.norm[i];
            simplex.add(i, row, 0, at(rows, i) - start * rows.norm[i]);
        }
        Arrays.fill(row, 0, d, 0);
        row[d] = -1;
        simplex.add(rows.count, row, 0, 1 - start);
        if (simplex.minimise(objective, 0) != Simplex.End.OPTIMAL) {
            return false;
        }
        double found = start + simplex.point(d);
        for (int q = 0; q < d; q++) {
            centre[q] += simplex.point(q);
        }
        return found > 0 && (rounded(rows, found / 4) || rounded(rows, found * 0x1p-20));
    }

    private double at(WallRows rows, int i) {
        double sum = rows.constant(i);
        for (int q = 0; q < d; q++) {
            sum += rows.linear[i * d + q] * centre[q];
        }
        return sum;
    }

    /// Rounds the centre so that it moves by at most about a distance, and proves that it is
    /// inside.
    private boolean rounded(WallRows rows, double distance) {
        int power = Math.max(0, -Math.getExponent(distance / Math.sqrt(d)));
        if (power > 1000) {
            return false;
        }
        for (int q = 0; q < d; q++) {
            double steps = Math.rint(Math.scalb(centre[q], power));
            if (!Double.isFinite(steps)) {
                return false;
            }
            numerators[q] = Rational.of(steps).numerator();
        }
        return rows.moveTo(numerators, BigInteger.ONE.shiftLeft(power));
    }
}
