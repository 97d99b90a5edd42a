package org.faltung.region.line;

import java.util.Arrays;
import org.faltung.region.field.Rounding;

/// Room for the segments of one [Track] while it grows; used again for the next.
final class TrackBuilder {

    private int[] knots = new int[64];
    private double[] slope = new double[65];
    private double[] constant = new double[65];
    private int count;
    private double slopeSpread;
    private double constantSpread;
    private double slopeSum;
    private double constantSum;
    private boolean doubtfulZero;

    void clear() {
        count = 0;
        slopeSpread = 0;
        constantSpread = 0;
        slopeSum = 0;
        constantSum = 0;
        doubtfulZero = false;
    }

    /// Adds a segment that begins at a knot; the first one's is ignored.
    ///
    /// @param zero whether a = b = 0 is the exact function; if it is not, a is moved off 0
    void add(int knot, double a, double b, boolean zero) {
        if (count == slope.length) {
            knots = Arrays.copyOf(knots, 2 * count);
            slope = Arrays.copyOf(slope, 2 * count + 1);
            constant = Arrays.copyOf(constant, 2 * count + 1);
        }
        double lifted = a;
        if (a == 0 && b == 0 && !zero) {
            lifted = Rounding.UNDERFLOW;
            doubtfulZero = true;
        }
        double beforeA = count == 0 ? 0 : slope[count - 1];
        double beforeB = count == 0 ? 0 : constant[count - 1];
        if (count > 0) {
            knots[count - 1] = knot;
        }
        slope[count] = lifted;
        constant[count++] = b;
        slopeSpread += Math.abs(lifted - beforeA);
        constantSpread += Math.abs(b - beforeB);
        slopeSum += Math.abs(lifted);
        constantSum += Math.abs(b);
    }

    /// The sum of |a| over the segments, up to roundings.
    double slopeSum() {
        return slopeSum;
    }

    /// The sum of |b| over the segments, up to roundings.
    double constantSum() {
        return constantSum;
    }

    /// The function whose segments were added.
    Track build(double slopeError, double constantError) {
        return new Track(
                Arrays.copyOf(knots, count - 1),
                Arrays.copyOf(slope, count),
                Arrays.copyOf(constant, count),
                doubtfulZero ? (slopeError + Rounding.UNDERFLOW) * Rounding.SLACK : slopeError,
                constantError,
                slopeSpread * Rounding.SLACK,
                constantSpread * Rounding.SLACK);
    }
}
