package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.bound.Backwards.Range;
import org.faltung.bound.Backwards.Values;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;

/// The bound of Serra, Tjandraatmadja and Ramalingam 2018 on the fully connected view:
///
///     R ≤ Σ_{j ∈ J} Π_l C(n_l, j_l),   J = { j : 0 ≤ j_l ≤ min(n₀, n₁ − j₁, …, n_{l−1} − j_{l−1}, n_l) }
///
/// The constraint looks back through one number, the dimension d that is left, so that the bound is f₁(n₀) with
/// f_{L+1} = 1 and, for d at most the width and every bottleneck in front of the layer,
///
///     f_l(d) = Σ_{j ≤ d} C(n, j) f_{l+1}(min(d, n − j))
///            = f_{l+1}(d) Σ_{j ≤ min(d, n − d)} C(n, j) + Σ_{max(0, n − d) ≤ i < d} C(n, i) f_{l+1}(i).
///
/// Both sums only grow with d, at one end or at two, so that all values of a layer take O(n₀) operations.
/// A layer whose inactive units are not constant (leaky ReLU, …) keeps the dimension:
/// f_l(d) = Z_P(n, d) f_{l+1}(d).
///
/// Time O(L n₀) operations; space O(n₀) numbers.
///
/// Source: Serra, Tjandraatmadja and Ramalingam 2018, Theorem 1.
final class Serra2018 {
    private Serra2018() {}

    static Magnitude of(Profile profile, Effort effort) {
        double steps = 30.0 * profile.stages().size() * profile.inputs();
        double bits =
                Math.min(2.0 * profile.units(), 12.0 * profile.stages().size() * profile.inputs());
        return effort.exact(steps, bits) ? in(profile, Digits.EXACT) : in(profile, Rounded.UP);
    }

    private static <N> Magnitude in(Profile profile, Scalars<N> scalars) {
        return Backwards.of(
                profile,
                scalars,
                new Backwards.Step() {
                    @Override
                    public <M> Values<M> before(
                            Profile.Stage stage, Range range, Values<M> next, Scalars<M> system) {
                        return keeps(stage, range.most())
                                ? Backwards.keeping(stage, range, next, system)
                                : layer(stage.units(), range, next, system);
                    }

                    @Override
                    public boolean keeps(Profile.Stage stage, int dimension) {
                        return !stage.collapses() || 2L * dimension <= stage.units();
                    }
                });
    }

    private static <N> Values<N> layer(int n, Range range, Values<N> next, Scalars<N> scalars) {
        int most = range.most();
        List<N> prefix = Backwards.prefixSums(n, Math.min(most, n / 2), 1, scalars);
        List<N> binomials = Backwards.binomials(n, most, scalars);
        List<N> values = new ArrayList<>(most + 1);
        N window = scalars.zero();
        int low = n / 2 + 1;
        int high = low;
        for (int d = 0; d < range.least(); d++) {
            values.add(scalars.zero());
        }
        for (int d = range.least(); d <= most; d++) {
            N kept = scalars.product(next.at(d), prefix.get(Math.min(d, n - d)));
            if (2 * d > n) {
                for (; high < d; high++) {
                    window =
                            scalars.sum(
                                    window, scalars.product(binomials.get(high), next.at(high)));
                }
                for (; low > n - d; low--) {
                    window =
                            scalars.sum(
                                    window,
                                    scalars.product(binomials.get(low - 1), next.at(low - 1)));
                }
            }
            values.add(2 * d > n ? scalars.sum(kept, window) : kept);
        }
        return new Values<>(values);
    }
}
