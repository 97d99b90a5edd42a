package org.faltung.oracle;

import java.math.BigInteger;

/// The sum over K_N as it is defined: every choice of neurons against every set of positions.
public final class Hall {
    private Hall() {}

    /// The number of inputs that each set of positions sees; sets are bits.
    ///
    /// @param masks the inputs that each position sees
    public static int[] coverage(long[] masks) {
        long[] seen = new long[1 << masks.length];
        int[] inputs = new int[seen.length];
        for (int set = 1; set < seen.length; set++) {
            int first = Integer.numberOfTrailingZeros(set);
            seen[set] = seen[set & (set - 1)] | masks[first];
            inputs[set] = Long.bitCount(seen[set]);
        }
        return inputs;
    }

    /// Σ Π C(d, t_p) P^t_p over all t with Σ_{p ∈ J} t_p ≤ most[J] for every set J of positions.
    ///
    /// @param most the limit of every set, a power of two of them
    public static BigInteger count(int[] most, int filters, int breakpoints) {
        int positions = Integer.numberOfTrailingZeros(most.length);
        return new Hall.Search(most, positions, weights(filters, breakpoints))
                .count(0, new int[most.length]);
    }

    /// C(d, t) Pᵗ for t = 0 … d, by Pascal's triangle.
    public static BigInteger[] weights(int filters, int breakpoints) {
        BigInteger[] row = {BigInteger.ONE};
        for (int d = 1; d <= filters; d++) {
            BigInteger[] next = new BigInteger[d + 1];
            for (int t = 0; t <= d; t++) {
                BigInteger without = t < d ? row[t] : BigInteger.ZERO;
                BigInteger with = t > 0 ? row[t - 1] : BigInteger.ZERO;
                next[t] = without.add(with.multiply(BigInteger.valueOf(breakpoints)));
            }
            row = next;
        }
        return row;
    }

    private record Search(int[] most, int positions, BigInteger[] weights) {
        /// @param sums what the sets of earlier positions have chosen
        BigInteger count(int p, int[] sums) {
            if (p == positions) {
                return BigInteger.ONE;
            }
            int sets = 1 << p;
            int room = Integer.MAX_VALUE;
            for (int set = 0; set < sets; set++) {
                room = Math.min(room, most[sets | set] - sums[set]);
            }
            BigInteger total = BigInteger.ZERO;
            for (int t = 0; t < weights.length && t <= room; t++) {
                for (int set = 0; set < sets; set++) {
                    sums[sets | set] = sums[set] + t;
                }
                total = total.add(weights[t].multiply(count(p + 1, sums)));
            }
            return total;
        }
    }
}
