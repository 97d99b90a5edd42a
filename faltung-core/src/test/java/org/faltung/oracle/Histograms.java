package org.faltung.oracle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The activation histograms γ_{n,m} of Hinz 2021, level by level from their recursion.
public final class Histograms {
    private final int base;
    private final Map<List<Integer>, BigInteger[]> known = new HashMap<>();

    /// The recursion from one base.
    ///
    /// @param base 1 or 2
    public Histograms(int base) {
        this.base = base;
    }

    /// γ_{n,m}, from no to m active units.
    ///
    /// @param n dimensions, 0 … m
    public BigInteger[] of(int n, int m) {
        BigInteger[] found = known.get(List.of(n, m));
        if (found == null) {
            found = compute(n, m);
            known.put(List.of(n, m), found);
        }
        return found.clone();
    }

    private BigInteger[] compute(int n, int m) {
        if (n == m) {
            return Hall.weights(m, 1);
        }
        if (n == 0) {
            return filled(m, 1, 1);
        }
        if (n == 1) {
            return filled(m, m + 1L, 2);
        }
        if (n == 2 && base == 2) {
            return filled(m, 1L + m + m * (m - 1L) / 2, m);
        }
        BigInteger[] sum = new BigInteger[m + 1];
        BigInteger[] same = of(n, m - 1);
        BigInteger[] fewer = of(n - 1, m - 1);
        for (int j = 0; j <= m; j++) {
            BigInteger shifted = j > 0 ? same[j - 1] : BigInteger.ZERO;
            sum[j] = shifted.add(j < m ? fewer[j] : BigInteger.ZERO);
        }
        return sum;
    }

    /// One pattern at the top, then `each` a level, up to a total.
    private static BigInteger[] filled(int m, long total, long each) {
        BigInteger[] levels = new BigInteger[m + 1];
        Arrays.fill(levels, BigInteger.ZERO);
        levels[m] = BigInteger.ONE;
        long left = total - 1;
        for (int j = m - 1; left > 0; j--) {
            levels[j] = BigInteger.valueOf(Math.min(each, left));
            left -= each;
        }
        return levels;
    }

    /// What at least `level` units are active in, for every level: the sums that dominance compares.
    public static BigInteger[] tails(BigInteger[] histogram) {
        BigInteger[] tails = histogram.clone();
        for (int j = tails.length - 2; j >= 0; j--) {
            tails[j] = tails[j].add(tails[j + 1]);
        }
        return tails;
    }
}
