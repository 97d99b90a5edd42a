package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;

/// The bound of Montúfar 2017 on the fully connected view:
///
///     R ≤ Π_l Σ_{i ≤ d_l} C(n_l, i) Pⁱ,   d_l = min(n₀, n₁, …, n_{l−1})
///
/// where affine bottlenecks between the layers count among the widths, since they limit the dimension of
/// a region's image just as well.
///
/// Time O(L n₀) operations.
///
/// Source: Montúfar 2017, Proposition 3.
final class Montufar2017 {
    private Montufar2017() {}

    static Magnitude of(Profile profile, Effort effort) {
        List<Magnitude> factors = new ArrayList<>();
        int dimension = profile.inputs();
        for (Profile.Stage stage : profile.stages()) {
            dimension = stage.rank(dimension);
            factors.add(
                    ArrangementSum.of(
                            stage.units(), dimension, stage.breakpoints(), effort, Rounded.UP));
        }
        return Products.of(factors, Rounded.UP);
    }
}
