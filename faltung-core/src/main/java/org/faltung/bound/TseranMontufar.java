package org.faltung.bound;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Wide;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// The scale of the expected number of activation regions of a random maxout network in the unit cube:
///
///     E ≤ (T K N)ⁿ C(K n, 2 n) / n!,   T = 2⁵ C_grad C_bias
///
/// for N ≥ n units of rank at most K and n inputs. The constants C_grad and C_bias belong to the distribution of the
/// weights; both are taken as 1, which is an assumption, and the formula is known to us through the authors' program
/// only. So this is a scale to compare with, and no bound of anything else.
///
/// Source: Tseran and Montúfar 2021, after Hanin and Rolnick 2019; not proved again here.
final class TseranMontufar {
    private static final double MOST_BITS = 200_000;

    private TseranMontufar() {}

    static void tabulate(Network network, List<Bound> results, List<BoundTable.Absence> absences) {
        String name = "tseran-montufar-average";
        Map<Integer, Long> units = TrivialUpper.units(network);
        long inputs = network.input().size();
        long many = units.values().stream().mapToLong(Long::longValue).sum();
        if (!Anatomy.maxoutOnly(network) || many < inputs) {
            absences.add(
                    new BoundTable.Absence(
                            name,
                            "it is about networks of maxout units, at least as many as inputs"));
            return;
        }
        int rank = units.keySet().stream().mapToInt(Integer::intValue).max().orElse(1) + 1;
        results.add(
                new Bound(
                        name,
                        Side.AVERAGE,
                        HoldsFor.SOME,
                        scale(inputs, many, rank),
                        Status.PUBLISHED,
                        List.of("unit-cube", "c-grad-1", "c-bias-1", "formula-from-program"),
                        Source.TSERAN_2021,
                        "a scale of the expected number in the unit cube, not a bound of the maximum"));
    }

    /// The scale, rounded up.
    static Magnitude scale(long n, long units, int rank) {
        BigInteger base = BigInteger.valueOf(32L * rank).multiply(BigInteger.valueOf(units));
        if (n * (double) (base.bitLength() + rank) > MOST_BITS) {
            Wide value = Rounded.UP.power(Rounded.UP.of(base), n);
            for (long i = 1; i <= n; i++) {
                value = Rounded.UP.over(value, i);
            }
            for (long i = 1; i <= 2 * n; i++) {
                value = Rounded.UP.over(Rounded.UP.times(value, rank * n - 2 * n + i), i);
            }
            return Rounded.UP.magnitude(value);
        }
        BigInteger value = base.pow(Math.toIntExact(n));
        BigInteger divisor = BigInteger.ONE;
        for (long i = 1; i <= n; i++) {
            divisor = divisor.multiply(BigInteger.valueOf(i));
        }
        for (long i = 1; i <= 2 * n; i++) {
            value = value.multiply(BigInteger.valueOf(rank * n - 2 * n + i));
            divisor = divisor.multiply(BigInteger.valueOf(i));
        }
        return new Magnitude.Whole(value.add(divisor).subtract(BigInteger.ONE).divide(divisor));
    }
}
