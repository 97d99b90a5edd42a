package org.faltung.matroid;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Scalars;
import org.faltung.matching.Choice;
import org.faltung.matching.HallCount;

/// The true maximum number of regions of a one-layer convolutional network whose filters are shared:
/// the number of independent sets of neurons for generic filters, weighted by breakpoints.
///
/// It is also the number for almost all parameters, and the mean (docs/theory/one-layer.md, Lemma 0).
/// The layer is cut where neighbouring windows share no input; the parts multiply, and each is
/// decided by the first rule that applies.
///
/// @param value the count; for directed rounding, a bound of it on that side
/// @param rules the rules that decided, at least one
/// @param error an upper bound of the probability that a count by rank is too low; 0 without one
public record SharedCount(Magnitude value, Set<Rule> rules, double error) {
    private static final long SEED = 20200601;
    private static final double SMALL_ERROR = 1e-9;
    private static final int MOST_INPUTS = 4000;
    private static final int MOST_WINDOW = 200;

    /// The count, or nothing if it is out of reach.
    ///
    /// @param breakpoints P, hyperplanes of each neuron, at least 1
    /// @param scalars digits, or one-sided rounding, for the rules that are closed forms
    /// @param work elementary operations that a sweep may take
    public static Optional<SharedCount> of(
            SharedLayer layer, int breakpoints, Scalars<?> scalars, double work) {
        return count(layer, breakpoints, scalars, work);
    }

    private static <N> Optional<SharedCount> count(
            SharedLayer layer, int breakpoints, Scalars<N> scalars, double work) {
        Map<SharedLayer, Integer> parts = new HashMap<>();
        for (SharedLayer part : Parts.of(layer)) {
            parts.merge(part, 1, Integer::sum);
        }
        N product = scalars.one();
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        double error = 0;
        for (Map.Entry<SharedLayer, Integer> entry : parts.entrySet()) {
            Optional<Part<N>> part = part(entry.getKey(), breakpoints, scalars, work);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            product = scalars.product(product, scalars.power(part.get().value(), entry.getValue()));
            rules.add(part.get().rule());
            error += part.get().error();
        }
        if (rules.isEmpty()) {
            rules.add(Rule.LINE);
        }
        return Optional.of(new SharedCount(scalars.magnitude(product), rules, error));
    }

    /// What the count rests on without proof.
    public List<String> assumes() {
        return rules.stream().flatMap(rule -> rule.assumes().stream()).distinct().toList();
    }

    private record Part<N>(N value, Rule rule, double error) {}

    private static <N> Optional<Part<N>> part(
            SharedLayer part, int breakpoints, Scalars<N> scalars, double work) {
        Choice choice = new Choice(part.filters(), breakpoints);
        if (isLine(part)) {
            return HallCount.of(part.field(), choice, scalars, work)
                    .map(f -> new Part<>(f, Rule.LINE, 0));
        }
        if (Criterion.provedFree(part)) {
            N pieces = scalars.of(BigInteger.valueOf(breakpoints + 1L));
            return Optional.of(new Part<>(scalars.power(pieces, part.neurons()), Rule.FREE, 0));
        }
        for (SharedLayer oriented : part.orientations()) {
            if (DualLine.applies(oriented)) {
                N dual = DualLine.of(oriented, breakpoints, scalars);
                return Optional.of(new Part<>(dual, Rule.DUAL_LINE, 0));
            }
        }
        Optional<SubspaceSweep.Count> rank = ranked(part, breakpoints, work);
        Optional<N> formula = HallCount.of(part.field(), choice, scalars, work);
        if (rank.isPresent()) {
            Magnitude whole = Digits.EXACT.magnitude(rank.get().value());
            boolean reached = formula.map(scalars::magnitude).filter(whole::equals).isPresent();
            return Optional.of(
                    new Part<>(
                            scalars.of(rank.get().value()),
                            reached ? Rule.RANK_EQUALS_FORMULA : Rule.RANK,
                            reached ? 0 : rank.get().error()));
        }
        return Criterion.saysExact(part)
                ? formula.map(f -> new Part<>(f, Rule.CRITERION, 0))
                : Optional.empty();
    }

    private static boolean isLine(SharedLayer part) {
        return part.positionsDown() == 1
                || part.positionsAlong() == 1
                || part.rows() == 1
                || part.columns() == 1;
    }

    /// A sweep, again with other filters until the chance that all are too low is small; the largest count.
    private static Optional<SubspaceSweep.Count> ranked(
            SharedLayer part, int breakpoints, double work) {
        if (!withinReach(part)) {
            return Optional.empty();
        }
        BigInteger largest = BigInteger.ZERO;
        double error = 1;
        for (int round = 0; round < 3 && error > SMALL_ERROR; round++) {
            Optional<SubspaceSweep.Count> count =
                    SubspaceSweep.of(part, breakpoints, SEED + round, work);
            if (count.isEmpty()) {
                return Optional.empty();
            }
            largest = largest.max(count.get().value());
            error *= count.get().error();
        }
        return Optional.of(new SubspaceSweep.Count(largest, error));
    }

    /// Whether a sweep could end at all: two rows of positions are linear, wide grids are hopeless.
    private static boolean withinReach(SharedLayer part) {
        int narrow = Math.min(part.positionsDown(), part.positionsAlong());
        long inputs = (long) part.rows() * part.columns() * part.channels();
        long window = (long) part.down().length() * part.along().length() * part.channels();
        boolean small = inputs <= MOST_INPUTS && window <= MOST_WINDOW;
        return small && (narrow <= 2 && part.filters() <= 3 || part.neurons() <= 80);
    }
}
