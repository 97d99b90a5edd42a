package org.faltung.exact;

import java.math.BigInteger;

/// Floating point with a wide exponent that always errs to one side.
///
/// A result of [#UP] is never below, one of [#DOWN] never above, the exact one. Each operation
/// costs a relative error of at most 2⁻⁵¹, so a recurrence of k steps is off by at most about
/// k · 2⁻⁵¹ of the value, far below the sixth decimal of its logarithm for every k in use.
public enum Rounded implements Scalars<Wide> {
    /// Rounds every operation away from 0: upper bounds.
    UP,
    /// Rounds every operation towards 0: lower bounds.
    DOWN;

    /// Below 2^50 a double has an exact floor and ceiling.
    private static final int EXACT_EXPONENT = 50;

    /// Mantissas differ by less than a factor of two, so that this is below 2⁻⁶⁰.
    private static final int NEGLIGIBLE_EXPONENT = 61;

    @Override
    public Wide zero() {
        return Wide.ZERO;
    }

    @Override
    public Wide one() {
        return Wide.ONE;
    }

    @Override
    public Wide of(BigInteger value) {
        if (value.signum() == 0) {
            return Wide.ZERO;
        }
        int shift = Math.max(0, value.bitLength() - 53);
        BigInteger head = value.shiftRight(shift);
        boolean exact = value.getLowestSetBit() >= shift;
        double mantissa = head.doubleValue();
        return Wide.of(exact || this == DOWN ? mantissa : Math.nextUp(mantissa), shift);
    }

    /// The number e^ln on this side, for a logarithm known with an error.
    ///
    /// @param ln a natural logarithm
    /// @param error how far the true logarithm may be away
    public Wide exp(double ln, double error) {
        double safe = this == UP ? ln + error : ln - error;
        long exponent = (long) Math.floor(safe / Math.log(2));
        // ln 2, the product and the difference are each off by at most one unit in the last place
        // of `safe`
        double rest = safe - exponent * Math.log(2);
        double slack = Math.ulp(safe) * 4 + Math.ulp(4.0);
        return Wide.of(Math.exp(this == UP ? rest + slack : rest - slack), exponent);
    }

    @Override
    public Wide sum(Wide a, Wide b) {
        if (a.isZero()) {
            return b;
        }
        if (b.isZero()) {
            return a;
        }
        boolean first = a.exponent() >= b.exponent();
        Wide large = first ? a : b;
        Wide small = first ? b : a;
        long gap = large.exponent() - small.exponent();
        double tail = gap > 60 ? 0 : small.mantissa() * Math.scalb(1.0, (int) -gap);
        double sum = large.mantissa() + tail;
        return Wide.of(
                this == UP ? Math.nextUp(sum) : down(sum, large.mantissa()), large.exponent());
    }

    /// One step down, but never below a summand, which is itself a lower bound.
    private static double down(double sum, double summand) {
        return Math.max(Math.nextDown(sum), summand);
    }

    @Override
    public Wide product(Wide a, Wide b) {
        if (a.isZero() || b.isZero()) {
            return Wide.ZERO;
        }
        return Wide.of(round(a.mantissa() * b.mantissa()), a.exponent() + b.exponent());
    }

    @Override
    public Wide times(Wide a, long factor) {
        if (a.isZero() || factor == 0) {
            return Wide.ZERO;
        }
        return Wide.of(round(a.mantissa() * convert(factor)), a.exponent());
    }

    @Override
    public Wide over(Wide a, long divisor) {
        if (a.isZero()) {
            return Wide.ZERO;
        }
        double d = (double) divisor;
        double safe = this == UP ? Math.nextDown(d) : Math.nextUp(d);
        return Wide.of(
                round(a.mantissa() / (Math.abs(divisor) <= 1L << 53 ? d : safe)), a.exponent());
    }

    private double convert(long factor) {
        double d = (double) factor;
        return factor <= 1L << 53 ? d : round(d);
    }

    private double round(double value) {
        return this == UP ? Math.nextUp(value) : Math.nextDown(value);
    }

    @Override
    public boolean isZero(Wide a) {
        return a.isZero();
    }

    @Override
    public Wide max(Wide a, Wide b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public boolean negligible(Wide part, Wide whole) {
        return part.isZero()
                || !whole.isZero() && part.exponent() < whole.exponent() - NEGLIGIBLE_EXPONENT;
    }

    @Override
    public Magnitude magnitude(Wide a) {
        return a.isZero()
                ? new Magnitude.Whole(BigInteger.ZERO)
                : new Magnitude.Approximate(a, this == UP);
    }

    /// A bound of a count, moved to the next whole number on the count's side if it is small: an upper bound of 256.6 is
    /// one of 256. Not for numbers that are to be exact.
    public Magnitude wholeBound(Wide a) {
        if (a.isZero() || a.exponent() >= EXACT_EXPONENT) {
            return magnitude(a);
        }
        double value = Math.scalb(a.mantissa(), (int) Math.max(a.exponent(), -60));
        double whole = this == UP ? Math.floor(value) : Math.ceil(value);
        return new Magnitude.Whole(BigInteger.valueOf((long) whole));
    }
}
