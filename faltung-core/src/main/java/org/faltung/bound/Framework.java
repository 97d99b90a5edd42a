package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;

/// The histogram bound of any network: its operators one after the other, applied to one region of dimension n₀.
///
/// The total mass of a product of operators is found from the last one to the first: with f = 1 behind the
/// network, f(k) in front of an operator is the sum of f over the column of k. Only the dimensions that occur
/// are looked at.
///
///     [Operator.Linear]       f(k) = g(min(k, rank))
///     [Operator.Collapsing]   f(k) = Σ_j γ_{k,m}(j) g(min(k, j))                       [HistogramLayer]
///     [Operator.Cutting]      f(k) = g(min(k, m)) Σ_{j≤k} e_j(P)                       [CutSums]
///     [Operator.Parallel]     f(k) = Σ A_k(r) B_k(s) g(min(k, r + s, width))
///
/// A parallel pair with a branch that keeps min(k, width) dimensions, such as the identity, is a product:
/// f(k) = |A_k| |B_k| g(min(k, width)). Otherwise the sum is evaluated for every k if that is cheap; if not, it is bounded
/// by giving one of the branches all the dimensions that it can have.
///
/// Time O(100 n₀) operations for each operator when rounding; space O(n₀) numbers.
///
/// Source: the framework of Hinz and van de Geer 2019, extended to graphs of layers as in Xie, Chen and Li 2020;
/// proved in docs/theory/framework.md.
///
/// @param <N> the type of a number
final class Framework<N> {
    /// Half a gigabyte of rounded numbers.
    private static final int MOST_NUMBERS = 8_000_000;

    /// Steps that the exact sum of a parallel pair may take.
    static final double MOST_STEPS = 2e7;

    private final Gamma gamma;
    private final Scalars<N> scalars;
    private final double mostSteps;

    /// The bounds of a family of histograms in a number system.
    ///
    /// @param scalars [Digits], or [Rounded#UP]
    /// @param mostSteps steps that the exact sum of a parallel pair may take
    Framework(Gamma gamma, Scalars<N> scalars, double mostSteps) {
        this.gamma = gamma;
        this.scalars = scalars;
        this.mostSteps = mostSteps;
    }

    /// Whether the numbers of every operator fit in memory, at least when rounded.
    static boolean fits(List<Operator> chain, int inputs, Gamma gamma) {
        return fits(chain, new Dimensions(inputs, inputs), gamma);
    }

    private static boolean fits(List<Operator> chain, Dimensions before, Gamma gamma) {
        Dimensions dimensions = before;
        for (Operator operator : chain) {
            boolean fits =
                    switch (operator) {
                        case Operator.Linear(int rank) -> fits(dimensions.clipped(rank), false);
                        case Operator.Cutting cutting ->
                                fits(
                                        dimensions.clipped(cutting.outputs()),
                                        cutting.units().size() > 1);
                        case Operator.Collapsing(int units) ->
                                fits(dimensions.clipped(units), !dimensions.keeps(units, gamma));
                        case Operator.Parallel parallel ->
                                fits(parallel.one(), dimensions, gamma)
                                        && fits(parallel.other(), dimensions, gamma)
                                        && fits(dimensions, false);
                    };
            if (!fits) {
                return false;
            }
            dimensions = dimensions.through(operator, gamma);
        }
        return true;
    }

    private static boolean fits(Dimensions dimensions, boolean fromZero) {
        return dimensions.most() - (fromZero ? 0 : dimensions.least()) <= MOST_NUMBERS;
    }

    /// The bound with all digits, if that is cheap, else rounded up.
    static Magnitude of(List<Operator> chain, int inputs, Gamma gamma, Effort effort) {
        return effort.affords(FrameworkWork.of(chain, inputs, gamma))
                ? in(chain, inputs, gamma, Digits.EXACT)
                : in(chain, inputs, gamma, Rounded.UP);
    }

    /// The bound in a number system.
    ///
    /// @param scalars [Digits], or [Rounded#UP]
    static <N> Magnitude in(List<Operator> chain, int inputs, Gamma gamma, Scalars<N> scalars) {
        Framework<N> framework = new Framework<>(gamma, scalars, MOST_STEPS);
        return scalars.magnitude(
                framework.at(chain, inputs, new Values<>(0, List.of(scalars.one()))));
    }

    /// The value in front of a chain at one dimension: the sum of a function over the chain's column.
    ///
    /// @param behind the function, on all the dimensions that are left behind the chain
    N at(List<Operator> chain, int dimension, Values<N> behind) {
        return before(chain, new Dimensions(dimension, dimension), behind).at(dimension);
    }

    private Values<N> before(List<Operator> chain, Dimensions dimensions, Values<N> behind) {
        List<Dimensions> fronts = new ArrayList<>(chain.size());
        Dimensions front = dimensions;
        for (Operator operator : chain) {
            fronts.add(front);
            front = front.through(operator, gamma);
        }
        Values<N> values = behind;
        for (int i = chain.size() - 1; i >= 0; i--) {
            values = before(chain.get(i), fronts.get(i), values);
        }
        return values;
    }

    private Values<N> before(Operator operator, Dimensions dimensions, Values<N> behind) {
        return switch (operator) {
            case Operator.Linear(int rank) ->
                    rank >= dimensions.most()
                            ? behind
                            : values(dimensions.clipped(rank), behind::at);
            case Operator.Cutting cutting -> cut(cutting, dimensions, behind);
            case Operator.Collapsing(int units) ->
                    dimensions.keeps(units, gamma)
                            ? cut(Operator.Cutting.of(1, units), dimensions, behind)
                            : HistogramLayer.of(
                                    gamma, units, dimensions.clipped(units), behind, scalars);
            case Operator.Parallel parallel -> parallel(parallel, dimensions, behind);
        };
    }

    private Values<N> cut(Operator.Cutting cutting, Dimensions dimensions, Values<N> behind) {
        Dimensions seen = dimensions.clipped(cutting.outputs());
        Values<N> sums = CutSums.of(cutting, seen, scalars);
        return values(seen, k -> scalars.product(sums.at(k), behind.at(k)));
    }

    private Values<N> values(Dimensions dimensions, IntFunction<N> value) {
        List<N> list = new ArrayList<>(dimensions.most() - dimensions.least() + 1);
        for (int k = dimensions.least(); k <= dimensions.most(); k++) {
            list.add(value.apply(k));
        }
        return new Values<>(dimensions.least(), list);
    }

    private Values<N> parallel(Operator.Parallel pair, Dimensions dimensions, Values<N> behind) {
        if (FrameworkWork.isProduct(pair, dimensions, gamma)) {
            return product(pair, dimensions, behind);
        }
        if (FrameworkWork.steps(pair, dimensions, gamma) <= mostSteps) {
            return values(dimensions, k -> pairs(pair, k, behind));
        }
        Values<N> product = product(pair, dimensions, behind);
        Values<N> first = given(pair.one(), pair.other(), pair.width(), dimensions, behind);
        Values<N> second = given(pair.other(), pair.one(), pair.width(), dimensions, behind);
        return values(dimensions, k -> least(product.at(k), least(first.at(k), second.at(k))));
    }

    /// |A_k| |B_k| g(min(k, width)).
    private Values<N> product(Operator.Parallel pair, Dimensions dimensions, Values<N> behind) {
        Values<N> one = totals(pair.one(), dimensions);
        Values<N> other = totals(pair.other(), dimensions);
        return values(
                dimensions,
                k ->
                        scalars.product(
                                scalars.product(one.at(k), other.at(k)),
                                behind.at(Math.min(k, pair.width()))));
    }

    private Values<N> totals(List<Operator> chain, Dimensions dimensions) {
        Dimensions out = dimensions.through(chain, gamma);
        return before(chain, dimensions, new Values<>(out.least(), List.of(scalars.one())));
    }

    /// Σ_r A_k(r) Σ_s B_k(s) g(min(k, r + s, width)).
    private N pairs(Operator.Parallel pair, int k, Values<N> behind) {
        Dimensions here = new Dimensions(k, k);
        Dimensions first = here.through(pair.one(), gamma);
        Dimensions second = here.through(pair.other(), gamma);
        Values<N> sums =
                values(
                        first,
                        r ->
                                at(
                                        pair.other(),
                                        k,
                                        values(
                                                second,
                                                s ->
                                                        behind.at(
                                                                Math.min(
                                                                        Math.min(k, r + s),
                                                                        pair.width())))));
        return at(pair.one(), k, sums);
    }

    /// The sum over a branch, the other one at its largest dimension.
    private Values<N> given(
            List<Operator> branch,
            List<Operator> other,
            int width,
            Dimensions dimensions,
            Values<N> behind) {
        Dimensions out = dimensions.through(branch, gamma);
        int top = Math.min(dimensions.most(), width);
        int rest = dimensions.through(other, gamma).most();
        Values<N> target = values(out, r -> behind.at((int) Math.min((long) r + rest, top)));
        Values<N> sums = before(branch, dimensions, target);
        Values<N> totals = totals(other, dimensions);
        return values(dimensions, k -> scalars.product(totals.at(k), sums.at(k)));
    }

    private N least(N a, N b) {
        return scalars.max(a, b).equals(a) ? b : a;
    }
}
