package org.faltung.result;

/// How many geometric decisions each rung took.
///
/// @param filter in floating point with a proved error bound
/// @param exact in integers or rationals
public record Decided(long filter, long exact) {
    /// None.
    public static final Decided NONE = new Decided(0, 0);

    /// The sum.
    public Decided plus(Decided other) {
        return new Decided(filter + other.filter, exact + other.exact);
    }
}
