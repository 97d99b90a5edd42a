package org.faltung.region.field;

/// Facts on the rounding of doubles that error bounds are made of.
public final class Rounding {
    /// The largest relative error of one rounding, u = 2⁻⁵³.
    public static final double UNIT = 0x1p-53;

    /// A factor that covers the roundings of a bound itself, if that is a sum of fewer than 2³⁰ positive numbers.
    public static final double SLACK = 1 + 0x1p-20;

    /// A number above all that products and quotients of a bound lose by underflow, and far below what matters.
    public static final double UNDERFLOW = 0x1p-900;

    private Rounding() {}

    /// An upper bound of a product of two bounds; 0 only if one of them is, whatever underflows.
    public static double productBound(double x, double y) {
        return x == 0 || y == 0 ? 0 : x * y + Double.MIN_NORMAL;
    }

    /// A factor by its nearest double, if that is off by at most u times itself; else not-a-number, which makes a
    /// bound that it enters not-a-number, so that nothing is decided by it.
    ///
    /// @param exact whether the double is the factor itself
    public static double factor(double nearest, boolean exact) {
        return exact || Math.abs(nearest) >= Double.MIN_NORMAL ? nearest : Double.NaN;
    }

    /// Whether a rounded product is the exact one.
    public static boolean isProduct(double x, double y, double product) {
        return product == 0
                ? x == 0 || y == 0
                : Math.abs(product) > 0x1p-960 && Math.fma(x, y, -product) == 0;
    }

    /// Whether a rounded sum is the exact one.
    public static boolean isSum(double x, double y, double sum) {
        double back = sum - x;
        return (x - (sum - back)) + (y - back) == 0;
    }
}
