package org.faltung.region.geometry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Rational;

/// The exact volume of a bounded region of dimension at most 4.
///
/// [Lawrence 1991](https://doi.org/10.1090/S0025-5718-1991-1079024-2): in a simple polytope with
/// vertices v, whose d facets there have the linear parts A_v, and with c = A_vᵀ γ for a c that
/// makes no γ 0,
///
///     volume = Σ_v (−1)ᵈ (c · v)ᵈ / (d! |det A_v| γ₁ … γ_d).
///
/// With v = X / W and γ = g / W over W = |det A_v| a term is (c · X)ᵈ / (d! W g₁ … g_d): integers.
///
/// A polytope becomes simple when facet j moves out by ε_j with ε₀ ≫ ε₁ ≫ … > 0; vertices, volume
/// and terms are continuous, so the sum over the bases of the moved polytope, taken where they are
/// without ε, is the volume. Basis B belongs to it if for each other facet f_j = Σ λ_k f_k + c has
/// c > 0, or c = 0 and the sign of ε_j − Σ λ_k ε_k, which its first term decides, is +.
///
/// Bases are guessed in floating point and proved in integers. They are all if each edge has two
/// ends: if each d − 1 facets out of a basis are in exactly two, for the vertices of a polytope are
/// connected by edges. If not, all sets of d facets are tried in integers.
///
/// Time: one small system in floating point a set of d facets; d³ + d · facets products of integers
/// a vertex.
final class Volume {
    /// The largest dimension.
    static final int MOST = 4;

    private static final int BITS = 16;
    private static final double NEAR = 1e-7;
    private static final int[] WEIGHTS = {1, 1009, 10007, 100003};

    private final int d;
    private final int[] basis;
    private final double[][] system;
    private final Map<Long, Integer> edges = new HashMap<>();
    private final List<BigInteger> numerators = new ArrayList<>();
    private final List<BigInteger> denominators = new ArrayList<>();
    private boolean everywhere;
    private boolean sharp;
    private int weights;

    Volume(int d) {
        this.d = d;
        basis = new int[d];
        system = new double[d][d + 1];
    }

    /// The volume.
    Rational of(WallRows rows, FacetSearch facets) {
        everywhere = false;
        weights = 0;
        collect(rows, facets);
        if (!closed()) {
            everywhere = true;
            collect(rows, facets);
            if (!closed()) {
                throw new IllegalStateException("a region whose edges do not close");
            }
        }
        Rational sum = sum();
        BigInteger factorial = BigInteger.valueOf(d <= 1 ? 1 : d == 2 ? 2 : d == 3 ? 6 : 24);
        Rational volume = sum.over(Rational.of(d % 2 == 0 ? factorial : factorial.negate()));
        if (volume.signum() <= 0) {
            throw new IllegalStateException("a region of volume " + volume);
        }
        return volume;
    }

    /// Finds the bases and their terms; with other weights if some γ is 0.
    private void collect(WallRows rows, FacetSearch facets) {
        do {
            sharp = true;
            edges.clear();
            numerators.clear();
            denominators.clear();
            choose(rows, facets, 0, 0);
            weights += sharp ? 0 : 1;
        } while (!sharp);
    }

    private void choose(WallRows rows, FacetSearch facets, int depth, int from) {
        if (depth == d) {
            if (everywhere || isNear(rows, facets)) {
                add(rows, facets);
            }
            return;
        }
        for (int k = from; k < facets.count() && sharp; k++) {
            basis[depth] = k;
            choose(rows, facets, depth + 1, k + 1);
        }
    }

    /// Whether the basis seems to give a vertex.
    private boolean isNear(WallRows rows, FacetSearch facets) {
        for (int r = 0; r < d; r++) {
            int wall = facets.wall(basis[r]);
            System.arraycopy(rows.linear, wall * d, system[r], 0, d);
            system[r][d] = -rows.value[wall];
        }
        if (!eliminated()) {
            return true; // nearly dependent: for the integers
        }
        for (int k = 0; k < facets.count(); k++) {
            int wall = facets.wall(k);
            double value = rows.value[wall];
            double size = value;
            for (int q = 0; q < d; q++) {
                double part = rows.linear[wall * d + q] * system[q][d];
                value += part;
                size += Math.abs(part);
            }
            if (value < -NEAR * size) {
                return false;
            }
        }
        return true;
    }

    private boolean eliminated() {
        for (int k = 0; k < d; k++) {
            int pivot = k;
            for (int r = k + 1; r < d; r++) {
                pivot = Math.abs(system[r][k]) > Math.abs(system[pivot][k]) ? r : pivot;
            }
            double[] lead = system[pivot];
            system[pivot] = system[k];
            system[k] = lead;
            if (!(Math.abs(lead[k]) > NEAR)) {
                return false;
            }
            for (int c = d; c >= k; c--) {
                lead[c] /= lead[k];
            }
            for (int r = 0; r < d; r++) {
                double factor = system[r][k];
                if (r != k && factor != 0) {
                    for (int c = k; c <= d; c++) {
                        system[r][c] -= factor * lead[c];
                    }
                }
            }
        }
        return true;
    }

    /// Adds the basis if it is one of the moved polytope.
    private void add(WallRows rows, FacetSearch facets) {
        BigInteger[][] equations = new BigInteger[d][d + 1];
        for (int r = 0; r < d; r++) {
            for (int q = 0; q <= d; q++) {
                BigInteger number = rows.exact(facets.wall(basis[r]), q);
                equations[r][q] = q < d ? number : number.negate();
            }
        }
        Optional<ExactSystem> vertex = ExactSystem.solve(equations);
        if (vertex.isEmpty() || !belongs(rows, facets, vertex.get())) {
            return;
        }
        BigInteger[] weight = weight();
        BigInteger height = BigInteger.ZERO;
        for (int q = 0; q < d; q++) {
            height = height.add(weight[q].multiply(vertex.get().numerators()[q]));
        }
        BigInteger divisor = vertex.get().denominator();
        for (BigInteger slope : combination(rows, facets, weight).numerators()) {
            divisor = divisor.multiply(slope);
        }
        if (divisor.signum() == 0) {
            sharp = false;
            return;
        }
        numerators.add(height.pow(d));
        denominators.add(divisor);
        for (int left = 0; left < d; left++) {
            long edge = 0;
            for (int r = 0; r < d; r++) {
                edge = r == left ? edge : edge << BITS | basis[r];
            }
            edges.merge(edge, 1, Integer::sum);
        }
    }

    private BigInteger[] weight() {
        BigInteger[] weight = new BigInteger[d];
        for (int q = 0; q < d; q++) {
            weight[q] = BigInteger.valueOf(WEIGHTS[q] + (long) weights * q * (q + 7));
        }
        return weight;
    }

    /// Writes a vector as a combination of the basis' linear parts.
    private ExactSystem combination(WallRows rows, FacetSearch facets, BigInteger[] vector) {
        BigInteger[][] equations = new BigInteger[d][d + 1];
        for (int q = 0; q < d; q++) {
            for (int r = 0; r < d; r++) {
                equations[q][r] = rows.exact(facets.wall(basis[r]), q);
            }
            equations[q][d] = vector[q];
        }
        return ExactSystem.solve(equations).orElseThrow();
    }

    private boolean belongs(WallRows rows, FacetSearch facets, ExactSystem vertex) {
        for (int k = 0; k < facets.count(); k++) {
            if (Arrays.binarySearch(basis, k) >= 0) {
                continue;
            }
            int wall = facets.wall(k);
            BigInteger value = rows.exact(wall, d).multiply(vertex.denominator());
            for (int q = 0; q < d; q++) {
                value = value.add(rows.exact(wall, q).multiply(vertex.numerators()[q]));
            }
            if (value.signum() < 0 || value.signum() == 0 && !movesInside(rows, facets, k)) {
                return false;
            }
        }
        return true;
    }

    /// Whether ε_k − Σ λ_r ε_r > 0.
    private boolean movesInside(WallRows rows, FacetSearch facets, int facet) {
        BigInteger[] linear = new BigInteger[d];
        for (int q = 0; q < d; q++) {
            linear[q] = rows.exact(facets.wall(facet), q);
        }
        ExactSystem multipliers = combination(rows, facets, linear);
        for (int r = 0; r < d && basis[r] < facet; r++) {
            int sign = multipliers.numerators()[r].signum();
            if (sign != 0) {
                return sign < 0;
            }
        }
        return true;
    }

    private boolean closed() {
        return !numerators.isEmpty() && edges.values().stream().allMatch(ends -> ends == 2);
    }

    /// The sum of the terms, pair by pair, reduced at the end only.
    private Rational sum() {
        List<BigInteger> tops = numerators;
        List<BigInteger> bottoms = denominators;
        while (tops.size() > 1) {
            List<BigInteger> nextTops = new ArrayList<>();
            List<BigInteger> nextBottoms = new ArrayList<>();
            for (int i = 0; i < tops.size(); i += 2) {
                boolean alone = i + 1 == tops.size();
                nextTops.add(
                        alone
                                ? tops.get(i)
                                : tops.get(i)
                                        .multiply(bottoms.get(i + 1))
                                        .add(tops.get(i + 1).multiply(bottoms.get(i))));
                nextBottoms.add(
                        alone ? bottoms.get(i) : bottoms.get(i).multiply(bottoms.get(i + 1)));
            }
            tops = nextTops;
            bottoms = nextBottoms;
        }
        return Rational.of(tops.getFirst(), bottoms.getFirst());
    }
}
