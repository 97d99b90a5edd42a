package org.faltung.sample;

/// A mean with an interval for what it estimates.
///
/// @param mean the mean of the draws
/// @param low the lower end
/// @param high the upper end
public record Interval(double mean, double low, double high) {
    /// Half of the width.
    public double halfWidth() {
        return (high - low) / 2;
    }

    /// The same on another scale.
    ///
    /// @param factor above 0
    public Interval times(double factor) {
        return new Interval(mean * factor, low * factor, high * factor);
    }
}
