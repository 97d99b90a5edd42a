package org.faltung.view;

/// The numbers that a scale of colours stands for.
///
/// @param low where it begins
/// @param high where it ends, above `low`
/// @param logarithmic whether equal steps of colour are equal factors; then `low` is positive
record Range(double low, double high, boolean logarithmic) {
    /// Numbers that differ by more than this factor are shown by their logarithms.
    private static final double WIDE = 50;

    /// The range of some numbers.
    ///
    /// @param low at least 0
    static Range of(double low, double high) {
        if (!(high > low)) {
            double around = low == 0 ? 1 : Math.abs(low) / 2;
            return new Range(low - around, low + around, false);
        }
        return new Range(low, high, low > 0 && high / low > WIDE);
    }

    /// Where a number lies, 0 at the low end and 1 at the high one.
    double place(double value) {
        return logarithmic
                ? Math.log(value / low) / Math.log(high / low)
                : (value - low) / (high - low);
    }

    Ticks ticks() {
        return logarithmic ? Ticks.logarithmic(low, high) : Ticks.of(low, high, 6);
    }
}
