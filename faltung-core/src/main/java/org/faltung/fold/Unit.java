package org.faltung.fold;

import java.util.Collections;
import java.util.List;
import org.faltung.exact.Rational;

/// One value of a fold: a piecewise linear function of one or more consecutive rows of pre-activations.
public sealed interface Unit {
    /// The number of pre-activations that it reads, at least 1.
    int rows();

    /// The number of its linear pieces; 1 if it does not fold.
    int pieces();

    /// The value handed on as it is.
    enum Carry implements Unit {
        /// The only one.
        CARRY;

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public int pieces() {
            return 1;
        }
    }

    /// A continuous piecewise linear function of one pre-activation z, with P ≥ 1 breakpoints.
    ///
    /// Its piece is the number of breakpoints strictly below z; on piece p it is slope_p · z + intercept_p.
    ///
    /// @param breakpoints P numbers, strictly rising
    /// @param slopes P + 1 numbers
    /// @param intercepts P + 1 numbers
    record Bend(List<Rational> breakpoints, List<Rational> slopes, List<Rational> intercepts)
            implements Unit {
        /// max(0, z).
        public static final Bend RECTIFIER = atZero(Rational.ZERO);

        /// Copies the lists and checks their sizes.
        public Bend {
            breakpoints = List.copyOf(breakpoints);
            slopes = List.copyOf(slopes);
            intercepts = List.copyOf(intercepts);
            int p = breakpoints.size();
            if (p < 1 || slopes.size() != p + 1 || intercepts.size() != p + 1) {
                throw new IllegalArgumentException(
                        "a bend needs P >= 1 breakpoints, P + 1 slopes and P + 1 intercepts");
            }
        }

        /// slope · z for z ≤ 0, and z for z > 0.
        public static Bend atZero(Rational slope) {
            return new Bend(
                    List.of(Rational.ZERO),
                    List.of(slope, Rational.ONE),
                    Collections.nCopies(2, Rational.ZERO));
        }

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public int pieces() {
            return slopes.size();
        }
    }

    /// The maximum of its pre-activations; its piece is the number of the first that attains it.
    ///
    /// @param rows at least 2
    record Maximum(int rows) implements Unit {
        /// Checks the number.
        public Maximum {
            if (rows < 2) {
                throw new IllegalArgumentException("a maximum needs at least 2 rows, got " + rows);
            }
        }

        @Override
        public int pieces() {
            return rows;
        }
    }
}
