package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Weights;

/// An affine map of every single value, x ↦ factor · x / divisor + shift, that is put into the
/// layer before it where that rounds nothing.
///
/// The arrays, a number for each value, are never changed.
final class Affine {
    private final double[] factors;
    private final double[] divisors;
    private final double[] shifts;

    private Affine(double[] factors, double[] divisors, double[] shifts) {
        this.factors = factors;
        this.divisors = divisors;
        this.shifts = shifts;
    }

    static Affine shift(double[] shifts) {
        return new Affine(all(1, shifts.length), all(1, shifts.length), shifts);
    }

    static Affine factor(double[] factors) {
        return new Affine(factors, all(1, factors.length), all(0, factors.length));
    }

    /// @param divisors none of them 0
    static Affine divisor(double[] divisors) {
        double[] factors = new double[divisors.length];
        double[] rest = new double[divisors.length];
        for (int i = 0; i < divisors.length; i++) {
            OptionalDouble inverse = Exactly.quotient(1, divisors[i]);
            factors[i] = inverse.orElse(1);
            rest[i] = inverse.isPresent() ? 1 : divisors[i];
        }
        return new Affine(factors, rest, all(0, divisors.length));
    }

    /// A flow with its sign turned.
    static Flow negation(Flow flow) {
        return factor(all(-1, flow.dims().size())).after(flow);
    }

    /// A flow and this map after it.
    Flow after(Flow flow) {
        if (isAll(factors, 1) && isAll(divisors, 1) && isAll(shifts, 0)) {
            return flow;
        }
        Optional<Layer> merged = flow.origin().replaceable().flatMap(this::mergedInto);
        return merged.isPresent()
                ? flow.on(flow.origin().replaced(merged.get()))
                : flow.then(layer());
    }

    private Layer layer() {
        double[] linear = Arrays.copyOf(factors, 2 * factors.length);
        System.arraycopy(divisors, 0, linear, factors.length, divisors.length);
        return new Mix.Rescale(Weights.Trained.of(linear, shifts));
    }

    private Optional<Layer> mergedInto(Layer last) {
        return switch (last) {
            case Mix.Rescale(Weights.Trained weights) -> after(weights).map(Affine::layer);
            case Mix.Dense(int units, Weights.Trained weights) ->
                    shifted(weights, 1).map(trained -> new Mix.Dense(units, trained));
            case Mix.Convolution conv when conv.weights() instanceof Weights.Trained weights ->
                    shifted(weights, shifts.length / conv.filters())
                            .map(trained ->
                                    new Mix.Convolution(
                                            conv.filters(),
                                            conv.rows(),
                                            conv.columns(),
                                            conv.groups(),
                                            trained));
            case Mix _, Fold _, Join _ -> Optional.empty();
        };
    }

    /// This map after another: only what follows can follow without rounding.
    private Optional<Affine> after(Weights.Trained first) {
        int n = factors.length;
        double[] f = new double[n];
        double[] d = new double[n];
        double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            OptionalDouble factor = Exactly.product(first.linear(i), factors[i]);
            OptionalDouble divisor = Exactly.product(first.linear(n + i), divisors[i]);
            OptionalDouble scaled = Exactly.product(first.offset(i), factors[i]);
            OptionalDouble divided =
                    scaled.isEmpty() ? scaled : Exactly.quotient(scaled.getAsDouble(), divisors[i]);
            OptionalDouble shift =
                    divided.isEmpty() ? divided : Exactly.sum(divided.getAsDouble(), shifts[i]);
            if (factor.isEmpty() || divisor.isEmpty() || shift.isEmpty()) {
                return Optional.empty();
            }
            f[i] = factor.getAsDouble();
            d[i] = divisor.getAsDouble();
            s[i] = shift.getAsDouble();
        }
        return Optional.of(new Affine(f, d, s));
    }

    /// The weights of a layer with the shifts added to its biases.
    ///
    /// @param cells values that share a bias
    private Optional<Weights.Trained> shifted(Weights.Trained weights, int cells) {
        if (!isAll(factors, 1) || !isAll(divisors, 1)) {
            return Optional.empty();
        }
        double[] biases = new double[weights.offsetCount()];
        for (int i = 0; i < shifts.length; i++) {
            OptionalDouble bias = Exactly.sum(weights.offset(i / cells), shifts[i]);
            boolean same = i % cells == 0 || shifts[i] == shifts[i - 1];
            if (bias.isEmpty() || !same) {
                return Optional.empty();
            }
            biases[i / cells] = bias.getAsDouble();
        }
        double[] linear = new double[weights.linearCount()];
        Arrays.setAll(linear, weights::linear);
        return Optional.of(Weights.Trained.of(linear, biases));
    }

    private static double[] all(double value, int length) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    private static boolean isAll(double[] values, double wanted) {
        return Arrays.stream(values).allMatch(value -> value == wanted);
    }
}
