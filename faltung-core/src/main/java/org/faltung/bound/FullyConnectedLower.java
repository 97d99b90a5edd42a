package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;

/// The classical lower bounds of the maximum over all weights, for fully connected ReLU networks only.
///
/// With n₀ inputs and widths n₁ … n_L, Z the regions of an arrangement in general position:
///
///     Pascanu 2013:   Π_{l<L} ⌊n_l / n₀⌋ · Z(n_L, n₀)
///     Montúfar 2014:  Π_{l<L} ⌊n_l / n₀⌋^n₀ · Z(n_L, n₀)
///     Serra 2018:     Π_{l<L} (⌊n_l / n₀⌋ + 1)^n₀ · Z(n_L, n₀), if every n_l ≥ 3 n₀
///
/// With shared filters all three are false: 3 × 3 input and two 2 × 2 filters would give 256, the truth is 255.
final class FullyConnectedLower {
    private FullyConnectedLower() {}

    static Magnitude pascanu(Profile profile, Effort effort) {
        return product(profile, effort, false, 1);
    }

    static Magnitude montufar(Profile profile, Effort effort) {
        return product(profile, effort, false, profile.inputs());
    }

    static Magnitude serra(Profile profile, Effort effort) {
        return product(profile, effort, true, profile.inputs());
    }

    private static Magnitude product(
            Profile profile, Effort effort, boolean reversed, int exponent) {
        List<Magnitude> factors = new ArrayList<>();
        int last = profile.stages().size() - 1;
        for (Profile.Stage stage : profile.stages().subList(0, last)) {
            int pieces = stage.units() / profile.inputs() + (reversed ? 1 : 0);
            factors.add(
                    Products.power(
                            new Magnitude.Whole(BigInteger.valueOf(pieces)),
                            exponent,
                            Rounded.DOWN));
        }
        int units = profile.stages().get(last).units();
        factors.add(ArrangementSum.of(units, profile.inputs(), 1, effort, Rounded.DOWN));
        return Products.of(factors, Rounded.DOWN);
    }
}
