package org.faltung.bound;

import java.math.BigInteger;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.matroid.SharedLayer;

/// The sentence that tells where the printed formula counts more regions than any network has.
///
/// Convolution commutes: w₂ ∗ (w₁ ∗ x) = w₁ ∗ (w₂ ∗ x) is a linear relation among the pre-activations of two filters
/// that holds for every input, so that some patterns of activation cannot occur whatever the weights are.
///
/// Derived in docs/theory/overcount.md.
final class Overcount {
    private Overcount() {}

    /// The sentence, if the formula is known or proved to overcount this layer.
    static Optional<String> of(OneLayerBounds.Part part) {
        boolean both = part.formula().isPresent() && part.truth().isPresent();
        if (both
                && part.formula().get() instanceof Magnitude.Whole(BigInteger formula)
                && part.truth().get().value() instanceof Magnitude.Whole(BigInteger truth)
                && formula.compareTo(truth) > 0) {
            return Optional.of(
                    "The printed formula gives "
                            + shown(formula)
                            + ", the true maximum is "
                            + shown(truth)
                            + ": convolution commutes, which is a linear relation among the pre-activations of the filters"
                            + " that no choice of weights removes (docs/theory/overcount.md).");
        }
        SharedLayer layer = part.one().layer();
        boolean proved = part.one().convolutional() && layer.formulaOvercounts();
        return proved
                ? Optional.of(
                        "The printed formula is strictly more than the true maximum here, which is out of reach:"
                                + " the filters satisfy a linear relation for every choice of weights"
                                + " (docs/theory/one-layer.md, Theorem 3).")
                : Optional.empty();
    }

    private static String shown(BigInteger value) {
        String digits = value.toString();
        return digits.length() <= 40
                ? digits
                : digits.charAt(0)
                        + "."
                        + digits.substring(1, 13)
                        + "… · 10^"
                        + (digits.length() - 1);
    }
}
