package org.faltung.region;

import org.faltung.exact.Rational;
import org.faltung.linear.AffineMap;

/// Grids of numbers: a number lies on grid g if it is a multiple of 2^g. 0 lies on all of them.
///
/// Sums and products of numbers on grids are exact in floating point as long as they stay below 2^(53 + g).
public final class Grid {
    /// A grid coarser than any number's: that of 0.
    public static final int COARSEST = 1 << 20;

    /// The absence of a grid: not a binary float.
    public static final int NONE = -(1 << 20);

    private static final int LOWEST = -900;

    private Grid() {}

    /// The coarsest grid of a number.
    public static int of(Rational number) {
        if (number.signum() == 0) {
            return COARSEST;
        }
        int down = number.denominator().bitLength() - 1;
        return number.denominator().bitCount() == 1
                ? number.numerator().getLowestSetBit() - down
                : NONE;
    }

    /// The coarsest grid of a double.
    public static int of(double number) {
        if (number == 0) {
            return COARSEST;
        }
        int exponent = Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - 52;
        long mantissa = Double.doubleToRawLongBits(number) & ((1L << 52) - 1);
        if (Math.getExponent(number) >= Double.MIN_EXPONENT) {
            mantissa |= 1L << 52;
        }
        return exponent + Long.numberOfTrailingZeros(mantissa);
    }

    /// The grid of products of numbers of two grids.
    public static int product(int one, int two) {
        if (one == NONE || two == NONE) {
            return NONE;
        }
        return Math.max(NONE, Math.min(COARSEST, one + two));
    }

    /// The magnitude below which sums of numbers on a grid are exact, and do not underflow; 0 if there is none.
    static double exactBelow(int grid) {
        return grid < LOWEST ? 0 : Math.scalb(1.0, 53 + Math.min(grid, -LOWEST));
    }

    /// The grid of all coefficients of a map.
    public static int ofCoefficients(AffineMap map) {
        int grid = COARSEST;
        for (int k = 0; k < map.entries(); k++) {
            grid = Math.min(grid, map.isDouble(k) ? of(map.value(k)) : NONE);
        }
        return grid;
    }

    /// The smallest magnitude of a stored coefficient of a map, at most 1; 0 if one has no double of its own.
    static double leastOf(AffineMap map) {
        double least = 1;
        for (int k = 0; k < map.entries(); k++) {
            least = Math.min(least, Math.abs(map.value(k)));
        }
        return least;
    }

    /// The grid of all constants of a map.
    public static int ofOffsets(AffineMap map) {
        int grid = COARSEST;
        for (int row = 0; row < map.outputs(); row++) {
            grid = Math.min(grid, map.isOffsetDouble(row) ? of(map.offset(row)) : NONE);
        }
        return grid;
    }
}
