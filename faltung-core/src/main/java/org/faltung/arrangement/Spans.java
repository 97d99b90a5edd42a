package org.faltung.arrangement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Integer vectors, and proofs that some lie in the span of others, given that they do modulo a first prime.
///
/// If the rank of a matrix is at most r modulo primes whose product exceeds all minors of order r + 1, then these
/// minors are 0. By Hadamard's inequality a minor is at most the product of the lengths of its rows. So small
/// integers need no prime but the first, and what was 0 modulo that one is 0.
final class Spans {
    private final List<List<BigInteger>> vectors;
    private final int dimension;
    private final int primes;
    private final List<PrimeField> fields = new ArrayList<>();
    private final List<long[][]> residues = new ArrayList<>();

    /// Takes vectors of one dimension.
    Spans(List<List<BigInteger>> vectors) {
        this.vectors = vectors;
        dimension = vectors.getFirst().size();
        primes = 1 + halfBits() / (2 * PrimeField.BITS);
    }

    /// Twice a bound of the binary logarithm of all minors: of a row whose squares add up to less than 2ᵏ, k.
    private int halfBits() {
        int[] bits = new int[vectors.size()];
        for (int i = 0; i < bits.length; i++) {
            BigInteger squares = BigInteger.ZERO;
            for (BigInteger entry : vectors.get(i)) {
                squares = squares.add(entry.multiply(entry));
            }
            bits[i] = squares.bitLength();
        }
        Arrays.sort(bits);
        int sum = 0;
        for (int k = 1; k <= Math.min(dimension, bits.length); k++) {
            sum = Math.addExact(sum, bits[bits.length - k]);
        }
        return sum;
    }

    /// The vectors modulo a prime.
    long[][] in(PrimeField field) {
        long[][] residues = new long[vectors.size()][dimension];
        for (int i = 0; i < residues.length; i++) {
            for (int q = 0; q < dimension; q++) {
                residues[i][q] = field.of(vectors.get(i).get(q));
            }
        }
        return residues;
    }

    /// Checks that a vector that depends on the first `count` of some others modulo the first prime does so.
    ///
    /// @throws UnluckyPrimeException if it does not
    void check(PrimeField first, int[] others, int count, int vector) {
        if (primes > 1) {
            check(first, Arrays.copyOf(others, count), new int[] {vector});
        }
    }

    /// Checks that vectors that depend on others modulo the first prime do so.
    ///
    /// Time for each prime: |others|² D + |others| |vectors| D products.
    ///
    /// @throws UnluckyPrimeException if one does not
    void check(PrimeField first, int[] others, int[] vectors) {
        for (int t = 0; t < primes; t++) {
            if (t == fields.size()) {
                PrimeField field = t == 0 ? PrimeField.largest() : fields.get(t - 1).next();
                fields.add(field);
                residues.add(in(field));
            }
            if (fields.get(t).prime != first.prime) {
                checkModulo(fields.get(t), residues.get(t), others, vectors);
            }
        }
    }

    private static void checkModulo(PrimeField field, long[][] all, int[] others, int[] vectors) {
        List<long[]> echelon = new ArrayList<>();
        List<Integer> leads = new ArrayList<>();
        for (int other : others) {
            long[] rest = reduced(field, all[other], echelon, leads);
            int lead = lead(rest);
            if (lead < rest.length) {
                echelon.add(rest);
                leads.add(lead);
            }
        }
        if (echelon.size() < others.length) {
            return; // then the minors of one order more are 0 whatever the vector
        }
        for (int vector : vectors) {
            long[] rest = reduced(field, all[vector], echelon, leads);
            if (lead(rest) < rest.length) {
                throw new UnluckyPrimeException();
            }
        }
    }

    /// A multiple of a vector, less what makes it 0 at the leads.
    private static long[] reduced(
            PrimeField field, long[] vector, List<long[]> echelon, List<Integer> leads) {
        long[] rest = vector.clone();
        for (int k = 0; k < echelon.size(); k++) {
            long[] row = echelon.get(k);
            int lead = leads.get(k);
            long factor = rest[lead];
            if (factor != 0) {
                for (int q = 0; q < rest.length; q++) {
                    rest[q] = field.cross(row[lead], rest[q], factor, row[q]);
                }
            }
        }
        return rest;
    }

    private static int lead(long[] vector) {
        int lead = 0;
        while (lead < vector.length && vector[lead] == 0) {
            lead++;
        }
        return lead;
    }
}
