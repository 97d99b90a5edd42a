package org.faltung.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.faltung.exact.Modular;
import org.faltung.exact.Rational;

/// Which of some sparse rational vectors form a basis of their span, and how the others depend on it, exactly.
///
/// Σ c_v m_v = 0 is one equation in the c_v a coordinate. The equations are eliminated modulo the prime 2⁶¹ − 1, the
/// shortest first, which keeps them sparse for sparse graphs. Vectors of pivots are independent modulo the
/// prime, hence independent. The coefficients of the others are turned into rationals, and the relation is
/// checked in rational numbers: that proves it. So the answer is exact, or there is none.
final class Dependencies {
    /// Numerators and denominators below this are recognised: 2 · bound² < 2⁶¹ − 1.
    private static final BigInteger BOUND = BigInteger.valueOf(1L << 30).subtract(BigInteger.ONE);

    private final List<Map<Integer, Long>> equations = new ArrayList<>();
    private final List<Set<Integer>> seenBy = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();
    private final List<Map<Integer, Long>> solved = new ArrayList<>();
    private final double work;
    private double spent;

    private Dependencies(double work) {
        this.work = work;
    }

    /// Every vector as a combination of a basis: a vector of the basis is 1 times itself.
    ///
    /// @param vectors their entries by coordinate
    /// @param work operations modulo the prime that may be spent
    /// @return for each vector its coefficients by number of the basis vector; nothing if it takes more work, or if
    ///     the coefficients are too large to be recognised
    static Optional<List<Map<Integer, Rational>>> of(
            List<Map<Integer, Rational>> vectors, double work) {
        Dependencies dependencies = new Dependencies(work);
        if (!dependencies.read(vectors) || !dependencies.eliminate()) {
            return Optional.empty();
        }
        return dependencies.expressed(vectors);
    }

    private boolean read(List<Map<Integer, Rational>> vectors) {
        Map<Integer, Map<Integer, Long>> byCoordinate = new TreeMap<>();
        vectors.forEach(_ -> seenBy.add(new HashSet<>()));
        for (int v = 0; v < vectors.size(); v++) {
            for (Map.Entry<Integer, Rational> entry : vectors.get(v).entrySet()) {
                long value = Modular.of(entry.getValue().numerator());
                if (!entry.getValue().denominator().equals(BigInteger.ONE)) {
                    long below = Modular.of(entry.getValue().denominator());
                    if (below == 0) {
                        return false;
                    }
                    value = Modular.product(value, Modular.inverse(below));
                }
                if (value != 0) {
                    byCoordinate
                            .computeIfAbsent(entry.getKey(), _ -> new HashMap<>())
                            .put(v, value);
                }
            }
        }
        byCoordinate
                .values()
                .forEach(equation -> {
                    for (int v : equation.keySet()) {
                        seenBy.get(v).add(equations.size());
                    }
                    equations.add(equation);
                });
        return true;
    }

    private record Waiting(int size, int equation) {}

    /// Forward elimination, the shortest equation first, its rarest unknown being the pivot.
    private boolean eliminate() {
        PriorityQueue<Waiting> queue =
                new PriorityQueue<>(
                        Comparator.comparingInt(Waiting::size).thenComparingInt(Waiting::equation));
        for (int e = 0; e < equations.size(); e++) {
            queue.add(new Waiting(equations.get(e).size(), e));
        }
        boolean[] done = new boolean[equations.size()];
        while (!queue.isEmpty()) {
            Waiting next = queue.remove();
            Map<Integer, Long> equation = equations.get(next.equation());
            if (done[next.equation()] || next.size() != equation.size() || equation.isEmpty()) {
                continue;
            }
            done[next.equation()] = true;
            int pivot = rarest(equation);
            for (int v : equation.keySet()) {
                seenBy.get(v).remove(next.equation());
            }
            long inverse = Modular.inverse(equation.getOrDefault(pivot, 1L));
            equation.replaceAll((_, c) -> Modular.product(c, inverse));
            for (int other : List.copyOf(seenBy.get(pivot))) {
                subtract(equation, pivot, other);
                queue.add(new Waiting(equations.get(other).size(), other));
            }
            pivots.add(pivot);
            solved.add(equation);
            if (spent > work) {
                return false;
            }
        }
        return true;
    }

    private int rarest(Map<Integer, Long> equation) {
        return equation.keySet().stream()
                .min(
                        Comparator.<Integer>comparingInt(v -> seenBy.get(v).size())
                                .thenComparingInt(v -> v))
                .orElseThrow();
    }

    /// Takes the pivot out of another equation.
    private void subtract(Map<Integer, Long> equation, int pivot, int other) {
        Map<Integer, Long> target = equations.get(other);
        long factor = target.getOrDefault(pivot, 0L);
        for (Map.Entry<Integer, Long> entry : equation.entrySet()) {
            int v = entry.getKey();
            long old = target.getOrDefault(v, 0L);
            long value = Modular.difference(old, Modular.product(factor, entry.getValue()));
            if (value != 0) {
                target.put(v, value);
                seenBy.get(v).add(other);
            } else if (old != 0) {
                target.remove(v);
                seenBy.get(v).remove(other);
            }
        }
        spent += equation.size();
    }

    /// Backward: c_p = −Σ T_pf c_f over the unknowns f without a pivot means m_f = Σ_p T_pf m_p.
    private Optional<List<Map<Integer, Rational>>> expressed(List<Map<Integer, Rational>> vectors) {
        Map<Integer, Map<Integer, Long>> of = new HashMap<>();
        Set<Integer> basis = new HashSet<>(pivots);
        for (int i = pivots.size() - 1; i >= 0; i--) {
            Map<Integer, Long> sum = new HashMap<>();
            for (Map.Entry<Integer, Long> entry : solved.get(i).entrySet()) {
                int q = entry.getKey();
                long c = entry.getValue();
                if (q == pivots.get(i)) {
                    continue;
                }
                if (basis.contains(q)) {
                    of.getOrDefault(q, Map.of())
                            .forEach((f, t) ->
                                    sum.merge(
                                            f,
                                            Modular.difference(0, Modular.product(c, t)),
                                            Modular::sum));
                    spent += of.getOrDefault(q, Map.of()).size();
                } else {
                    sum.merge(q, c, Modular::sum);
                }
            }
            sum.values().removeIf(c -> c == 0);
            of.put(pivots.get(i), sum);
            if (spent > work) {
                return Optional.empty();
            }
        }
        List<Map<Integer, Rational>> expressed = new ArrayList<>();
        for (int v = 0; v < vectors.size(); v++) {
            expressed.add(new TreeMap<>());
        }
        for (int p : pivots) {
            expressed.get(p).put(p, Rational.ONE);
            for (Map.Entry<Integer, Long> entry : of.getOrDefault(p, Map.of()).entrySet()) {
                Optional<Rational> coefficient = recognised(entry.getValue());
                if (coefficient.isEmpty()) {
                    return Optional.empty();
                }
                expressed.get(entry.getKey()).put(p, coefficient.get());
            }
        }
        for (int v = 0; v < vectors.size(); v++) {
            if (!basis.contains(v) && !holds(vectors, v, expressed.get(v))) {
                return Optional.empty();
            }
        }
        return Optional.of(expressed);
    }

    private static boolean holds(
            List<Map<Integer, Rational>> vectors, int v, Map<Integer, Rational> coefficients) {
        Map<Integer, Rational> sum = new HashMap<>();
        coefficients.forEach((p, c) ->
                vectors.get(p).forEach((u, entry) -> sum.merge(u, entry.times(c), Rational::plus)));
        sum.values().removeIf(entry -> entry.signum() == 0);
        return sum.equals(vectors.get(v));
    }

    /// The rational n/d with |n|, d ≤ bound that equals an element of the field, if there is one: it is unique, and
    /// Euclid's algorithm meets it.
    private static Optional<Rational> recognised(long element) {
        BigInteger low = BigInteger.valueOf(Modular.PRIME);
        BigInteger high = BigInteger.valueOf(element);
        BigInteger before = BigInteger.ZERO;
        BigInteger factor = BigInteger.ONE;
        while (high.compareTo(BOUND) > 0) {
            BigInteger[] step = low.divideAndRemainder(high);
            BigInteger next = before.subtract(step[0].multiply(factor));
            low = high;
            high = step[1];
            before = factor;
            factor = next;
        }
        return factor.signum() == 0 || factor.abs().compareTo(BOUND) > 0
                ? Optional.empty()
                : Optional.of(Rational.of(high, factor));
    }
}
