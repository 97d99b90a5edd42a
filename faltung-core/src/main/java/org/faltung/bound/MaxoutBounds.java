package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// The rows about networks with max pooling or maxout whose layers follow one after the other.
///
///     montufar-2022-upper   Π_l Σ_{j ≤ d_l} e_j(q_1 − 1, …),   d_l the narrowest size so far
///     serra-maxout-upper    Π_l Z(Σ_i q_i (q_i − 1) / 2, n₀)
///     maxout-one-layer      Σ_{j ≤ n₀} e_j(q_1 − 1, …), the maximum of one full layer
///
/// where a ReLU unit, or another activation, with P breakpoints counts as a maximum of q = P + 1.
///
/// Source: Weibel 2012 and Montúfar, Ren and Zhang 2022; Serra et al. 2018. Proved again in
/// docs/theory/framework.md.
final class MaxoutBounds {
    private final Network network;
    private final Effort effort;
    private final List<Bound> results = new ArrayList<>();

    private MaxoutBounds(Network network, Effort effort) {
        this.network = network;
        this.effort = effort;
    }

    /// Adds the rows of a network.
    static void tabulate(
            Network network,
            Anatomy anatomy,
            Effort effort,
            List<Bound> results,
            List<BoundTable.Absence> absences) {
        MaxoutBounds bounds = new MaxoutBounds(network, effort);
        if (anatomy.joins()) {
            for (String name : List.of("montufar-2022-upper", "serra-maxout-upper")) {
                absences.add(new BoundTable.Absence(name, anatomy.notChain()));
            }
        } else {
            if (!bounds.uppers()) {
                absences.add(
                        new BoundTable.Absence(
                                "serra-maxout-upper", "there are more than 2^63 pairs of pieces"));
            }
            results.addAll(bounds.results);
        }
        Optional<Map<Integer, Integer>> one = OneMaxout.of(network);
        one.ifPresent(units -> results.add(bounds.oneLayer(units)));
        if (one.isEmpty()) {
            absences.add(
                    new BoundTable.Absence(
                            "maxout-one-layer",
                            "it is about a single fully connected layer of maxout units"));
        }
        TseranMontufar.tabulate(network, results, absences);
    }

    private Bound oneLayer(Map<Integer, Integer> units) {
        return new Bound(
                "maxout-one-layer",
                Side.EXACT,
                HoldsFor.SOME,
                sum(units, network.input().size(), effort),
                Status.THEOREM,
                List.of(),
                Source.MONTUFAR_2022,
                "the maximum, attained by units with parallel pieces");
    }

    /// Adds the rows; false if a layer has too many pairs of pieces for the second.
    private boolean uppers() {
        List<Magnitude> sharp = new ArrayList<>();
        List<Magnitude> pairs = new ArrayList<>();
        boolean few = true;
        int inputs = network.input().size();
        int dimension = inputs;
        List<Operator> operators = Operator.of(network);
        Effort each = effort.shared(2 * operators.size());
        for (Operator operator : operators) {
            switch (operator) {
                case Operator.Linear(int rank) -> dimension = Math.min(dimension, rank);
                case Operator.Collapsing(int units) -> {
                    sharp.add(sum(Map.of(1, units), dimension, each));
                    pairs.add(ArrangementSum.of(units, inputs, 1, each, Rounded.UP));
                    dimension = Math.min(dimension, units);
                }
                case Operator.Cutting cutting -> {
                    sharp.add(sum(cutting.units(), dimension, each));
                    BigInteger hyperplanes = pairs(cutting.units());
                    if (hyperplanes.bitLength() < Long.SIZE) {
                        long many = hyperplanes.longValueExact();
                        pairs.add(ArrangementSum.of(many, inputs, 1, each, Rounded.UP));
                    } else {
                        few = false;
                    }
                    dimension = Math.min(dimension, cutting.outputs());
                }
                case Operator.Parallel _ ->
                        throw new IllegalArgumentException("the network must have no joins");
            }
        }
        upper(
                "montufar-2022-upper",
                Products.of(sharp, Rounded.UP),
                Source.MONTUFAR_2022,
                "sharp for every layer, dimension at most the narrowest layer so far");
        if (few) {
            upper(
                    "serra-maxout-upper",
                    Products.of(pairs, Rounded.UP),
                    Source.SERRA_2018,
                    "a hyperplane for every pair of pieces");
        }
        return few;
    }

    private void upper(String name, Magnitude value, Source source, String note) {
        results.add(
                new Bound(
                        name,
                        Side.UPPER,
                        HoldsFor.EVERY,
                        value,
                        Status.THEOREM,
                        List.of(),
                        source,
                        note));
    }

    private static Magnitude sum(Map<Integer, Integer> units, int dimension, Effort effort) {
        Operator.Cutting cutting = new Operator.Cutting(units);
        Dimensions here = new Dimensions(dimension, dimension);
        double bits = 0;
        for (Map.Entry<Integer, Integer> kind : cutting.units().entrySet()) {
            bits += kind.getValue() * Math.log(kind.getKey() + 1.0) / Math.log(2);
        }
        double steps = 12.0 * dimension;
        if (cutting.units().size() > 1) {
            steps += CutSums.steps(cutting.units(), here);
        }
        return effort.exact(steps, Math.min(bits, 30.0 * dimension))
                ? in(cutting, here, Digits.EXACT)
                : in(cutting, here, Rounded.UP);
    }

    private static <N> Magnitude in(Operator.Cutting cutting, Dimensions here, Scalars<N> scalars) {
        return scalars.magnitude(CutSums.of(cutting, here, scalars).at(here.most()));
    }

    /// Σ q (q − 1) / 2: units with P breakpoints that are no maxima have P hyperplanes, which is less.
    private static BigInteger pairs(Map<Integer, Integer> units) {
        BigInteger hyperplanes = BigInteger.ZERO;
        for (Map.Entry<Integer, Integer> kind : units.entrySet()) {
            BigInteger each = BigInteger.valueOf((kind.getKey() + 1L) * kind.getKey() / 2);
            hyperplanes = hyperplanes.add(each.multiply(BigInteger.valueOf(kind.getValue())));
        }
        return hyperplanes;
    }
}
