package org.faltung.region.line;

import org.faltung.exact.Rational;
import org.faltung.region.field.Crease;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

/// The zero of a [Crease] inside one of its segments, where it is a·t + b.
final class Crossing {
    final Crease crease;

    /// The knot at which the segment begins.
    final int start;

    final double slope;
    final double constant;

    /// Whether slope and constant are exact.
    final boolean exact;

    /// The zero in floating point and a bound on its error, which may be infinite.
    final double at;

    final double error;

    /// The rank of the knot before it.
    final int gap;

    /// The number of its knot, once it has one.
    int knot = -1;

    private @Nullable Rational root;

    /// The zero is at −b/a up to a rounding ρ of the division; with exact a* and b* it is t* where
    /// a* (t − t*) = a* t + b* = (a t + b) + (a* − a) t + (b* − b), and |a t + b| ≤ u |b| (1 + u). Hence
    ///
    ///     |t − t*| ≤ (u (1 + u) |b| + e_a |t| + e_b) / (|a| − e_a)    if e_a < |a|
    ///
    /// and the last factor covers the roundings of this bound itself, 2⁻¹⁰²² above the
    /// fraction bar what underflows there, and 2⁻⁹⁰⁰ what underflows else.
    Crossing(
            Crease crease,
            int start,
            int gap,
            double a,
            double b,
            double slopeError,
            double constantError) {
        this.crease = crease;
        this.start = start;
        this.gap = gap;
        slope = a;
        constant = b;
        exact = slopeError == 0 && constantError == 0;
        at = -b / a;
        double safe = Math.abs(a) - slopeError;
        error =
                safe > Math.abs(a) * 0.5 && safe > Rounding.UNDERFLOW
                        ? Rounding.SLACK
                                        * (Rounding.UNIT * Rounding.SLACK * Math.abs(b)
                                                + slopeError * Math.abs(at)
                                                + constantError
                                                + Double.MIN_NORMAL)
                                        / safe
                                + Rounding.UNDERFLOW
                        : Double.POSITIVE_INFINITY;
    }

    /// The exact zero.
    synchronized Rational root(ExactLine exactly) {
        Rational known = root;
        if (known == null) {
            LineForm form = exactly.crease(crease, start);
            known = form.root();
            root = known;
        }
        return known;
    }
}
