package org.faltung.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.jspecify.annotations.Nullable;

/// Numbers the values of a network as they arise, and gives each a denominator that fits in every cell, so that
/// all that follows is integers: the least common multiple of those that its definition brings together.
final class Wiring {
    private final List<@Nullable Form> given = new ArrayList<>();
    private final List<@Nullable Row> rows = new ArrayList<>();
    private final List<BigInteger> denominators = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final int[] inputs;

    /// Starts with the inputs of a network.
    Wiring(List<AffineForm> inputs) {
        this.inputs = new int[inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            AffineForm form = inputs.get(i);
            this.inputs[i] = value(Exactly.form(form), null, form.denominator());
        }
    }

    int[] inputs() {
        return inputs.clone();
    }

    List<@Nullable Form> given() {
        return given;
    }

    List<@Nullable Row> rows() {
        return rows;
    }

    List<Decision> decisions() {
        return decisions;
    }

    private int value(@Nullable Form form, @Nullable Row row, BigInteger denominator) {
        given.add(form);
        rows.add(row);
        denominators.add(denominator);
        return rows.size() - 1;
    }

    /// The value Σ weights · values + offset. Terms of weight 0 are left out.
    int sum(List<Term> terms, Rational offset) {
        List<Term> kept = terms.stream().filter(term -> term.weight().signum() != 0).toList();
        if (kept.size() == 1
                && kept.getFirst().weight().equals(Rational.ONE)
                && offset.signum() == 0) {
            return kept.getFirst().value();
        }
        int[] from = new int[kept.size()];
        Rational[] weights = new Rational[kept.size()];
        BigInteger common = offset.denominator();
        for (int k = 0; k < from.length; k++) {
            from[k] = kept.get(k).value();
            weights[k] = per(kept.get(k).weight(), from[k]);
            common = Exactly.multiple(common, weights[k].denominator());
        }
        BigInteger[] integers = new BigInteger[from.length];
        for (int k = 0; k < from.length; k++) {
            integers[k] = Exactly.numerator(weights[k], common);
        }
        return value(null, new Row(from, integers, Exactly.numerator(offset, common)), common);
    }

    /// A term of a sum.
    record Term(int value, Rational weight) {}

    /// What a factor of a value is of its numerator.
    private Rational per(Rational factor, int value) {
        return factor.over(Rational.of(denominators.get(value)));
    }

    /// The value of a function of value z with breakpoints: on piece p it is slope_p · z + intercept_p.
    int bend(int z, List<Rational> at, List<Rational> slopes, List<Rational> intercepts) {
        List<BigInteger> scales = new ArrayList<>();
        List<BigInteger> breakpoints = new ArrayList<>();
        for (Rational t : at) {
            Rational numerator = t.times(Rational.of(denominators.get(z)));
            scales.add(numerator.denominator());
            breakpoints.add(numerator.numerator());
        }
        BigInteger common = BigInteger.ONE;
        for (int p = 0; p < slopes.size(); p++) {
            common = Exactly.multiple(common, per(slopes.get(p), z).denominator());
            common = Exactly.multiple(common, intercepts.get(p).denominator());
        }
        List<BigInteger> factors = new ArrayList<>();
        List<BigInteger> constants = new ArrayList<>();
        for (int p = 0; p < slopes.size(); p++) {
            factors.add(Exactly.numerator(per(slopes.get(p), z), common));
            constants.add(Exactly.numerator(intercepts.get(p), common));
        }
        int output = value(null, null, common);
        decisions.add(new Decision.Bend(output, z, scales, breakpoints, factors, constants));
        return output;
    }

    /// The first maximum of some values; the value itself if there is one only.
    int maximum(List<Integer> values) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        BigInteger common = BigInteger.ONE;
        for (int value : values) {
            common = Exactly.multiple(common, denominators.get(value));
        }
        List<BigInteger> scales = new ArrayList<>();
        for (int value : values) {
            scales.add(common.divide(denominators.get(value)));
        }
        int output = value(null, null, common);
        decisions.add(new Decision.Maximum(output, List.copyOf(values), scales));
        return output;
    }
}
