package org.faltung.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A folding unit: from values of the network it takes one of its pieces, and gives a value.
///
/// All integers are numerators over denominators that [Wiring] chose once for every value.
sealed interface Decision {
    /// The number of the value that it gives.
    int output();

    /// The number of its pieces, at least 2.
    int pieces();

    /// The number of conditions of a piece.
    int sides(int piece);

    /// The conditions of a piece, in order.
    ///
    /// @param values of the network in the cell, by number
    List<Side> conditions(int piece, Form[] values);

    /// The value it gives on a piece.
    Form value(int piece, Form[] values);

    /// A function of one value with breakpoints: piece p is t_{p−1} < z ≤ t_p.
    ///
    /// @param output the number of the value given
    /// @param input the number of the value z
    /// @param scales positive multiples s_p of z that make the breakpoints integers
    /// @param breakpoints s_p · t_p, over the denominator of z
    /// @param slopes a factor of z a piece
    /// @param intercepts a constant a piece
    record Bend(
            int output,
            int input,
            List<BigInteger> scales,
            List<BigInteger> breakpoints,
            List<BigInteger> slopes,
            List<BigInteger> intercepts)
            implements Decision {
        @Override
        public int pieces() {
            return slopes.size();
        }

        @Override
        public int sides(int piece) {
            return piece == 0 || piece == breakpoints.size() ? 1 : 2;
        }

        @Override
        public List<Side> conditions(int piece, Form[] values) {
            List<Side> sides = new ArrayList<>(2);
            if (piece > 0) {
                sides.add(new Side(above(piece - 1, values[input]).shortened(), true));
            }
            if (piece < breakpoints.size()) {
                sides.add(new Side(above(piece, values[input]).negated().shortened(), false));
            }
            return sides;
        }

        /// A positive multiple of z − t_p.
        private Form above(int p, Form z) {
            return z.times(scales.get(p), breakpoints.get(p).negate());
        }

        @Override
        public Form value(int piece, Form[] values) {
            BigInteger slope = slopes.get(piece);
            return slope.signum() == 0
                    ? Form.constant(values[input].dimension(), intercepts.get(piece))
                    : values[input].times(slope, intercepts.get(piece));
        }
    }

    /// The first maximum of some values: on piece p, z_p > z_j for j < p and z_p ≥ z_j for j > p.
    ///
    /// @param output the number of the value given
    /// @param inputs the numbers of the values
    /// @param scales for each value the factor that brings it to a common denominator
    record Maximum(int output, List<Integer> inputs, List<BigInteger> scales) implements Decision {
        @Override
        public int pieces() {
            return inputs.size();
        }

        @Override
        public int sides(int piece) {
            return inputs.size() - 1;
        }

        @Override
        public List<Side> conditions(int piece, Form[] values) {
            Form leader = value(piece, values);
            List<Side> sides = new ArrayList<>();
            for (int j = 0; j < inputs.size(); j++) {
                if (j != piece) {
                    sides.add(new Side(leader.minus(value(j, values)).shortened(), j < piece));
                }
            }
            return sides;
        }

        @Override
        public Form value(int piece, Form[] values) {
            return values[inputs.get(piece)].times(scales.get(piece), BigInteger.ZERO);
        }
    }
}
