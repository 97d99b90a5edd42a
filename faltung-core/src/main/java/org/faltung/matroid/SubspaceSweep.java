package org.faltung.matroid;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Modular;

/// Counts the independent sets of neurons that share generic filters, without listing them.
///
/// The neurons are swept position by position. Of an independent set A of swept neurons, only
///
///     U(A) = span(A) ∩ K^{live inputs}
///
/// matters, where an input is live if a swept and a later position see it: a later set B is independent
/// together with A if and only if it is independent modulo span(A), and B vanishes outside the live and
/// the new inputs. Sets with equal U(A) are counted together. Filters are random elements of the field
/// of 2⁶¹ − 1 elements. As long as some filters have been chosen alike, they are interchangeable: the
/// choice of a of b alike filters is made once and counts C(b, a) times.
///
/// **Error, one-sided.** The count is never above the true one: a set that is independent modulo p is
/// independent for generic filters. It is below only if one of the tests turns out otherwise for the random
/// filters than for generic ones: a vector lies in a span, or two spans coincide. Each such test is
/// the vanishing of a non-zero polynomial of degree at most 2n (n inputs), so it goes wrong with probability
/// at most 2n/p (Schwartz and Zippel), and there are at most (tests + pairs of states) of them.
///
/// Time and space are linear in the number of states, about (number of independent sets)^0.6 to ^0.8
/// for thin layers.
///
/// Derived in docs/theory/one-layer.md.
final class SubspaceSweep {
    private static final int MOST_STATES = 1_500_000;
    private static final int MOST_FILTERS = 62;

    /// A count with the probability that it is too low.
    record Count(BigInteger value, double error) {}

    /// What matters of a set of neurons: its span, and which filters it uses alike.
    ///
    /// @param space the span, cut with the live inputs
    /// @param cuts bit k is set if filter k is not alike to filter k − 1
    private record State(Subspace space, long cuts) {
        /// Nothing spanned, or everything: all filters are alike again.
        State simplified() {
            return space.dimension() == 0 || space.isWhole() ? new State(space, 0) : this;
        }
    }

    private final SharedLayer layer;
    private final long[][] filters;
    private final BigInteger breakpoints;
    private final int[] lastUse;
    private Map<State, BigInteger> next = Map.of();
    private double tests;
    private double spent;

    private SubspaceSweep(SharedLayer layer, int breakpoints, long seed) {
        this.layer = layer;
        this.breakpoints = BigInteger.valueOf(breakpoints);
        SplittableRandom random = new SplittableRandom(seed);
        this.filters =
                new long[layer.filters()]
                        [layer.down().length() * layer.along().length() * layer.channels()];
        for (long[] filter : filters) {
            for (int i = 0; i < filter.length; i++) {
                filter[i] = Modular.random(random);
            }
        }
        this.lastUse = new int[layer.rows() * layer.columns() * layer.channels()];
    }

    /// The weighted count Σ P^|A| over independent sets A, or nothing if it takes more than `work` operations.
    ///
    /// @param breakpoints P, hyperplanes of each neuron
    static Optional<Count> of(SharedLayer layer, int breakpoints, long seed, double work) {
        if (layer.filters() > MOST_FILTERS) {
            return Optional.empty();
        }
        boolean wide = layer.columns() > layer.rows();
        return new SubspaceSweep(wide ? layer.transposed() : layer, breakpoints, seed).run(work);
    }

    private Optional<Count> run(double work) {
        int along = layer.positionsAlong();
        int positions = layer.positionsDown() * along;
        for (int p = 0; p < positions; p++) {
            for (int[] pair : layer.window(p / along, p % along)) {
                lastUse[pair[0]] = p;
            }
        }
        Map<State, BigInteger> states = Map.of(new State(Subspace.EMPTY, 0), BigInteger.ONE);
        List<Integer> live = List.of();
        double pairs = 0;
        for (int p = 0; p < positions; p++) {
            int[][] window = layer.window(p / along, p % along);
            List<Integer> inputs = withNew(live, window);
            int[] place = live.stream().mapToInt(inputs::indexOf).toArray();
            long[][] vectors = new long[filters.length][];
            for (int k = 0; k < filters.length; k++) {
                vectors[k] = vector(filters[k], window, inputs);
            }
            int dead = 0;
            while (dead < inputs.size() && lastUse[inputs.get(dead)] == p) {
                dead++;
            }
            next = HashMap.newHashMap(4 * states.size());
            for (Map.Entry<State, BigInteger> entry : states.entrySet()) {
                State state = entry.getKey();
                Subspace space = state.space().embedded(inputs.size(), place);
                choose(new Branch(space, 0, 0, entry.getValue()), state.cuts(), vectors, dead);
                if (spent > work || next.size() > MOST_STATES) {
                    return Optional.empty();
                }
            }
            states = next;
            pairs += 0.5 * states.size() * states.size();
            live = inputs.subList(dead, inputs.size());
        }
        BigInteger total = states.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        return Optional.of(
                new Count(
                        total, Math.min(1, (tests + pairs) * 2 * lastUse.length / Modular.PRIME)));
    }

    /// A choice made so far at one position.
    ///
    /// @param filter the first filter not yet decided
    private record Branch(Subspace space, int filter, long cuts, BigInteger ways) {}

    /// All choices of filters at one position, block of alike filters by block.
    private void choose(Branch branch, long cuts, long[][] vectors, int dead) {
        int from = branch.filter();
        if (from == vectors.length) {
            State state =
                    new State(branch.space().without(dead), cuts | branch.cuts()).simplified();
            next.merge(state, branch.ways(), BigInteger::add);
            return;
        }
        long later = cuts >>> from >>> 1;
        int end = later == 0 ? vectors.length : from + 1 + Long.numberOfTrailingZeros(later);
        Subspace space = branch.space();
        BigInteger ways = branch.ways();
        for (int k = from; ; k++) {
            long split = k > from && k < end ? 1L << k : 0;
            choose(new Branch(space, end, branch.cuts() | split, ways), cuts, vectors, dead);
            if (k == end) {
                return;
            }
            Subspace grown = space.with(vectors[k]);
            tests++;
            spent += 200 + vectors[k].length * (double) vectors[k].length / 2;
            if (grown.dimension() == space.dimension()) {
                return;
            }
            space = grown;
            // C(b, a + 1) = C(b, a) (b − a) / (a + 1)
            ways =
                    ways.multiply(BigInteger.valueOf(end - k))
                            .divide(BigInteger.valueOf(k - from + 1L))
                            .multiply(breakpoints);
        }
    }

    /// The live inputs and those of the window, the ones that die first in front.
    private List<Integer> withNew(List<Integer> live, int[][] window) {
        List<Integer> inputs = new ArrayList<>(live);
        for (int[] pair : window) {
            if (!live.contains(pair[0])) {
                inputs.add(pair[0]);
            }
        }
        inputs.sort(
                Comparator.<Integer>comparingInt(input -> lastUse[input])
                        .thenComparing(input -> input));
        return inputs;
    }

    private static long[] vector(long[] filter, int[][] window, List<Integer> inputs) {
        long[] vector = new long[inputs.size()];
        for (int[] pair : window) {
            vector[inputs.indexOf(pair[0])] = filter[pair[1]];
        }
        return vector;
    }
}
