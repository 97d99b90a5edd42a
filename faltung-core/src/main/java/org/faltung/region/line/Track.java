package org.faltung.region.line;

/// A continuous piecewise linear function along the line, in floating point with a bound on its errors.
///
/// Between two of its knots the function is a·t + b. Every stored a differs from the exact slope by at most
/// `slopeError`, every b from the exact constant by at most `constantError`. A stored 0·t + 0 is always the
/// exact function, whatever the bounds are: so units that are off stay off exactly.
///
/// @param knots the numbers of the knots between its segments, along the line
/// @param slope of each segment: one more than knots
/// @param constant of each segment
/// @param slopeError a bound for all segments
/// @param constantError a bound for all segments
/// @param slopeSpread at least |a₀| + Σ |aₛ − aₛ₋₁|, and so at least every |aₛ|
/// @param constantSpread the same of b
@SuppressWarnings("ArrayRecordComponent") // a numeric kernel's working data, never compared
record Track(
        int[] knots,
        double[] slope,
        double[] constant,
        double slopeError,
        double constantError,
        double slopeSpread,
        double constantSpread) {
    /// t itself.
    static final Track PARAMETER =
            new Track(new int[0], new double[] {1}, new double[] {0}, 0, 0, 1, 0);

    /// The number of segments.
    int segments() {
        return slope.length;
    }

    /// Whether a segment is 0 exactly.
    boolean isZero(int segment) {
        return slope[segment] == 0 && constant[segment] == 0;
    }
}
