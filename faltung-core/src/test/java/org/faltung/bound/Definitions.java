package org.faltung.bound;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.faltung.bound.Profile.Stage;

/// The classical bounds as they are defined, for small numbers.
final class Definitions {
    private Definitions() {}

    /// C(n, k) by Pascal's rule; 0 outside the triangle.
    static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger[] row = new BigInteger[k + 1];
        Arrays.fill(row, BigInteger.ZERO);
        row[0] = BigInteger.ONE;
        for (int i = 1; i <= n; i++) {
            for (int j = k; j > 0; j--) {
                row[j] = row[j].add(row[j - 1]);
            }
        }
        return row[k];
    }

    /// Σ_{i ≤ d} C(n, i) Pⁱ.
    static BigInteger regions(int n, int d, int breakpoints) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i <= d; i++) {
            sum = sum.add(choose(n, i).multiply(BigInteger.valueOf(breakpoints).pow(i)));
        }
        return sum;
    }

    /// Montúfar's product.
    static BigInteger montufar(Profile profile) {
        BigInteger product = BigInteger.ONE;
        int dimension = profile.inputs();
        for (Stage stage : profile.stages()) {
            dimension = Math.min(dimension, Math.min(stage.bottleneck(), stage.units()));
            product = product.multiply(regions(stage.units(), dimension, stage.breakpoints()));
        }
        return product;
    }

    /// Serra's sum over all index vectors j of J.
    static BigInteger serra(int dimension, List<Stage> stages) {
        if (stages.isEmpty()) {
            return BigInteger.ONE;
        }
        Stage stage = stages.getFirst();
        List<Stage> later = stages.subList(1, stages.size());
        int room = Math.min(dimension, Math.min(stage.bottleneck(), stage.units()));
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j <= room; j++) {
            int left = stage.collapses() ? Math.min(room, stage.units() - j) : room;
            BigInteger cells =
                    choose(stage.units(), j)
                            .multiply(BigInteger.valueOf(stage.breakpoints()).pow(j));
            sum = sum.add(cells.multiply(serra(left, later)));
        }
        return sum;
    }

    /// γ_{n,m} over the number of active units, by the recursion on the last unit.
    static BigInteger[] gamma(int n, int m, int base) {
        BigInteger[] histogram = new BigInteger[m + 1];
        Arrays.fill(histogram, BigInteger.ZERO);
        if (n >= m) {
            Arrays.setAll(histogram, j -> choose(m, j));
            return histogram;
        }
        if (n <= base) {
            BigInteger level = n == 0 ? BigInteger.ZERO : BigInteger.valueOf(n == 1 ? 2 : m);
            BigInteger rest = regions(m, n, 1).subtract(BigInteger.ONE);
            histogram[m] = BigInteger.ONE;
            for (int j = m - 1; rest.signum() > 0; j--) {
                histogram[j] = level.min(rest);
                rest = rest.subtract(histogram[j]);
            }
            return histogram;
        }
        BigInteger[] uncut = gamma(n, m - 1, base);
        BigInteger[] cut = gamma(n - 1, m - 1, base);
        for (int j = 0; j < m; j++) {
            histogram[j + 1] = histogram[j + 1].add(uncut[j]);
            histogram[j] = histogram[j].add(cut[j]);
        }
        return histogram;
    }

    /// The total mass of the histogram over the dimensions, pushed from the input to the end.
    static BigInteger hinz(Profile profile, int base) {
        BigInteger[] mass = zeros(profile.inputs() + 1);
        mass[profile.inputs()] = BigInteger.ONE;
        for (Stage stage : profile.stages()) {
            int most = Math.min(stage.bottleneck(), stage.units());
            BigInteger[] next = zeros(stage.units() + 1);
            for (int d = 0; d < mass.length; d++) {
                int n = Math.min(d, most);
                if (stage.collapses()) {
                    BigInteger[] histogram = gamma(n, stage.units(), base);
                    for (int j = 0; j < histogram.length; j++) {
                        add(next, Math.min(j, n), mass[d].multiply(histogram[j]));
                    }
                } else {
                    BigInteger cells = regions(stage.units(), n, stage.breakpoints());
                    add(next, n, mass[d].multiply(cells));
                }
            }
            mass = next;
        }
        return Arrays.stream(mass).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger[] zeros(int length) {
        BigInteger[] zeros = new BigInteger[length];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    private static void add(BigInteger[] mass, int dimension, BigInteger more) {
        mass[dimension] = mass[dimension].add(more);
    }
}
