package org.faltung.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Ranks of normals modulo the prime 2³¹ − 1, by Gaussian elimination.
public final class Ranks {
    private static final long PRIME = Integer.MAX_VALUE;

    private Ranks() {}

    /// The normals of all neurons, random filters shared by all positions.
    public static List<long[]> shared(Toy toy, long seed) {
        return normals(toy, new SplittableRandom(seed), true);
    }

    /// The normals of all neurons, random filters at every position.
    public static List<long[]> free(Toy toy, long seed) {
        return normals(toy, new SplittableRandom(seed), false);
    }

    private static List<long[]> normals(Toy toy, SplittableRandom random, boolean shared) {
        long[][] filters = filters(toy, random);
        List<long[]> normals = new ArrayList<>();
        for (List<int[]> window : toy.windows()) {
            long[][] own = shared ? filters : filters(toy, random);
            for (long[] filter : own) {
                long[] normal = new long[toy.inputs()];
                window.forEach(pair -> normal[pair[0]] = filter[pair[1]]);
                normals.add(normal);
            }
        }
        return normals;
    }

    private static long[][] filters(Toy toy, SplittableRandom random) {
        long[][] filters = new long[toy.filters()][];
        for (int k = 0; k < filters.length; k++) {
            filters[k] = random.longs(toy.weights(), 1, PRIME).toArray();
        }
        return filters;
    }

    /// The rank of some vectors.
    public static int rank(List<long[]> vectors) {
        List<long[]> basis = new ArrayList<>();
        for (long[] vector : vectors) {
            extend(basis, vector);
        }
        return basis.size();
    }

    /// Σ P^|A| over all sets A of independent vectors: each of the 2^N sets is tried.
    public static BigInteger listed(List<long[]> vectors, int breakpoints) {
        BigInteger total = BigInteger.ZERO;
        for (int set = 0; set < 1 << vectors.size(); set++) {
            List<long[]> chosen = new ArrayList<>();
            for (int i = 0; i < vectors.size(); i++) {
                if ((set >> i & 1) == 1) {
                    chosen.add(vectors.get(i));
                }
            }
            if (rank(chosen) == chosen.size()) {
                total = total.add(BigInteger.valueOf(breakpoints).pow(chosen.size()));
            }
        }
        return total;
    }

    /// The same sum by growing sets, since what is in an independent set is independent.
    public static BigInteger count(List<long[]> vectors, int breakpoints) {
        long[] sizes = new long[vectors.size() + 1];
        grow(vectors, 0, new ArrayList<>(), sizes);
        BigInteger total = BigInteger.ZERO;
        for (int size = 0; size < sizes.length; size++) {
            total =
                    total.add(
                            BigInteger.valueOf(breakpoints)
                                    .pow(size)
                                    .multiply(BigInteger.valueOf(sizes[size])));
        }
        return total;
    }

    private static void grow(List<long[]> vectors, int from, List<long[]> basis, long[] sizes) {
        sizes[basis.size()]++;
        for (int i = from; i < vectors.size(); i++) {
            if (extend(basis, vectors.get(i))) {
                grow(vectors, i + 1, basis, sizes);
                basis.removeLast();
            }
        }
    }

    /// Adds what is new in a vector to an echelon basis; whether there was anything.
    private static boolean extend(List<long[]> basis, long[] vector) {
        long[] rest = vector.clone();
        for (long[] row : basis) {
            int pivot = pivot(row);
            long factor = rest[pivot];
            for (int c = pivot; c < rest.length && factor != 0; c++) {
                rest[c] = Math.floorMod(rest[c] - factor * row[c], PRIME);
            }
        }
        int pivot = pivot(rest);
        if (pivot == rest.length) {
            return false;
        }
        long inverse =
                BigInteger.valueOf(rest[pivot]).modInverse(BigInteger.valueOf(PRIME)).longValue();
        for (int c = pivot; c < rest.length; c++) {
            rest[c] = rest[c] * inverse % PRIME;
        }
        return basis.add(rest);
    }

    private static int pivot(long[] row) {
        int pivot = 0;
        while (pivot < row.length && row[pivot] == 0) {
            pivot++;
        }
        return pivot;
    }
}
