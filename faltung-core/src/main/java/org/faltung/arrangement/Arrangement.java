package org.faltung.arrangement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.faltung.linear.AffineForm;

/// Affine hyperplanes in Rᵈ: the zeros of affine functions. Functions with the same zeros count once, and
/// constants have no hyperplane.
///
/// Regions are counted exactly, without geometry, by deletion and restriction ([Descent]): in time that grows
/// with the number of bounded regions, and none for independent hyperplanes. Hyperplanes that share no
/// coordinate, directly or through others, are counted apart: their numbers multiply.
public final class Arrangement {
    private final int dimension;
    private final List<List<BigInteger>> vectors; // primitive: the normal, then the constant

    private Arrangement(int dimension, List<List<BigInteger>> vectors) {
        this.dimension = dimension;
        this.vectors = vectors;
    }

    /// The hyperplanes of some functions.
    ///
    /// @param dimension d
    /// @param functions on Rᵈ
    public static Arrangement of(int dimension, Collection<AffineForm> functions) {
        Set<List<BigInteger>> distinct = new LinkedHashSet<>();
        for (AffineForm function : functions) {
            if (function.dimension() != dimension) {
                throw new IllegalArgumentException(
                        "a function on R^"
                                + function.dimension()
                                + " has no hyperplane in R^"
                                + dimension);
            }
            if (!function.isConstant()) {
                distinct.add(primitive(function));
            }
        }
        return new Arrangement(dimension, List.copyOf(distinct));
    }

    /// The integers without a common divisor, the first that is not 0 positive.
    private static List<BigInteger> primitive(AffineForm function) {
        BigInteger divisor = BigInteger.ZERO;
        int sign = 0;
        for (int q = 0; q <= function.dimension(); q++) {
            divisor = divisor.gcd(function.numerator(q));
            sign = sign == 0 ? function.numerator(q).signum() : sign;
        }
        List<BigInteger> vector = new ArrayList<>();
        BigInteger by = sign < 0 ? divisor.negate() : divisor;
        for (int q = 0; q <= function.dimension(); q++) {
            vector.add(function.numerator(q).divide(by));
        }
        return vector;
    }

    /// The number of hyperplanes.
    public int hyperplanes() {
        return vectors.size();
    }

    /// The characteristic polynomial, by one thread.
    public CharacteristicPolynomial characteristic() {
        return characteristic(1, () -> false).orElseThrow();
    }

    /// The characteristic polynomial.
    ///
    /// @param threads how many may work
    /// @param stopped asked now and then, by the calling thread
    /// @return empty if stopped
    public Optional<CharacteristicPolynomial> characteristic(int threads, BooleanSupplier stopped) {
        CharacteristicPolynomial product = CharacteristicPolynomial.one();
        for (List<Integer> part : parts()) {
            Optional<long[]> nodes = Census.of(part(part), threads, stopped);
            if (nodes.isEmpty()) {
                return Optional.empty();
            }
            List<BigInteger> many = new ArrayList<>();
            for (long number : nodes.get()) {
                many.add(BigInteger.valueOf(number));
            }
            product = product.times(new CharacteristicPolynomial(many.size() - 1, many));
        }
        return Optional.of(new CharacteristicPolynomial(dimension, product.nodes()));
    }

    /// Infinity and some hyperplanes, as vectors of the coordinates that these see and of 1.
    private List<List<BigInteger>> part(List<Integer> members) {
        List<Integer> seen = new ArrayList<>();
        for (int q = 0; q < dimension; q++) {
            int at = q;
            if (members.stream().anyMatch(v -> vectors.get(v).get(at).signum() != 0)) {
                seen.add(q);
            }
        }
        List<BigInteger> infinity =
                new ArrayList<>(Collections.nCopies(seen.size(), BigInteger.ZERO));
        infinity.add(BigInteger.ONE);
        List<List<BigInteger>> part = new ArrayList<>();
        part.add(infinity);
        for (int v : members) {
            List<BigInteger> vector = new ArrayList<>();
            seen.forEach(q -> vector.add(vectors.get(v).get(q)));
            vector.add(vectors.get(v).getLast());
            part.add(vector);
        }
        return part;
    }

    /// The hyperplanes by connected component, two being joined if they see a common coordinate.
    private Collection<List<Integer>> parts() {
        int[] leader = new int[vectors.size()];
        int[] seenBy = new int[dimension];
        Arrays.fill(seenBy, -1);
        for (int v = 0; v < leader.length; v++) {
            leader[v] = v;
            for (int q = 0; q < dimension; q++) {
                if (vectors.get(v).get(q).signum() == 0) {
                    continue;
                }
                if (seenBy[q] >= 0) {
                    leader[lead(leader, seenBy[q])] = lead(leader, v);
                }
                seenBy[q] = v;
            }
        }
        Map<Integer, List<Integer>> parts = new TreeMap<>();
        for (int v = 0; v < leader.length; v++) {
            parts.computeIfAbsent(lead(leader, v), _ -> new ArrayList<>()).add(v);
        }
        return parts.values();
    }

    private static int lead(int[] leader, int of) {
        int at = of;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
