package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.polytope.Range;

/// The plane on which points spread most: through their mean, along their first two principal directions.
///
/// The directions are computed in floating point and then rounded, to about 6 digits; the plane is what came out, exactly. Its
/// u and v are lengths in the input space, as e and f are unit vectors at right angles but for that rounding.
///
/// @param plane with the mean as its only anchor
/// @param window around the projections of all points, with a margin of a twentieth
/// @param shareOfU the part of the points' variance that lies along e, nearly
/// @param shareOfV the same of f
public record PrincipalPlane(Plane plane, Window window, double shareOfU, double shareOfV) {
    private static final int BITS = 20; // of the largest coordinate
    private static final Rational TWENTY = Rational.of(20);

    /// The plane of some points.
    ///
    /// @throws IllegalArgumentException if the points lie on one line, or a coordinate is not finite
    public static PrincipalPlane of(Samples samples) {
        int d = samples.columns();
        if (samples.rows() < 3 || d < 2) {
            throw new IllegalArgumentException(
                    "principal directions need at least 3 points of at least 2 coordinates, got "
                            + samples.rows()
                            + " of "
                            + d);
        }
        double[] mean = mean(samples);
        Principal principal = Principal.of(new Spread(samples, mean));
        if (principal.values()[1] <= 1e-14 * principal.values()[0] || principal.values()[0] == 0) {
            throw new IllegalArgumentException(
                    "the points lie on one line, so that they have no second principal direction;"
                            + " give other points, or a plane by three points");
        }
        double total = new Spread(samples, mean).total();
        Plane bare =
                new Plane(
                        rounded(mean),
                        rounded(principal.vectors()[0]),
                        rounded(principal.vectors()[1]),
                        List.of());
        PlanePoint zero = new PlanePoint(Rational.ZERO, Rational.ZERO);
        Plane plane = bare.with(List.of(new Anchor("mean", zero, true)));
        return new PrincipalPlane(
                plane,
                window(samples, mean, principal),
                principal.values()[0] / total,
                principal.values()[1] / total);
    }

    private static double[] mean(Samples samples) {
        double[] mean = new double[samples.columns()];
        for (int row = 0; row < samples.rows(); row++) {
            for (int q = 0; q < mean.length; q++) {
                double x = samples.at(row, q);
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException(
                            "point number "
                                    + (row + 1)
                                    + " has the coordinate "
                                    + x
                                    + "; every coordinate must be a finite number");
                }
                mean[q] += (x - mean[q]) / (row + 1);
            }
        }
        return mean;
    }

    private static Window window(Samples samples, double[] mean, Principal principal) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < samples.rows(); row++) {
            for (int axis = 0; axis < 2; axis++) {
                double along = 0;
                for (int q = 0; q < mean.length; q++) {
                    along += (samples.at(row, q) - mean[q]) * principal.vectors()[axis][q];
                }
                low[axis] = Math.min(low[axis], along);
                high[axis] = Math.max(high[axis], along);
            }
        }
        return new Window(range(low[0], high[0]), range(low[1], high[1]));
    }

    private static Range range(double low, double high) {
        List<Rational> ends = rounded(new double[] {low, high});
        Rational margin = ends.getLast().minus(ends.getFirst()).over(TWENTY);
        return new Range(ends.getFirst().minus(margin), ends.getLast().plus(margin));
    }

    /// Numbers rounded to multiples of a power of two that is about a millionth of the largest.
    private static List<Rational> rounded(double[] numbers) {
        double most = 0;
        for (double x : numbers) {
            most = Math.max(most, Math.abs(x));
        }
        int grid = Math.max(Math.getExponent(most), -900) - BITS;
        List<Rational> rounded = new ArrayList<>();
        for (double x : numbers) {
            rounded.add(Rational.of(Math.scalb(Math.rint(Math.scalb(x, -grid)), grid)));
        }
        return rounded;
    }
}
