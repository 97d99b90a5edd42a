package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Scalars;

/// The histogram bounds of Hinz and van de Geer 2019 on the fully connected view: [Framework] on a chain of layers.
///
/// Let d be the dimension of a region's image in front of a layer of m units, at most m and every
/// size on the way. ReLU cuts the region into parts, at most γ_{d,m}(j) of them with j active units, whose
/// images have dimension at most min(d, j); an activation that keeps the dimension cuts it into at
/// most Z_P(m, d) parts. So the number of regions is at most f₁(n₀), where f_{L+1} = 1 and
///
///     f_l(d) = Σ_j γ_{d,m}(j) f_{l+1}(min(d, j))       or       f_l(d) = Z_P(m, d) f_{l+1}(d).
///
/// This is valid for every family γ that dominates the histogram of every layer and grows with d
/// ([Gamma]). The recursion runs from the last layer to the first, over the dimensions that occur.
///
/// Time and space O(L n₀) operations and numbers, and what [HistogramLayer] says.
///
/// Source: Hinz and van de Geer 2019, Theorem 1; here, docs/theory/deep.md.
final class Histograms {
    private Histograms() {}

    /// Whether the numbers of every layer fit in memory, at least when rounded.
    static boolean fits(Profile profile, Gamma gamma) {
        return Framework.fits(operators(profile), profile.inputs(), gamma);
    }

    /// The bound with all digits, if that is cheap, else rounded up.
    static Magnitude of(Profile profile, Gamma gamma, Effort effort) {
        return Framework.of(operators(profile), profile.inputs(), gamma, effort);
    }

    /// The bound in a number system.
    ///
    /// @param scalars [org.faltung.exact.Digits], or [org.faltung.exact.Rounded#UP]
    static <N> Magnitude in(Profile profile, Gamma gamma, Scalars<N> scalars) {
        return Framework.in(operators(profile), profile.inputs(), gamma, scalars);
    }

    private static List<Operator> operators(Profile profile) {
        List<Operator> operators = new ArrayList<>();
        for (Profile.Stage stage : profile.stages()) {
            operators.add(new Operator.Linear(stage.bottleneck()));
            operators.add(
                    stage.collapses()
                            ? new Operator.Collapsing(stage.units())
                            : Operator.Cutting.of(stage.breakpoints(), stage.units()));
        }
        return operators;
    }
}
