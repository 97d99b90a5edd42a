package org.faltung.exact;

import java.math.BigInteger;

/// A number system for counts: exact digits, or floating point that always errs on one named side.
///
/// Every recurrence of this library is written once, against this interface. With [Digits] it
/// gives the integer itself; with [Rounded] it gives a guaranteed upper (or lower) bound of the
/// same integer, in constant time an operation whatever the size of the number. All values are
/// non-negative and there is no subtraction, so that rounding every operation to one side bounds
/// the whole result on that side.
///
/// @param <N> the type of a number; immutable
public sealed interface Scalars<N> permits Digits, Rounded {

    /// The number 0.
    N zero();

    /// The number 1.
    N one();

    /// The number nearest to `value` on this system's side.
    ///
    /// @param value a non-negative integer
    N of(BigInteger value);

    /// a + b.
    N sum(N a, N b);

    /// a · b.
    N product(N a, N b);

    /// a · factor.
    ///
    /// @param factor a non-negative integer
    N times(N a, long factor);

    /// a / divisor. With [Digits] the division must leave no remainder.
    ///
    /// @param divisor a positive integer
    N over(N a, long divisor);

    /// Whether the number is 0; exact in every number system, for 0 is never rounded.
    boolean isZero(N a);

    /// The larger of two numbers, as this system sees them.
    N max(N a, N b);

    /// Whether a part is below 2⁻⁶⁰ of a whole, so that an overestimate of it does not show. Never
    /// with [Digits], which take everything into account.
    boolean negligible(N part, N whole);

    /// The number as part of an answer.
    Magnitude magnitude(N a);

    /// aⁿ by repeated squaring.
    ///
    /// @param exponent at least 0
    default N power(N a, long exponent) {
        N result = one();
        N square = a;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = product(result, square);
            }
            if (rest > 1) {
                square = product(square, square);
            }
        }
        return result;
    }
}
