package org.faltung.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;

/// An upper bound on the regions below a cell, from how many units are decided in it.
///
/// Inside a cell in which the first layers are affine, k units of a layer with p₁ … p_k pieces make at most
///
///     Σ_{j ≤ r} e_j(p₁ − 1, …, p_k − 1)
///
/// cells, e_j being the elementary symmetric polynomial and r the dimension of what reaches the layer: for
/// hyperplanes this is Zaslavsky's theorem, parallel ones counted once a family; for maxima it is
/// [Montúfar, Ren and Zhang 2022](https://arxiv.org/abs/2104.08135). The bound of a cell is the product of
/// that for the rest of its layer and for all layers after it.
///
/// Time O(units · d) sums of integers.
public final class SubtreeBound {
    private final List<BigInteger> below; // by the number of decided units

    private SubtreeBound(List<BigInteger> below) {
        this.below = below;
    }

    /// The bounds for a network in a domain of its dimension.
    public static SubtreeBound of(FoldSequence folds) {
        BigInteger[] below = new BigInteger[folds.foldingUnits() + 1];
        int at = below.length - 1;
        BigInteger later = BigInteger.ONE;
        below[at] = later;
        List<Integer> ranks = ranks(folds);
        for (int l = folds.layers().size() - 1; l >= 0; l--) {
            BigInteger[] symmetric = new BigInteger[ranks.get(l) + 1];
            Arrays.fill(symmetric, BigInteger.ZERO);
            symmetric[0] = BigInteger.ONE;
            BigInteger sum = BigInteger.ONE;
            List<Unit> units = folds.layers().get(l).units();
            for (int u = units.size() - 1; u >= 0; u--) {
                if (units.get(u).pieces() > 1) {
                    sum = sum.add(include(symmetric, units.get(u).pieces() - 1));
                    below[--at] = sum.multiply(later);
                }
            }
            later = sum.multiply(later);
        }
        return new SubtreeBound(List.of(below));
    }

    /// Adds one more variable to e₀ … e_r.
    ///
    /// @return by how much their sum grew
    private static BigInteger include(BigInteger[] symmetric, int variable) {
        BigInteger growth = BigInteger.ZERO;
        BigInteger factor = BigInteger.valueOf(variable);
        for (int j = symmetric.length - 1; j > 0; j--) {
            BigInteger more = symmetric[j - 1].multiply(factor);
            symmetric[j] = symmetric[j].add(more);
            growth = growth.add(more);
        }
        return growth;
    }

    private static List<Integer> ranks(FoldSequence folds) {
        List<Integer> ranks = new ArrayList<>();
        int rank = folds.inputs();
        for (FoldLayer layer : folds.layers()) {
            rank = Math.min(rank, layer.map().outputs());
            ranks.add(rank);
            rank = Math.min(rank, layer.units().size());
        }
        return ranks;
    }

    /// The natural logarithm of [#below], about: for guesses.
    double logarithm(int decided) {
        BigInteger bound = below.get(decided);
        int scale = Math.max(0, bound.bitLength() - Long.SIZE + 2);
        return Math.log(bound.shiftRight(scale).doubleValue()) + scale * Math.log(2);
    }

    /// A bound on the regions in a cell with so many decided units, at least 1.
    public BigInteger below(int decided) {
        return below.get(decided);
    }
}
