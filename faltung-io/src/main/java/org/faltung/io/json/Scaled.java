package org.faltung.io.json;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.faltung.exact.Rational;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// The numbers of an affine layer, some of which are no binary floats, as binary floats over a divisor a
/// unit: with q the least common multiple of the odd parts of a unit's denominators,
///
///     Σ wⱼ xⱼ + b = (Σ (q wⱼ) xⱼ + q b) / q,
///
/// and q wⱼ has a power of two for its denominator. What still is no binary float then is refused.
final class Scaled {
    private final Weights weights;
    private final double[] divisors;

    private Scaled(Weights weights, double[] divisors) {
        this.weights = weights;
        this.divisors = divisors;
    }

    /// @param linear so many numbers for each unit, unit by unit
    /// @param offsets one number a unit, or none for zeros
    static Scaled of(int units, Parameters linear, Optional<Parameters> offsets) {
        double[] slopes = linear.nearest();
        double[] shifts = offsets.map(Parameters::nearest).orElseGet(() -> new double[units]);
        double[] divisors = new double[units];
        Arrays.fill(divisors, 1);
        int each = slopes.length / units;
        boolean plain =
                linear.areBinaryFloats() && offsets.map(Parameters::areBinaryFloats).orElse(true);
        for (int unit = 0; unit < units && !plain; unit++) {
            BigInteger common = offsets.map(shift(unit)).orElse(BigInteger.ONE);
            for (int i = unit * each; i < (unit + 1) * each; i++) {
                common = multiple(common, odd(linear.exact(i)));
            }
            Rational divisor = Rational.of(common);
            divisors[unit] = common.doubleValue();
            for (int i = unit * each; i < (unit + 1) * each; i++) {
                slopes[i] = times(linear, i, divisor);
            }
            if (offsets.isPresent()) {
                shifts[unit] = times(offsets.get(), unit, divisor);
            }
        }
        return new Scaled(Weights.Trained.of(slopes, shifts), divisors);
    }

    private static Function<Parameters, BigInteger> shift(int unit) {
        return offsets -> odd(offsets.exact(unit));
    }

    private static BigInteger odd(Rational number) {
        BigInteger denominator = number.denominator();
        return denominator.shiftRight(denominator.getLowestSetBit());
    }

    private static BigInteger multiple(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    private static double times(Parameters numbers, int index, Rational divisor) {
        Rational product = numbers.exact(index).times(divisor);
        if (!product.isBinaryFloat() || !divisor.isBinaryFloat()) {
            throw numbers.refusal(index);
        }
        return product.nearest();
    }

    Weights weights() {
        return weights;
    }

    /// The division that follows the layer, if any is needed.
    ///
    /// @param output the shape of the layer's output, whose channels are the units
    Optional<Mix.Rescale> division(Shape output) {
        if (Arrays.stream(divisors).allMatch(divisor -> divisor == 1)) {
            return Optional.empty();
        }
        int size = output.size();
        double[] factorsAndDivisors = new double[2 * size];
        for (int i = 0; i < size; i++) {
            factorsAndDivisors[i] = 1;
            factorsAndDivisors[size + i] = divisors[i / output.cells()];
        }
        return Optional.of(
                new Mix.Rescale(Weights.Trained.of(factorsAndDivisors, new double[size])));
    }
}
