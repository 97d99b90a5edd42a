package org.faltung.region.geometry;

import java.math.BigInteger;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.merge.Wall;

/// The walls of one region: integers, and the same in floating point, each row times a power of two
/// so that its largest linear coefficient is from ½ to 1.
///
/// A coefficient in floating point is off by at most 2⁻⁵² of itself plus [#TINY]: it is cut to 64
/// bits, rounded to 53, and scaled. The values at an origin, which is a point inside, are worked
/// out in integers first; so they too are off by at most 2⁻⁵¹ of themselves, however close to a
/// wall the point is; not a number where they are below [#TINY].
final class WallRows {
    /// What a coefficient that is too small for a normal double may be off by.
    static final double TINY = 0x1p-1000;

    final int d;
    int count;

    /// The integers, row by row, the constant last.
    BigInteger[] exact = new BigInteger[0];

    /// The linear coefficients, row by row.
    double[] linear = new double[0];

    /// The values at the origin.
    double[] value = new double[0];

    /// The Euclidean length of each row's linear part.
    double[] norm = new double[0];

    /// The exact values at the origin, times [#scale] and the row's integers.
    BigInteger[] exactValue = new BigInteger[0];

    /// The origin, as numerators over [#scale].
    final BigInteger[] origin;

    BigInteger scale = BigInteger.ONE;
    private int[] shift = new int[0];
    private List<Wall> walls = List.of();

    WallRows(int d) {
        this.d = d;
        origin = new BigInteger[d];
    }

    /// Takes the walls of a region, whose forms are in integers.
    void of(List<Wall> all) {
        walls = all;
        count = all.size();
        if (value.length < count) {
            int room = 2 * count;
            exact = new BigInteger[room * (d + 1)];
            linear = new double[room * d];
            value = new double[room];
            norm = new double[room];
            exactValue = new BigInteger[room];
            shift = new int[room];
        }
        for (int i = 0; i < count; i++) {
            read(i, all.get(i).form());
        }
    }

    private void read(int i, AffineForm form) {
        int bits = 0;
        for (int q = 0; q <= d; q++) {
            exact[i * (d + 1) + q] = form.numerator(q);
            bits = q < d ? Math.max(bits, form.numerator(q).bitLength()) : bits;
        }
        shift[i] = bits;
        double sum = 0;
        for (int q = 0; q < d; q++) {
            double coefficient = scaled(form.numerator(q), bits);
            linear[i * d + q] = coefficient;
            sum += coefficient * coefficient;
        }
        norm[i] = Math.sqrt(sum);
    }

    /// number / 2^bits, off by at most 2⁻⁵² of itself, and [#TINY].
    private static double scaled(BigInteger number, int bits) {
        int cut = Math.max(0, number.bitLength() - 64);
        double rounded = cut == 0 ? number.doubleValue() : number.shiftRight(cut).doubleValue();
        return Math.scalb(rounded, cut - bits);
    }

    Wall wall(int i) {
        return walls.get(i);
    }

    /// The integer at column q of a row; column d is the constant's.
    BigInteger exact(int i, int q) {
        return exact[i * (d + 1) + q];
    }

    /// The power of two that row i was divided by.
    int shift(int i) {
        return shift[i];
    }

    /// The constant of a row, roughly, for a first guess.
    double constant(int i) {
        return scaled(exact(i, d), shift[i]);
    }

    /// Moves the origin to a point.
    ///
    /// @param numerators of the point
    /// @return whether the point is inside of all walls
    boolean moveTo(BigInteger[] numerators, BigInteger denominator) {
        System.arraycopy(numerators, 0, origin, 0, d);
        scale = denominator;
        for (int i = 0; i < count; i++) {
            BigInteger sum = exact(i, d).multiply(denominator);
            for (int q = 0; q < d; q++) {
                if (origin[q].signum() != 0) {
                    sum = sum.add(exact(i, q).multiply(origin[q]));
                }
            }
            if (sum.signum() <= 0) {
                return false;
            }
            exactValue[i] = sum;
            double rounded = quotient(sum, denominator, shift[i]);
            value[i] = rounded > TINY ? rounded : Double.NaN;
        }
        return true;
    }

    private static double quotient(BigInteger sum, BigInteger denominator, int bits) {
        int power = denominator.bitLength() - 1;
        if (denominator.bitCount() == 1) {
            return scaled(sum, bits + power);
        }
        return scaled(sum, bits + power) / scaled(denominator, power);
    }

    /// The origin.
    List<Rational> point() {
        Rational[] point = new Rational[d];
        for (int q = 0; q < d; q++) {
            point[q] = Rational.of(origin[q], scale);
        }
        return List.of(point);
    }
}
