package org.faltung.bound;

import java.util.List;
import org.faltung.bound.Backwards.Range;
import org.faltung.bound.Backwards.Values;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;

/// The bound of Hinz 2021 on the fully connected view: histograms of how many units can be active.
///
/// A layer of m ReLUs on n dimensions has at most Z(m, n) patterns, and the histogram of their numbers of active units
/// is dominated by γ_{n,m}, where
///
///     γ_{m,m}(j) = C(m, j),   γ_{n,m} = Shift γ_{n,m−1} + γ_{n−1,m−1}   for β < n < m,
///
/// with the base γ_{1,m} = 1 at m and 2 on each level below, or for β = 2 also γ_{2,m} = 1 at m and m on each level
/// below, up to the total. On a pattern with j active units the image has dimension at most min(n, j), so
///
///     f_l(n) = Σ_j γ_{n,m}(j) f_{l+1}(min(n, j)).
///
/// The sum is taken over γ in closed form ([HinzLayer]), so that a layer takes O(n₀ · levels) operations. When
/// rounding, the levels that hold less than 2⁻⁶⁰ of the sum are bounded together.
///
/// Time O(L n₀²) operations with digits, in practice about O(100 L n₀) when rounding; space O(n₀) numbers.
///
/// Source: Hinz and van de Geer 2019 (framework), Hinz 2021 (recursion); the base β = 2 is proved in
/// docs/theory/deep.md.
final class Hinz {
    private Hinz() {}

    /// The bound.
    ///
    /// @param base β, 1 or 2
    static Magnitude of(Profile profile, int base, Effort effort) {
        Layers layers = new Layers(base);
        List<Range> ranges = Backwards.ranges(profile, layers);
        double steps = 0;
        for (int l = 0; l < ranges.size(); l++) {
            Range range = ranges.get(l);
            double levels =
                    layers.keeps(profile.stages().get(l), range.most()) ? 0 : range.most() / 4.0;
            steps += 20.0 * range.most() + 20 * levels * (range.most() - range.least() + 1.0);
        }
        double bits =
                Math.min(2.0 * profile.units(), 12.0 * profile.stages().size() * profile.inputs());
        return effort.exact(steps, bits)
                ? Backwards.of(profile, Digits.EXACT, layers)
                : Backwards.of(profile, Rounded.UP, layers);
    }

    private record Layers(int base) implements Backwards.Step {
        @Override
        public <N> Values<N> before(
                Profile.Stage stage, Range range, Values<N> next, Scalars<N> scalars) {
            return stage.collapses()
                    ? HinzLayer.of(base, stage.units(), range, next, scalars)
                    : Backwards.keeping(stage, range, next, scalars);
        }

        /// The lowest level that γ_{n,m} reaches is about (m − n) / 2.
        @Override
        public boolean keeps(Profile.Stage stage, int dimension) {
            return !stage.collapses() || 3L * dimension <= stage.units();
        }
    }
}
