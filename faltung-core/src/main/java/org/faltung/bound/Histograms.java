package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;

/// The histogram bounds of Hinz and van de Geer 2019 on the fully connected view.
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
    /// Half a gigabyte of rounded numbers.
    private static final int MOST_NUMBERS = 8_000_000;

    private Histograms() {}

    /// Whether the numbers of every layer fit in memory, at least when rounded.
    static boolean fits(Profile profile, Gamma gamma) {
        List<Range> ranges = ranges(profile, gamma);
        for (int l = 0; l < ranges.size(); l++) {
            Range range = ranges.get(l);
            boolean kept = keeps(profile.stages().get(l), range, gamma);
            if ((kept ? range.most() - range.least() : range.most()) > MOST_NUMBERS) {
                return false;
            }
        }
        return true;
    }

    /// The bound with all digits, if that is cheap, else rounded up.
    static Magnitude of(Profile profile, Gamma gamma, Effort effort) {
        return effort.affords(HistogramWork.of(profile, gamma))
                ? in(profile, gamma, Digits.EXACT)
                : in(profile, gamma, Rounded.UP);
    }

    /// The bound in a number system.
    ///
    /// @param scalars [Digits], or [Rounded#UP]
    static <N> Magnitude in(Profile profile, Gamma gamma, Scalars<N> scalars) {
        List<Range> ranges = ranges(profile, gamma);
        Values<N> values = new Values<>(0, List.of(scalars.one()));
        for (int l = ranges.size() - 1; l >= 0; l--) {
            Profile.Stage stage = profile.stages().get(l);
            Range range = ranges.get(l);
            values =
                    keeps(stage, range, gamma)
                            ? keeping(stage, range, values, scalars)
                            : HistogramLayer.of(gamma, stage.units(), range, values, scalars);
        }
        return scalars.magnitude(values.at(profile.inputs()));
    }

    /// Dimensions that can be left in front of a layer.
    ///
    /// @param least the smallest
    /// @param most the largest, at most the layer's bottleneck
    record Range(int least, int most) {}

    /// The dimensions that occur in front of every layer.
    static List<Range> ranges(Profile profile, Gamma gamma) {
        List<Range> ranges = new ArrayList<>();
        int least = profile.inputs();
        int most = profile.inputs();
        for (Profile.Stage stage : profile.stages()) {
            Range range = new Range(stage.rank(least), stage.rank(most));
            ranges.add(range);
            most = range.most();
            least = range.least();
            if (stage.collapses()) {
                // what is left first grows with the dimension, then falls
                int m = stage.units();
                least = Math.min(gamma.left(m, least), gamma.left(m, most));
            }
        }
        return ranges;
    }

    /// Whether a layer leaves every dimension of a range as it is, in every pattern.
    static boolean keeps(Profile.Stage stage, Range range, Gamma gamma) {
        return !stage.collapses() || gamma.left(stage.units(), range.most()) == range.most();
    }

    /// The values of a function of the dimension from `least` on; beyond the last one it is constant.
    record Values<N>(int least, List<N> list) {
        N at(int dimension) {
            return list.get(Math.min(dimension - least, list.size() - 1));
        }
    }

    /// A layer that loses no dimension: f(d) = Z_P(m, d) g(d).
    private static <N> Values<N> keeping(
            Profile.Stage stage, Range range, Values<N> next, Scalars<N> scalars) {
        List<N> values = new ArrayList<>(range.most() - range.least() + 1);
        N term = scalars.one();
        N sum = scalars.zero();
        for (int d = 0; d <= range.most(); d++) {
            sum = scalars.sum(sum, term);
            if (d >= range.least()) {
                values.add(scalars.product(sum, next.at(d)));
            }
            N wider = scalars.times(term, stage.units() - d);
            term = scalars.over(scalars.times(wider, stage.breakpoints()), d + 1L);
        }
        return new Values<>(range.least(), values);
    }
}
