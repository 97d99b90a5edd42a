package org.faltung.bound;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.oracle.Hall;
import org.faltung.oracle.Histograms;

/// The operators of the framework by definition: the histogram that each makes of one region, from left to right.
final class Columns {
    private final Gamma gamma;

    Columns(Gamma gamma) {
        this.gamma = gamma;
    }

    /// Regions by dimension behind a chain, of one region of dimension k in front of it.
    Map<Integer, BigInteger> of(List<Operator> chain, int k) {
        Map<Integer, BigInteger> histogram = Map.of(k, BigInteger.ONE);
        for (Operator operator : chain) {
            histogram = image(operator, histogram);
        }
        return histogram;
    }

    /// The image of a histogram.
    Map<Integer, BigInteger> image(Operator operator, Map<Integer, BigInteger> histogram) {
        Map<Integer, BigInteger> image = new TreeMap<>();
        histogram.forEach((k, mass) ->
                of(operator, k)
                        .forEach(
                                (d, part) -> image.merge(d, part.multiply(mass), BigInteger::add)));
        return image;
    }

    private Map<Integer, BigInteger> of(Operator operator, int k) {
        Map<Integer, BigInteger> column = new TreeMap<>();
        switch (operator) {
            case Operator.Linear(int rank) -> column.put(Math.min(k, rank), BigInteger.ONE);
            case Operator.Collapsing(int units) -> {
                int n = Math.min(k, units);
                BigInteger[] active = active(n, units);
                for (int j = 0; j <= units; j++) {
                    column.merge(Math.min(n, j), active[j], BigInteger::add);
                }
            }
            case Operator.Cutting cutting -> {
                int outputs = cutting.units().values().stream().mapToInt(Integer::intValue).sum();
                column.put(Math.min(k, outputs), pieces(cutting, k));
            }
            case Operator.Parallel(List<Operator> one, List<Operator> other, int width) ->
                    of(one, k)
                            .forEach((r, a) ->
                                    of(other, k)
                                            .forEach((s, b) ->
                                                    column.merge(
                                                            Math.min(Math.min(k, r + s), width),
                                                            a.multiply(b),
                                                            BigInteger::add)));
        }
        return column;
    }

    private BigInteger[] active(int n, int m) {
        if (gamma != Gamma.SERRA) {
            return new Histograms(gamma == Gamma.LINE ? 1 : 2).of(n, m);
        }
        BigInteger[] binomials = Hall.weights(m, 1);
        BigInteger[] active = new BigInteger[m + 1];
        for (int j = 0; j <= m; j++) {
            active[j] = m - j <= n ? binomials[j] : BigInteger.ZERO;
        }
        return active;
    }

    /// Σ over sets of at most k units of the product of their breakpoints.
    private static BigInteger pieces(Operator.Cutting cutting, int k) {
        BigInteger[] sums = new BigInteger[k + 1];
        Arrays.fill(sums, BigInteger.ZERO);
        sums[0] = BigInteger.ONE;
        cutting.units()
                .forEach((breakpoints, many) -> {
                    for (int unit = 0; unit < many; unit++) {
                        for (int j = k; j > 0; j--) {
                            BigInteger with = sums[j - 1].multiply(BigInteger.valueOf(breakpoints));
                            sums[j] = sums[j].add(with);
                        }
                    }
                });
        return Arrays.stream(sums).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
