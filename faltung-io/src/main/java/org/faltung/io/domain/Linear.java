package org.faltung.io.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// An affine function of a few of the inputs.
///
/// @param slopes by the number of the input; none is 0
record Linear(Map<Integer, Rational> slopes, Rational constant) {
    static Linear constant(Rational value) {
        return new Linear(Map.of(), value);
    }

    static Linear input(int number) {
        return new Linear(Map.of(number, Rational.ONE), Rational.ZERO);
    }

    boolean isConstant() {
        return slopes.isEmpty();
    }

    Linear plus(Linear other) {
        Map<Integer, Rational> sum = new TreeMap<>(slopes);
        other.slopes.forEach((input, slope) -> sum.merge(input, slope, Rational::plus));
        sum.values().removeIf(slope -> slope.signum() == 0);
        return new Linear(sum, constant.plus(other.constant));
    }

    Linear minus(Linear other) {
        return plus(other.times(Rational.ONE.negated()));
    }

    Linear times(Rational factor) {
        Map<Integer, Rational> product = new TreeMap<>();
        if (factor.signum() != 0) {
            slopes.forEach((input, slope) -> product.put(input, slope.times(factor)));
        }
        return new Linear(product, constant.times(factor));
    }

    AffineForm form(int dimension) {
        List<Rational> linear =
                IntStream.range(0, dimension)
                        .mapToObj(q -> slopes.getOrDefault(q, Rational.ZERO))
                        .toList();
        return AffineForm.of(linear, constant);
    }
}
