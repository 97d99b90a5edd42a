package org.faltung.linear;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;

/// An affine function on Rᵈ with rational coefficients: x ↦ (n₁ x₁ + … + n_d x_d + n₀) / q.
///
/// The integers n and q > 0 have no common divisor, so equal functions are equal objects.
public final class AffineForm {
    private final BigInteger[] numerators; // the constant last
    private final BigInteger denominator;

    private AffineForm(BigInteger[] numerators, BigInteger denominator) {
        this.numerators = numerators;
        this.denominator = denominator;
    }

    /// The function with these numerators over a common denominator.
    ///
    /// @param numerators the linear part in order, then the constant
    /// @param denominator not 0
    public static AffineForm of(List<BigInteger> numerators, BigInteger denominator) {
        return reduced(numerators.toArray(new BigInteger[0]), denominator);
    }

    /// The function with these coefficients.
    ///
    /// @param linear the linear part, in the order of the coordinates
    public static AffineForm of(List<Rational> linear, Rational constant) {
        BigInteger common = constant.denominator();
        for (Rational coefficient : linear) {
            BigInteger divisor = common.gcd(coefficient.denominator());
            common = common.multiply(coefficient.denominator().divide(divisor));
        }
        BigInteger[] numerators = new BigInteger[linear.size() + 1];
        for (int q = 0; q < numerators.length; q++) {
            Rational coefficient = q < linear.size() ? linear.get(q) : constant;
            numerators[q] =
                    coefficient.numerator().multiply(common.divide(coefficient.denominator()));
        }
        return reduced(numerators, common);
    }

    /// A constant function on Rᵈ.
    public static AffineForm constant(int dimension, Rational value) {
        BigInteger[] numerators = zeros(dimension + 1);
        numerators[dimension] = value.numerator();
        return new AffineForm(numerators, value.denominator());
    }

    /// The coordinate x_q on Rᵈ, q from 0.
    public static AffineForm coordinate(int dimension, int q) {
        BigInteger[] numerators = zeros(dimension + 1);
        numerators[q] = BigInteger.ONE;
        return new AffineForm(numerators, BigInteger.ONE);
    }

    private static BigInteger[] zeros(int length) {
        BigInteger[] zeros = new BigInteger[length];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    private static AffineForm reduced(BigInteger[] numerators, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator must not be 0");
        }
        if (denominator.signum() > 0 && Rational.isPowerOfTwo(denominator)) {
            return dyadic(numerators, denominator);
        }
        BigInteger common = denominator;
        for (int q = 0; q < numerators.length && !common.abs().equals(BigInteger.ONE); q++) {
            common = common.gcd(numerators[q]);
        }
        BigInteger divisor = denominator.signum() < 0 ? common.abs().negate() : common.abs();
        if (!divisor.equals(BigInteger.ONE)) {
            for (int q = 0; q < numerators.length; q++) {
                numerators[q] = numerators[q].divide(divisor);
            }
        }
        return new AffineForm(numerators, denominator.divide(divisor));
    }

    /// Lowest terms by shifts: most networks are of binary floats.
    private static AffineForm dyadic(BigInteger[] numerators, BigInteger denominator) {
        int shift = denominator.bitLength() - 1;
        for (int q = 0; q < numerators.length && shift > 0; q++) {
            if (numerators[q].signum() != 0) {
                shift = Math.min(shift, numerators[q].getLowestSetBit());
            }
        }
        if (shift == 0) {
            return new AffineForm(numerators, denominator);
        }
        for (int q = 0; q < numerators.length; q++) {
            numerators[q] = numerators[q].shiftRight(shift);
        }
        return new AffineForm(numerators, denominator.shiftRight(shift));
    }

    /// The number d of variables.
    public int dimension() {
        return numerators.length - 1;
    }

    /// Numerator number q over [#denominator]; number d is the constant's.
    public BigInteger numerator(int q) {
        return numerators[q];
    }

    /// The common denominator, positive.
    public BigInteger denominator() {
        return denominator;
    }

    /// The coefficient of x_q, q from 0; number d is the constant.
    public Rational coefficient(int q) {
        return Rational.of(numerators[q], denominator);
    }

    /// The constant term.
    public Rational constant() {
        return coefficient(dimension());
    }

    /// Whether the linear part is 0.
    public boolean isConstant() {
        for (int q = 0; q < dimension(); q++) {
            if (numerators[q].signum() != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the function is 0 everywhere.
    public boolean isZero() {
        return isConstant() && numerators[dimension()].signum() == 0;
    }

    /// The value at a point.
    public Rational at(List<Rational> point) {
        Rational sum = Rational.of(numerators[dimension()]);
        for (int q = 0; q < dimension(); q++) {
            if (numerators[q].signum() != 0) {
                sum = sum.plus(Rational.of(numerators[q]).times(point.get(q)));
            }
        }
        return sum.over(Rational.of(denominator));
    }

    /// The sum of two functions.
    public AffineForm plus(AffineForm other) {
        BigInteger[] sum = new BigInteger[numerators.length];
        boolean alike = denominator.equals(other.denominator);
        for (int q = 0; q < sum.length; q++) {
            sum[q] =
                    alike
                            ? numerators[q].add(other.numerators[q])
                            : numerators[q]
                                    .multiply(other.denominator)
                                    .add(other.numerators[q].multiply(denominator));
        }
        return reduced(sum, alike ? denominator : denominator.multiply(other.denominator));
    }

    /// The difference of two functions.
    public AffineForm minus(AffineForm other) {
        return plus(other.negated());
    }

    /// The function with the other sign.
    public AffineForm negated() {
        BigInteger[] negated = new BigInteger[numerators.length];
        Arrays.setAll(negated, q -> numerators[q].negate());
        return new AffineForm(negated, denominator);
    }

    /// A multiple.
    public AffineForm times(Rational factor) {
        BigInteger[] product = new BigInteger[numerators.length];
        Arrays.setAll(product, q -> numerators[q].multiply(factor.numerator()));
        return reduced(product, denominator.multiply(factor.denominator()));
    }

    /// The function plus a constant.
    public AffineForm plus(Rational constant) {
        return constant.signum() == 0 ? this : plus(constant(dimension(), constant));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AffineForm that
                && Arrays.equals(numerators, that.numerators)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numerators) + denominator.hashCode();
    }

    /// Such as `1/2*x0 - x1 + 3`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int q = 0; q < dimension(); q++) {
            if (numerators[q].signum() != 0) {
                text.append(text.isEmpty() ? "" : " + ")
                        .append(coefficient(q))
                        .append("*x")
                        .append(q);
            }
        }
        if (text.isEmpty() || numerators[dimension()].signum() != 0) {
            text.append(text.isEmpty() ? "" : " + ").append(constant());
        }
        return text.toString();
    }
}
