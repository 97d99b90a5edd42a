package org.faltung.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.exact.Rational;

/// An affine function on Rᵈ: its d coefficients, then its constant.
record Affine(List<Rational> terms) {
    Affine {
        terms = List.copyOf(terms);
    }

    static Affine constant(int dimension, Rational value) {
        List<Rational> terms = new ArrayList<>(Collections.nCopies(dimension, Rational.ZERO));
        terms.add(value);
        return new Affine(terms);
    }

    static Affine coordinate(int dimension, int q) {
        List<Rational> terms = new ArrayList<>(Collections.nCopies(dimension + 1, Rational.ZERO));
        terms.set(q, Rational.ONE);
        return new Affine(terms);
    }

    int dimension() {
        return terms.size() - 1;
    }

    Rational constant() {
        return terms.getLast();
    }

    boolean isConstant() {
        return terms.subList(0, dimension()).stream().allMatch(a -> a.signum() == 0);
    }

    boolean isZero() {
        return isConstant() && constant().signum() == 0;
    }

    Rational at(List<Rational> point) {
        Rational sum = constant();
        for (int q = 0; q < dimension(); q++) {
            sum = sum.plus(terms.get(q).times(point.get(q)));
        }
        return sum;
    }

    Affine plus(Affine other) {
        List<Rational> sum = new ArrayList<>();
        for (int q = 0; q < terms.size(); q++) {
            sum.add(terms.get(q).plus(other.terms.get(q)));
        }
        return new Affine(sum);
    }

    Affine plus(Rational shift) {
        return plus(constant(dimension(), shift));
    }

    Affine minus(Affine other) {
        return plus(other.negated());
    }

    Affine times(Rational factor) {
        return new Affine(terms.stream().map(factor::times).toList());
    }

    Affine negated() {
        return new Affine(terms.stream().map(Rational::negated).toList());
    }

    /// The positive multiple whose terms are integers without a common divisor; 0 stays 0.
    List<BigInteger> primitive() {
        BigInteger common = BigInteger.ONE;
        for (Rational term : terms) {
            common = common.multiply(term.denominator().divide(common.gcd(term.denominator())));
        }
        List<BigInteger> whole = new ArrayList<>();
        BigInteger divisor = BigInteger.ZERO;
        for (Rational term : terms) {
            whole.add(term.numerator().multiply(common.divide(term.denominator())));
            divisor = divisor.gcd(whole.getLast());
        }
        BigInteger shared = divisor.max(BigInteger.ONE);
        return whole.stream().map(number -> number.divide(shared)).toList();
    }

    /// The function on the hyperplane where another one is 0, in the coordinates other than `q`.
    ///
    /// @param wall a function whose coefficient number q is not 0
    Affine on(Affine wall, int q) {
        Affine rest = minus(wall.times(terms.get(q).over(wall.terms.get(q))));
        List<Rational> terms = new ArrayList<>(rest.terms);
        terms.remove(q);
        return new Affine(terms);
    }
}
