package org.faltung.polytope;

import java.math.BigInteger;

/// The corner of a dictionary and its edges, as integers over one positive denominator D: each number is, up
/// to its sign, a minor of the rows in the basis.
///
/// Column k < d is the direction X_k / D in which the k-th nonbasic function rises by 1 and the others stay;
/// column d is the corner V / D, where all nonbasic functions are 0. So a row c has the slope
/// c · X_k / D along an edge, and the value c · V / D at the corner if the constant's factor in V is D.
///
/// An exchange of the basis needs no fractions [Edmonds 1967, Bareiss 1968]: with slopes a_k of the row that
/// enters the basis and the pivot p = a_j,
///
///     X_k ← (p X_k − a_k X_j) / D  for k ≠ j,   X_j ← X_j,   D ← p,   and all signs turned if p < 0.
sealed interface Minors permits LongMinors, BigMinors {
    /// The sign of a row's slope along an edge, or of its value at the corner (column d).
    int sign(int row, int column);

    /// About the row's slope or value times D, with the right sign.
    double slope(int row, int column);

    /// The row's slope or value times D.
    BigInteger product(int row, int column);

    /// A coordinate of a column times D.
    BigInteger entry(int q, int column);

    /// D.
    BigInteger denominator();

    /// Whether D has at most 24 bits, and 64 suffice for all else.
    boolean isSmall();

    /// The first of the rows below `rows` to reach 0 along an edge, the lowest of those that do so together; −1
    /// if none ever does.

    int block(int column, int rows);

    /// Whether a row's value over its slope is smaller, in magnitude, than another's.
    ///
    /// @param row whose value and slope have opposite signs, or the value 0, along the way
    boolean reachesBefore(int row, int other, int column);

    /// Puts a row in the place of the column's function.
    void exchange(int row, int column);

    /// Turns an edge's direction.
    void turn(int column);

    /// A copy of another: this one, if it is of the same kind.
    Minors copy(Minors other);
}
