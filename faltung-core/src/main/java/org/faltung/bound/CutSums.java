package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Scalars;

/// The cells that a layer of units with P₁, …, P_m breakpoints cuts a region of dimension k into, at most:
///
///     S(k) = Σ_{j≤k} e_j(P₁ … P_m),   e_j the elementary symmetric polynomials:   Π_i (1 + P_i x) = Σ_j e_j xʲ
///
/// With one kind of units e_j = C(m, j) Pʲ. Several kinds, such as the windows of a pooling at a border, are
/// multiplied out if that is cheap; otherwise S(k) is bounded by the smaller of two sums: all units with the
/// largest P, and the commonest kind alone times Π (1 + P_i) over the other units.
///
/// Source: Zaslavsky 1975 for hyperplanes; for maxima of affine functions docs/theory/framework.md.
final class CutSums {
    private static final double MOST_STEPS = 2e7;

    private CutSums() {}

    /// The sums over some dimensions.
    static <N> Values<N> of(Operator.Cutting cutting, Dimensions dimensions, Scalars<N> scalars) {
        Map<Integer, Integer> units = cutting.units();
        if (units.size() == 1) {
            int breakpoints = units.keySet().iterator().next();
            return sums(breakpoints, cutting.outputs(), dimensions, scalars);
        }
        return steps(units, dimensions) <= MOST_STEPS
                ? sums(product(units, dimensions.most(), scalars), dimensions, scalars)
                : bounded(cutting, dimensions, scalars);
    }

    /// Products of coefficients that multiplying out takes.
    static double steps(Map<Integer, Integer> units, Dimensions dimensions) {
        double steps = 0;
        double degree = 0;
        for (int count : units.values()) {
            double terms = Math.min(count, dimensions.most()) + 1.0;
            steps += Math.min(degree, dimensions.most()) * terms;
            degree += count;
        }
        return steps;
    }

    private static <N> Values<N> sums(
            int breakpoints, int units, Dimensions dimensions, Scalars<N> scalars) {
        List<N> list = new ArrayList<>(dimensions.most() - dimensions.least() + 1);
        N term = scalars.one();
        N sum = scalars.zero();
        for (int d = 0; d <= dimensions.most(); d++) {
            sum = scalars.sum(sum, term);
            if (d >= dimensions.least()) {
                list.add(sum);
            }
            term = next(term, d, breakpoints, units, scalars);
        }
        return new Values<>(dimensions.least(), list);
    }

    /// C(m, d + 1) P^(d+1) from C(m, d) P^d.
    private static <N> N next(N term, int d, int breakpoints, int units, Scalars<N> scalars) {
        N wider = scalars.times(term, Math.max(0, units - d));
        return scalars.over(scalars.times(wider, breakpoints), d + 1L);
    }

    private static <N> List<N> product(Map<Integer, Integer> units, int most, Scalars<N> scalars) {
        List<N> product = List.of(scalars.one());
        for (Map.Entry<Integer, Integer> kind : units.entrySet()) {
            int degree = (int) Math.min(product.size() - 1L + kind.getValue(), most);
            List<N> wider = new ArrayList<>();
            for (int d = 0; d <= degree; d++) {
                wider.add(scalars.zero());
            }
            N term = scalars.one();
            for (int i = 0; i <= Math.min(kind.getValue(), degree); i++) {
                for (int d = i; d <= degree && d - i < product.size(); d++) {
                    N more = scalars.product(product.get(d - i), term);
                    wider.set(d, scalars.sum(wider.get(d), more));
                }
                term = next(term, i, kind.getKey(), kind.getValue(), scalars);
            }
            product = wider;
        }
        return product;
    }

    private static <N> Values<N> sums(List<N> terms, Dimensions dimensions, Scalars<N> scalars) {
        List<N> list = new ArrayList<>();
        N sum = scalars.zero();
        for (int d = 0; d <= dimensions.most(); d++) {
            sum = d < terms.size() ? scalars.sum(sum, terms.get(d)) : sum;
            if (d >= dimensions.least()) {
                list.add(sum);
            }
        }
        return new Values<>(dimensions.least(), list);
    }

    /// Upper bounds of the sums that need no products.
    static <N> Values<N> bounded(
            Operator.Cutting cutting, Dimensions dimensions, Scalars<N> scalars) {
        int largest = 0;
        int commonest = 0;
        for (Map.Entry<Integer, Integer> kind : cutting.units().entrySet()) {
            largest = Math.max(largest, kind.getKey());
            boolean more =
                    commonest == 0 || kind.getValue() > cutting.units().getOrDefault(commonest, 0);
            commonest = more ? kind.getKey() : commonest;
        }
        N others = scalars.one();
        for (Map.Entry<Integer, Integer> kind : cutting.units().entrySet()) {
            if (kind.getKey() != commonest) {
                N pieces = scalars.of(BigInteger.valueOf(kind.getKey() + 1L));
                others = scalars.product(others, scalars.power(pieces, kind.getValue()));
            }
        }
        Values<N> alike = sums(largest, cutting.outputs(), dimensions, scalars);
        Values<N> common =
                sums(commonest, cutting.units().getOrDefault(commonest, 0), dimensions, scalars);
        List<N> list = new ArrayList<>();
        for (int k = dimensions.least(); k <= dimensions.most(); k++) {
            N split = scalars.product(common.at(k), others);
            list.add(scalars.max(alike.at(k), split).equals(split) ? alike.at(k) : split);
        }
        return new Values<>(dimensions.least(), list);
    }
}
