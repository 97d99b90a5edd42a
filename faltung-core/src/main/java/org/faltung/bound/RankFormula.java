package org.faltung.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rational;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;
import org.faltung.graph.RowMatroid;
import org.faltung.matching.Choice;

/// The rank formula of a part of a graph convolution with d features on δ channels:
///
///     K = Σ { Π_v C(d, t_v) P^t_v : t(J) ≤ δ · rank(M_J) for all sets J of nodes }
///
/// the number of independent sets of hyperplanes if every node had features of its own, and so an upper bound for
/// features that the nodes share (Proposition 2 of Xiong et al. 2020, whose subspaces are here those of
/// the nodes). If all sets of equal size have equal rank, only single nodes and the whole count, and the sum is the
/// head of a power of a polynomial. Else a sweep keeps, of the nodes chosen so far, the vector of
///
///     ρ(J) = min over sets I of swept nodes of δ · rank(M_{I ∪ J}) − t(I)
///
/// for the sets J of nodes to come: t(J) ≤ ρ(J) is what is left of the conditions, and choosing t at node v replaces
/// ρ(J) by min(ρ(J), ρ(J ∪ v) − t). Where that is out of reach, only single nodes and the whole count, which is
/// an upper bound.
///
/// Derived in docs/theory/gcn.md.
final class RankFormula {
    private static final int MOST_ELEMENTS = 12;
    private static final double MOST_WORK = 3e7;
    private static final double MOST_STEPS = 2e7;

    private RankFormula() {}

    /// K, or an upper bound of it.
    ///
    /// @param channels δ, inputs of a node
    static Magnitude of(RowMatroid.Part part, int channels, Choice choice, Effort effort) {
        int elements = part.elements().size();
        if (part.rank() > 1 && elements > part.rank() + 1 && elements <= MOST_ELEMENTS) {
            Optional<Magnitude> swept = swept(part, channels, choice, effort);
            if (swept.isPresent()) {
                return swept.get();
            }
        }
        return head(
                Collections.nCopies(elements, channels),
                List.of(elements),
                List.of((long) channels * part.rank()),
                Long.MAX_VALUE,
                choice,
                effort);
    }

    /// An upper bound of Σ Π_v C(d, t_v) P^t_v where every t_v is limited, the sum over each group, and the sum over all.
    ///
    /// @param caps the largest t_v of each node, group by group
    /// @param groups the sizes of the groups
    /// @param totals the largest sum over each group
    static Magnitude head(
            List<Integer> caps,
            List<Integer> groups,
            List<Long> totals,
            long total,
            Choice choice,
            Effort effort) {
        long most = 0;
        double steps = 0;
        for (int cap : caps) {
            int here = Math.min(cap, choice.filters());
            most = Math.min(total, most + here);
            steps += (most + 1.0) * (here + 1.0);
        }
        if (steps > MOST_STEPS && !effort.digits()) {
            long units = (long) choice.filters() * caps.size();
            return ArrangementSum.of(units, most, choice.breakpoints(), effort, Rounded.UP);
        }
        double bits = Math.min(most * 20.0, (double) choice.filters() * caps.size());
        return effort.exact(steps * 20, bits)
                ? sum(caps, groups, totals, total, choice, Digits.EXACT)
                : sum(caps, groups, totals, total, choice, Rounded.UP);
    }

    private static <N> Magnitude sum(
            List<Integer> caps,
            List<Integer> groups,
            List<Long> totals,
            long total,
            Choice choice,
            Scalars<N> scalars) {
        List<N> all = List.of(scalars.one());
        int at = 0;
        for (int g = 0; g < groups.size(); g++) {
            List<N> group = List.of(scalars.one());
            for (int end = at + groups.get(g); at < end; at++) {
                int most = Math.min(caps.get(at), choice.filters());
                long limit = Math.min(totals.get(g), total);
                group = product(group, choice.weights(scalars, most), limit, scalars);
            }
            all = product(all, group, total, scalars);
        }
        return scalars.magnitude(all.stream().reduce(scalars.zero(), scalars::sum));
    }

    /// The product of two polynomials without the powers above a degree.
    private static <N> List<N> product(List<N> a, List<N> b, long degree, Scalars<N> scalars) {
        int most = (int) Math.min(a.size() + b.size() - 2L, degree);
        List<N> product = new ArrayList<>(Collections.nCopies(most + 1, scalars.zero()));
        for (int i = 0; i < a.size() && i <= most; i++) {
            for (int j = 0; j < b.size() && i + j <= most; j++) {
                N term = scalars.product(a.get(i), b.get(j));
                product.set(i + j, scalars.sum(product.get(i + j), term));
            }
        }
        return product;
    }

    private static Optional<Magnitude> swept(
            RowMatroid.Part part, int channels, Choice choice, Effort effort) {
        return effort.exact(MOST_WORK / 100, (double) choice.filters() * part.elements().size())
                ? sweep(part, channels, choice, Digits.EXACT)
                : sweep(part, channels, choice, Rounded.UP);
    }

    private static <N> Optional<Magnitude> sweep(
            RowMatroid.Part part, int channels, Choice choice, Scalars<N> scalars) {
        int n = part.elements().size();
        if ((long) channels * part.rank() > Short.MAX_VALUE) {
            return Optional.empty();
        }
        int most = Math.min(channels, choice.filters());
        List<N> weights = choice.weights(scalars, most);
        Map<State, N> states = Map.of(new State(first(part, channels)), scalars.one());
        double spent = 0;
        for (int v = n - 1; v >= 0; v--) {
            Map<State, N> next = new HashMap<>();
            for (Map.Entry<State, N> entry : states.entrySet()) {
                State state = entry.getKey();
                for (int t = 0; t <= Math.min(most, state.free(v)); t++) {
                    N ways = scalars.product(entry.getValue(), weights.get(t));
                    next.merge(state.chosen(v, t), ways, scalars::sum);
                    spent += 1 << v;
                }
                if (spent > MOST_WORK) {
                    return Optional.empty();
                }
            }
            states = next;
        }
        N sum = states.values().stream().reduce(scalars.zero(), scalars::sum);
        return Optional.of(scalars.magnitude(sum));
    }

    /// ρ by set of nodes to come, a set being the bits of its number.
    private record State(short[] free) {
        int free(int node) {
            return free[1 << node];
        }

        /// The state after choosing t at the last node.
        State chosen(int node, int t) {
            short[] left = new short[1 << node];
            for (int set = 0; set < left.length; set++) {
                left[set] = (short) Math.min(free[set], free[set | 1 << node] - t);
            }
            return new State(left);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State(short[] that) && Arrays.equals(free, that);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(free);
        }
    }

    private static short[] first(RowMatroid.Part part, int channels) {
        short[] ranks = new short[1 << part.elements().size()];
        fill(part, part.elements().size() - 1, 0, new TreeMap<>(), ranks);
        for (int set = 0; set < ranks.length; set++) {
            ranks[set] = (short) (ranks[set] * channels);
        }
        return ranks;
    }

    /// The ranks of all sets that agree with `set` above a node.
    ///
    /// @param basis of the span of the set, in echelon form, by pivot
    private static void fill(
            RowMatroid.Part part,
            int node,
            int set,
            Map<Integer, List<Rational>> basis,
            short[] ranks) {
        if (node < 0) {
            ranks[set] = (short) basis.size();
            return;
        }
        fill(part, node - 1, set, basis, ranks);
        List<Rational> rest = part.elements().get(node).normal(part.rank());
        for (int q = 0; q < part.rank(); q++) {
            if (rest.get(q).signum() == 0) {
                continue;
            }
            if (!basis.containsKey(q)) {
                Map<Integer, List<Rational>> wider = new TreeMap<>(basis);
                wider.put(q, rest);
                fill(part, node - 1, set | 1 << node, wider, ranks);
                return;
            }
            rest = minus(rest, rest.get(q).over(basis.get(q).get(q)), basis.get(q));
        }
        fill(part, node - 1, set | 1 << node, basis, ranks);
    }

    private static List<Rational> minus(List<Rational> a, Rational factor, List<Rational> b) {
        List<Rational> difference = new ArrayList<>();
        for (int q = 0; q < a.size(); q++) {
            difference.add(a.get(q).minus(factor.times(b.get(q))));
        }
        return difference;
    }
}
