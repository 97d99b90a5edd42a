package org.faltung.graph;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Rational;

/// Weights g of the nodes with P g = 1, and what their signs say: how a cube of values is seen by its neighbours.
///
/// P maps the cube (0, 1)^N onto a set that holds a cube of equal ranges around some α · 1 if P is invertible and
/// α g ∈ (0, 1)^N for some α: if all weights have one sign.
public enum NodeWeights {
    /// All have the same sign, and the largest is less than twice the least.
    EVEN,
    /// All have the same sign.
    ONE_SIGN,
    /// Some weight is 0, or two have different signs; or there are too many nodes to tell.
    MIXED;

    private static final int MOST_NODES = 120;
    private static final MathContext DIGITS = new MathContext(80, RoundingMode.HALF_EVEN);

    /// A sum of n ≤ 120 terms is off by less than 10⁻⁷⁵ of the sum of their sizes. A sign is believed above
    /// 10⁻⁴⁰ of it, so that its number is off by less than 10⁻³⁵ of itself, which the second margin covers.
    private static final BigDecimal SIGN = BigDecimal.ONE.scaleByPowerOfTen(-40);

    private static final BigDecimal RATIO = BigDecimal.ONE.scaleByPowerOfTen(-30);

    /// The weights of a propagation matrix. Exact elimination; a sign is claimed only where the number is
    /// farther from 0 than its error.
    ///
    /// @param nodes an invertible matrix, or one with equal row sums
    public static NodeWeights of(NodeRows nodes) {
        if (hasEqualSums(nodes)) {
            return EVEN;
        }
        if (nodes.nodes() > MOST_NODES) {
            return MIXED;
        }
        // M y = β with β = Σ over classes of √representative · rational, and g = β y for `sym`, g =
        // y else
        return solved(nodes).map(y -> judged(nodes, y)).orElse(MIXED);
    }

    /// Whether P 1 is a multiple of 1 other than 0: the weights are equal then.
    ///
    /// For `sym`, Σ_u M_vu / (β_v β_u) are compared where all scales are equal only.
    private static boolean hasEqualSums(NodeRows nodes) {
        if (nodes.isColumnScaled() && !(nodes.scales().kinds() == 1 && sameFactors(nodes))) {
            return false;
        }
        Rational first = sum(nodes, 0);
        for (int v = 1; v < nodes.nodes(); v++) {
            if (!sum(nodes, v).equals(first)) {
                return false;
            }
        }
        return first.signum() != 0;
    }

    private static boolean sameFactors(NodeRows nodes) {
        for (int v = 1; v < nodes.nodes(); v++) {
            if (!nodes.scales().factor(v).equals(nodes.scales().factor(0))) {
                return false;
            }
        }
        return true;
    }

    private static Rational sum(NodeRows nodes, int v) {
        Rational sum = Rational.ZERO;
        for (Rational entry : nodes.row(v).values()) {
            sum = sum.plus(entry);
        }
        return sum.over(nodes.isColumnScaled() ? Rational.ONE : nodes.degree(v));
    }

    /// The solution of M y = β, class by class of β, by node; nothing if M is singular.
    private static Optional<List<List<Rational>>> solved(NodeRows nodes) {
        int n = nodes.nodes();
        int kinds = nodes.scales().kinds();
        List<Map<Integer, Rational>> rows = new ArrayList<>();
        for (int v = 0; v < n; v++) {
            Map<Integer, Rational> row = new HashMap<>(nodes.row(v));
            row.put(n + nodes.scales().kind(v), nodes.scales().factor(v));
            rows.add(row);
        }
        for (int column = 0; column < n; column++) {
            int at = column;
            while (at < n && !rows.get(at).containsKey(column)) {
                at++;
            }
            if (at == n) {
                return Optional.empty();
            }
            Map<Integer, Rational> pivot = rows.set(at, rows.get(column));
            Rational scale = pivot.getOrDefault(column, Rational.ONE);
            pivot.replaceAll((_, entry) -> entry.over(scale));
            rows.set(column, pivot);
            for (int other = 0; other < n; other++) {
                if (other != column && rows.get(other).containsKey(column)) {
                    subtract(
                            rows.get(other),
                            rows.get(other).getOrDefault(column, Rational.ZERO),
                            pivot);
                }
            }
        }
        List<List<Rational>> y = new ArrayList<>();
        for (Map<Integer, Rational> row : rows) {
            List<Rational> parts = new ArrayList<>();
            for (int kind = 0; kind < kinds; kind++) {
                parts.add(row.getOrDefault(n + kind, Rational.ZERO));
            }
            y.add(parts);
        }
        return Optional.of(y);
    }

    private static void subtract(
            Map<Integer, Rational> row, Rational factor, Map<Integer, Rational> pivot) {
        pivot.forEach((column, entry) ->
                row.merge(column, entry.times(factor).negated(), Rational::plus));
        row.values().removeIf(entry -> entry.signum() == 0);
    }

    private static NodeWeights judged(NodeRows nodes, List<List<Rational>> y) {
        List<BigDecimal> roots = new ArrayList<>();
        for (int kind = 0; kind < nodes.scales().kinds(); kind++) {
            roots.add(decimal(nodes.scales().representative(kind)).sqrt(DIGITS));
        }
        List<BigDecimal> sizes = new ArrayList<>();
        int positive = 0;
        for (int v = 0; v < y.size(); v++) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal terms = BigDecimal.ZERO;
            for (int kind = 0; kind < roots.size(); kind++) {
                BigDecimal term = decimal(y.get(v).get(kind)).multiply(roots.get(kind), DIGITS);
                sum = sum.add(term, DIGITS);
                terms = terms.add(term.abs(), DIGITS);
            }
            if (sum.abs().compareTo(terms.multiply(SIGN)) <= 0) {
                return MIXED;
            }
            positive += sum.signum() > 0 ? 1 : 0;
            BigDecimal scale =
                    nodes.isColumnScaled()
                            ? decimal(nodes.scales().factor(v))
                                    .multiply(roots.get(nodes.scales().kind(v)), DIGITS)
                            : BigDecimal.ONE;
            sizes.add(sum.abs().multiply(scale, DIGITS));
        }
        if (positive != 0 && positive != y.size()) {
            return MIXED;
        }
        BigDecimal least = sizes.stream().min(BigDecimal::compareTo).orElseThrow();
        BigDecimal most = sizes.stream().max(BigDecimal::compareTo).orElseThrow();
        BigDecimal wide = most.add(most.multiply(RATIO));
        return wide.compareTo(least.multiply(BigDecimal.TWO)) < 0 ? EVEN : ONE_SIGN;
    }

    private static BigDecimal decimal(Rational value) {
        return decimal(value.numerator()).divide(decimal(value.denominator()), DIGITS);
    }

    private static BigDecimal decimal(BigInteger value) {
        return new BigDecimal(value);
    }
}
