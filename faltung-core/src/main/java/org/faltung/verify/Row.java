package org.faltung.verify;

import java.math.BigInteger;
import java.util.Arrays;

/// A value that is an integer combination of values before it and a constant.
final class Row {
    private final int[] from;
    private final BigInteger[] weights;
    private final BigInteger offset;

    /// Takes the arrays over.
    ///
    /// @param from numbers of values
    /// @param weights a factor each
    Row(int[] from, BigInteger[] weights, BigInteger offset) {
        this.from = from;
        this.weights = weights;
        this.offset = offset;
    }

    int terms() {
        return from.length;
    }

    int from(int term) {
        return from[term];
    }

    /// The number of terms whose value changed.
    ///
    /// @param changed when each value changed last
    /// @param since after when changes count
    int termsChanged(long[] changed, long since) {
        int count = 0;
        for (int value : from) {
            if (changed[value] > since) {
                count++;
            }
        }
        return count;
    }

    /// The value afresh.
    Form of(Form[] values, int dimension) {
        BigInteger[] sum = new BigInteger[dimension + 1];
        Arrays.fill(sum, BigInteger.ZERO);
        sum[dimension] = offset;
        for (int k = 0; k < from.length; k++) {
            add(sum, weights[k], values[from[k]]);
        }
        return new Form(sum);
    }

    /// The value from what it was before: plus the changes of those terms that changed.
    ///
    /// @param changes new minus old, for each value that changed
    /// @param changed when each value changed last
    /// @param since when `old` was right
    Form after(Form old, Form[] changes, long[] changed, long since) {
        int dimension = old.dimension();
        BigInteger[] sum = new BigInteger[dimension + 1];
        for (int q = 0; q <= dimension; q++) {
            sum[q] = old.at(q);
        }
        for (int k = 0; k < from.length; k++) {
            if (changed[from[k]] > since) {
                add(sum, weights[k], changes[from[k]]);
            }
        }
        return new Form(sum);
    }

    private static void add(BigInteger[] sum, BigInteger weight, Form value) {
        for (int q = 0; q < sum.length; q++) {
            BigInteger coefficient = value.at(q);
            if (coefficient.signum() != 0) {
                sum[q] = sum[q].add(weight.multiply(coefficient));
            }
        }
    }
}
