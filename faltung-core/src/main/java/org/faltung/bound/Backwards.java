package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Scalars;

/// A bound as a function of the dimension that is left, computed from the last layer to the first.
///
/// f_{L+1} = 1, f_l(d) depends on f_{l+1} at the dimensions that layer l can leave, and the bound is f₁ at the input
/// dimension. In front of every layer the dimension is cut to the layer's bottleneck.
final class Backwards {
    private Backwards() {}

    /// How one layer makes f_l from f_{l+1}.
    interface Step {
        /// The values f_l(least) … f_l(most); those below `least` are never asked for and may be anything.
        <N> Values<N> before(Profile.Stage stage, Range range, Values<N> next, Scalars<N> scalars);

        /// Whether a layer leaves every dimension up to this one as it is, in every pattern.
        boolean keeps(Profile.Stage stage, int dimension);
    }

    /// Dimensions that can be left in front of a layer.
    ///
    /// @param least the smallest that is needed
    /// @param most the largest, at most the layer's bottleneck
    record Range(int least, int most) {}

    /// The dimensions that are needed in front of every layer.
    static List<Range> ranges(Profile profile, Step step) {
        List<Range> ranges = new ArrayList<>();
        Range range = new Range(profile.inputs(), profile.inputs());
        for (Profile.Stage stage : profile.stages()) {
            range = new Range(stage.rank(range.least()), stage.rank(range.most()));
            ranges.add(range);
            if (!step.keeps(stage, range.most())) {
                range = new Range(0, range.most());
            }
        }
        return ranges;
    }

    /// The values of a function of the dimension; beyond the last one it is constant.
    record Values<N>(List<N> list) {
        N at(int dimension) {
            return list.get(Math.min(dimension, list.size() - 1));
        }
    }

    static <N> Magnitude of(Profile profile, Scalars<N> scalars, Step step) {
        List<Range> ranges = ranges(profile, step);
        Values<N> values = new Values<>(List.of(scalars.one()));
        for (int l = ranges.size() - 1; l >= 0; l--) {
            values = step.before(profile.stages().get(l), ranges.get(l), values, scalars);
        }
        return scalars.magnitude(values.at(profile.inputs()));
    }

    /// Σ_{i ≤ d} C(n, i) Pⁱ for d = 0 … most.
    static <N> List<N> prefixSums(int n, int most, int breakpoints, Scalars<N> scalars) {
        List<N> sums = new ArrayList<>(most + 1);
        N term = scalars.one();
        N sum = term;
        sums.add(sum);
        for (int i = 1; i <= most; i++) {
            term = scalars.over(scalars.times(scalars.times(term, n - i + 1L), breakpoints), i);
            sum = scalars.sum(sum, term);
            sums.add(sum);
        }
        return sums;
    }

    /// A layer that never loses dimensions: f_l(d) = Z_P(n, d) f_{l+1}(d).
    static <N> Values<N> keeping(
            Profile.Stage stage, Range range, Values<N> next, Scalars<N> scalars) {
        int most = range.most();
        List<N> sums = prefixSums(stage.units(), most, stage.breakpoints(), scalars);
        List<N> values = new ArrayList<>(most + 1);
        for (int d = 0; d <= most; d++) {
            values.add(
                    d < range.least() ? scalars.zero() : scalars.product(sums.get(d), next.at(d)));
        }
        return new Values<>(values);
    }

    /// C(n, i) for i = 0 … most, which need not exceed n.
    static <N> List<N> binomials(int n, int most, Scalars<N> scalars) {
        List<N> row = new ArrayList<>(most + 1);
        N term = scalars.one();
        row.add(term);
        for (int i = 1; i <= most; i++) {
            term = scalars.over(scalars.times(term, n - i + 1L), i);
            row.add(term);
        }
        return row;
    }
}
