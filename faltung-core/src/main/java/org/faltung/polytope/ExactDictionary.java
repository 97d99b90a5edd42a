package org.faltung.polytope;

import java.util.Arrays;
import org.faltung.exact.Rational;

/// A feasible dictionary of the simplex method, in integers: a corner of a polyhedron { x ∈ Rᵈ : f_i(x) ≥ 0 }
/// with d coordinates in which the polyhedron lies near it, each of them an f_i or free.
///
/// The functions are rows of a stack, the constraints first; the coordinates at the corner are 0. A free
/// coordinate is one along which no constraint changes: so there is no need of a box, nor of splitting free
/// variables. After a few steepest steps, Bland's rule (the lowest row enters, the lowest row leaves) makes every
/// walk end, whatever corners coincide.
///
/// A numeric kernel: 64 bits as long as they suffice, big integers from then on.
public final class ExactDictionary {
    /// The coordinate is not a constraint.
    public static final int FREE = -1;

    /// How a walk ends.
    public enum End {
        /// The row, times the sign, falls below 0 when [#column] is followed; no constraint stops it before.
        CROSSES,

        /// The row times the sign has its minimum at the corner.
        OPTIMAL,

        /// The row times the sign falls for ever along [#column]; only of a walk without a floor.
        UNBOUNDED,
    }

    private static final int HASTE = 12; // steps before Bland's rule

    private final IntegerRows rows;
    private final int d;
    private final int[] at; // the constraint that is coordinate k, or FREE
    private Minors minors;
    private int column;

    /// All of Rᵈ: the corner is the origin and all coordinates are free.
    ///
    /// @param rows functions; it may be shared by dictionaries
    public ExactDictionary(IntegerRows rows) {
        this.rows = rows;
        d = rows.width() - 1;
        at = new int[d];
        Arrays.fill(at, FREE);
        minors = new LongMinors(rows);
    }

    /// Becomes all of Rᵈ again.
    public void reset() {
        Arrays.fill(at, FREE);
        minors = new LongMinors(rows);
    }

    /// Becomes a copy of another dictionary on the same rows.
    public void copy(ExactDictionary other) {
        System.arraycopy(other.at, 0, at, 0, d);
        minors = minors.copy(other.minors);
        column = other.column;
    }

    /// The number d of coordinates.
    public int dimension() {
        return d;
    }

    /// The coordinate that the last walk ended with.
    public int column() {
        return column;
    }

    /// The row that is a coordinate, or [#FREE].
    public int at(int k) {
        return at[k];
    }

    /// Adds a constraint, unless it leaves nothing: all rows below it are satisfied, and then it is, too.
    ///
    /// @return whether any point is left; if not, the corner is where the row is largest
    public boolean insert(int row) {
        for (int k = 0; k < d; k++) {
            if (at[k] == FREE && sign(row, k) != 0) {
                exchange(row, k);
                return true;
            }
        }
        if (sign(row, d) >= 0) {
            return true;
        }
        End end = walk(row, -1, row, true);
        if (end == End.CROSSES) {
            exchange(row, column);
        }
        return end == End.CROSSES || sign(row, d) >= 0;
    }

    /// Walks along edges on which a row times a sign falls, over the polyhedron of the rows below `count`.
    ///
    /// @param floor whether to stop where it would fall below 0
    public End walk(int row, int sign, int count, boolean floor) {
        for (int turn = 0; ; turn++) {
            column = turn < HASTE ? steepest(row, sign) : entering(row, sign);
            if (column < 0) {
                return End.OPTIMAL;
            }
            if (at[column] == FREE) {
                return floor ? End.CROSSES : End.UNBOUNDED;
            }
            int block = block(column, count);
            if (block < 0) {
                return floor ? End.CROSSES : End.UNBOUNDED;
            }
            if (floor && sign * sign(row, d) >= 0 && reachesBefore(row, block, column)) {
                return End.CROSSES;
            }
            exchange(block, column);
        }
    }

    /// The coordinate along which the row times the sign falls most; a free one first.
    private int steepest(int row, int sign) {
        int best = -1;
        double most = 0;
        for (int k = 0; k < d; k++) {
            double fall = -sign * slope(row, k);
            if (at[k] == FREE && fall != 0) {
                return k;
            }
            if (fall > most) {
                most = fall;
                best = k;
            }
        }
        return best;
    }

    private double slope(int row, int k) {
        try {
            return minors.slope(row, k);
        } catch (Overflow _) {
            return enlarge().slope(row, k);
        }
    }

    /// The coordinate of the lowest row along which the row times the sign falls; a free one first.
    private int entering(int row, int sign) {
        int best = -1;
        for (int k = 0; k < d; k++) {
            boolean free = at[k] == FREE;
            if (best >= 0 && !free && at[k] > at[best]) {
                continue;
            }
            int slope = sign * sign(row, k);
            if (free && slope != 0) {
                return k;
            }
            if (slope < 0) {
                best = k;
            }
        }
        return best;
    }

    /// The sign of a row's slope along coordinate k; of its value at the corner for k = d.
    public int sign(int row, int k) {
        try {
            return minors.sign(row, k);
        } catch (Overflow _) {
            return enlarge().sign(row, k);
        }
    }

    private int block(int k, int count) {
        try {
            return minors.block(k, count);
        } catch (Overflow _) {
            return enlarge().block(k, count);
        }
    }

    private boolean reachesBefore(int row, int other, int k) {
        try {
            return minors.reachesBefore(row, other, k);
        } catch (Overflow _) {
            return enlarge().reachesBefore(row, other, k);
        }
    }

    /// Makes a row coordinate k; its slope along it is not 0.
    public void exchange(int row, int k) {
        try {
            minors.exchange(row, k);
        } catch (Overflow _) {
            enlarge().exchange(row, k);
        }
        at[k] = row;
    }

    /// Turns coordinate k: for a row whose sign was turned.
    public void turn(int k) {
        minors.turn(k);
    }

    private Minors enlarge() {
        minors = new BigMinors(rows, minors);
        return minors;
    }

    /// The row's slope along coordinate k, or its value at the corner for k = d, in the scale of the row.
    public Rational product(int row, int k) {
        try {
            return Rational.of(minors.product(row, k), minors.denominator());
        } catch (Overflow _) {
            return Rational.of(enlarge().product(row, k), minors.denominator());
        }
    }

    /// Coordinate q of x at the corner for k = d, or else of the direction in which coordinate k rises by 1.
    public Rational entry(int q, int k) {
        return Rational.of(minors.entry(q, k), minors.denominator());
    }

    /// Whether the numbers are so small that going on with them is quick, and likely to stay so.
    public boolean isSmall() {
        return minors.isSmall();
    }
}
