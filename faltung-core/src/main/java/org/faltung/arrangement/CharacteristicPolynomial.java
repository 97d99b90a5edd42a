package org.faltung.arrangement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The characteristic polynomial of an arrangement of rank r in Rᵈ, as
/// χ(t) = t^(d−r) · Σ_s (−1)ˢ N_s (t − 1)^(r−s).
///
/// By Zaslavsky's theorem (T. Zaslavsky, *Facing up to arrangements*, 1975) the arrangement has |χ(−1)|
/// regions, and if r = d then |χ(1)| of them are bounded.
///
/// @param dimension d
/// @param nodes N₀, …, N_r, none negative
public record CharacteristicPolynomial(int dimension, List<BigInteger> nodes) {
    /// Copies the numbers.
    public CharacteristicPolynomial {
        nodes = List.copyOf(nodes);
    }

    /// The polynomial 1 on R⁰: that of the product of no arrangements.
    static CharacteristicPolynomial one() {
        return new CharacteristicPolynomial(0, List.of(BigInteger.ONE));
    }

    /// The rank r, the dimension that the normals span.
    public int rank() {
        return nodes.size() - 1;
    }

    /// The number of regions: Σ N_s 2^(r−s).
    public BigInteger regions() {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger many : nodes) {
            sum = sum.shiftLeft(1).add(many);
        }
        return sum;
    }

    /// The number of bounded regions.
    public BigInteger bounded() {
        return rank() == dimension ? nodes.getLast() : BigInteger.ZERO;
    }

    /// χ at an integer.
    public BigInteger at(BigInteger t) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger step = t.subtract(BigInteger.ONE);
        for (int s = 0; s < nodes.size(); s++) {
            BigInteger many = s % 2 == 0 ? nodes.get(s) : nodes.get(s).negate();
            sum = sum.multiply(step).add(many);
        }
        return sum.multiply(t.pow(dimension - rank()));
    }

    /// The product: the polynomial of two arrangements side by side, in the product of their spaces.
    CharacteristicPolynomial times(CharacteristicPolynomial other) {
        List<BigInteger> product = new ArrayList<>();
        for (int s = 0; s <= rank() + other.rank(); s++) {
            BigInteger sum = BigInteger.ZERO;
            for (int k = Math.max(0, s - other.rank()); k <= Math.min(s, rank()); k++) {
                sum = sum.add(nodes.get(k).multiply(other.nodes.get(s - k)));
            }
            product.add(sum);
        }
        return new CharacteristicPolynomial(dimension + other.dimension, product);
    }
}
