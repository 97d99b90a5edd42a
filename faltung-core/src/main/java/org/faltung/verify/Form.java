package org.faltung.verify;

import java.math.BigInteger;
import java.util.Arrays;

/// An affine function with integer coefficients, the constant last. It never changes.
///
/// Of a value of the network it is the numerator over a denominator that the [Circuit] knows; of a constraint
/// only the sign counts, so any positive multiple does.
final class Form {
    private final BigInteger[] coefficients;

    /// Takes the array over.
    Form(BigInteger... coefficients) {
        this.coefficients = coefficients;
    }

    /// A constant function.
    static Form constant(int dimension, BigInteger value) {
        BigInteger[] coefficients = new BigInteger[dimension + 1];
        Arrays.fill(coefficients, BigInteger.ZERO);
        coefficients[dimension] = value;
        return new Form(coefficients);
    }

    int dimension() {
        return coefficients.length - 1;
    }

    /// Coefficient number q; that of number `dimension` is the constant.
    BigInteger at(int q) {
        return coefficients[q];
    }

    boolean isZero() {
        for (BigInteger coefficient : coefficients) {
            if (coefficient.signum() != 0) {
                return false;
            }
        }
        return true;
    }

    Form negated() {
        BigInteger[] negated = new BigInteger[coefficients.length];
        Arrays.setAll(negated, q -> coefficients[q].negate());
        return new Form(negated);
    }

    Form minus(Form other) {
        BigInteger[] difference = new BigInteger[coefficients.length];
        Arrays.setAll(difference, q -> coefficients[q].subtract(other.coefficients[q]));
        return new Form(difference);
    }

    /// factor · this + constant.
    Form times(BigInteger factor, BigInteger constant) {
        if (factor.equals(BigInteger.ONE) && constant.signum() == 0) {
            return this;
        }
        BigInteger[] product = new BigInteger[coefficients.length];
        Arrays.setAll(product, q -> coefficients[q].multiply(factor));
        product[dimension()] = product[dimension()].add(constant);
        return new Form(product);
    }

    /// The same function over the largest power of 2 that divides all coefficients.
    Form shortened() {
        int zeros = Integer.MAX_VALUE;
        for (BigInteger coefficient : coefficients) {
            if (coefficient.signum() != 0) {
                zeros = Math.min(zeros, coefficient.getLowestSetBit());
            }
        }
        if (zeros == 0 || zeros == Integer.MAX_VALUE) {
            return this;
        }
        int shift = zeros;
        BigInteger[] shorter = new BigInteger[coefficients.length];
        Arrays.setAll(shorter, q -> coefficients[q].shiftRight(shift));
        return new Form(shorter);
    }

    /// The sign of the value at a point.
    int signAt(Point point) {
        BigInteger sum = coefficients[dimension()].multiply(point.denominator());
        for (int q = 0; q < dimension(); q++) {
            if (coefficients[q].signum() != 0) {
                sum = sum.add(coefficients[q].multiply(point.numerator(q)));
            }
        }
        return sum.signum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Form that && Arrays.equals(coefficients, that.coefficients);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients);
    }

    @Override
    public String toString() {
        return Arrays.toString(coefficients);
    }
}
