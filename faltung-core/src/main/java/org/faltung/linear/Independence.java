package org.faltung.linear;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.faltung.exact.Rational;

/// Linear independence of rational vectors.
///
/// The rank modulo a prime is at most the true one, so that independence modulo the prime proves
/// independence; only where that fails are the vectors eliminated in rational numbers. Time O(k² n) for k
/// vectors of length n.
public final class Independence {
    private static final long PRIME = Integer.MAX_VALUE; // 2³¹ − 1

    private Independence() {}

    /// The number of the first vector that is a linear combination of those before it, or empty if all are
    /// independent. A vector of zeros is one.
    ///
    /// @param vectors of equal length
    public static OptionalInt firstDependent(List<List<Rational>> vectors) {
        return areIndependentModuloPrime(vectors) ? OptionalInt.empty() : exactly(vectors);
    }

    private static boolean areIndependentModuloPrime(List<List<Rational>> vectors) {
        List<long[]> basis = new ArrayList<>();
        List<Integer> pivots = new ArrayList<>();
        for (List<Rational> vector : vectors) {
            long[] rest = modulo(vector);
            for (int b = 0; b < basis.size(); b++) {
                long factor = rest[pivots.get(b)];
                for (int q = 0; factor != 0 && q < rest.length; q++) {
                    rest[q] = Math.floorMod(rest[q] - factor * basis.get(b)[q] % PRIME, PRIME);
                }
            }
            int pivot = 0;
            while (pivot < rest.length && rest[pivot] == 0) {
                pivot++;
            }
            if (pivot == rest.length) {
                return false;
            }
            long inverse =
                    BigInteger.valueOf(rest[pivot])
                            .modInverse(BigInteger.valueOf(PRIME))
                            .longValue();
            for (int q = 0; q < rest.length; q++) {
                rest[q] = rest[q] * inverse % PRIME;
            }
            basis.add(rest);
            pivots.add(pivot);
        }
        return true;
    }

    /// A positive multiple of the vector with whole coordinates, modulo the prime.
    private static long[] modulo(List<Rational> vector) {
        AffineForm whole = AffineForm.of(vector, Rational.ZERO);
        long[] rest = new long[vector.size()];
        for (int q = 0; q < rest.length; q++) {
            rest[q] = whole.numerator(q).mod(BigInteger.valueOf(PRIME)).longValue();
        }
        return rest;
    }

    private static OptionalInt exactly(List<List<Rational>> vectors) {
        List<List<Rational>> basis = new ArrayList<>();
        List<Integer> pivots = new ArrayList<>();
        for (int number = 0; number < vectors.size(); number++) {
            List<Rational> rest = vectors.get(number);
            for (int b = 0; b < basis.size(); b++) {
                int pivot = pivots.get(b);
                rest = minus(rest, rest.get(pivot).over(basis.get(b).get(pivot)), basis.get(b));
            }
            int pivot = 0;
            while (pivot < rest.size() && rest.get(pivot).signum() == 0) {
                pivot++;
            }
            if (pivot == rest.size()) {
                return OptionalInt.of(number);
            }
            basis.add(rest);
            pivots.add(pivot);
        }
        return OptionalInt.empty();
    }

    private static List<Rational> minus(
            List<Rational> vector, Rational factor, List<Rational> other) {
        if (factor.signum() == 0) {
            return vector;
        }
        List<Rational> difference = new ArrayList<>();
        for (int q = 0; q < vector.size(); q++) {
            difference.add(vector.get(q).minus(factor.times(other.get(q))));
        }
        return difference;
    }
}
