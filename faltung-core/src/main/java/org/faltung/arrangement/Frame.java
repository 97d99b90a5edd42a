package org.faltung.arrangement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Vectors in coordinates of a basis out of them, modulo a prime: where a [Descent] starts.
///
/// Vector 0 is the hyperplane at infinity of the affine arrangement of the others. If the others do not span
/// it, then all of their hyperplanes have a common point; one of them is sent to infinity in its place, and
/// the polynomial has a further factor t − 1.
///
/// @param central whether that is so
/// @param infinity the vector at infinity
/// @param units the vectors that are coordinates
/// @param others the vectors that are not
/// @param rows of each of the others the coefficients of the coordinates, then of infinity
record Frame(
        boolean central, int infinity, List<Integer> units, List<Integer> others, long[][] rows) {

    /// Chooses a basis.
    ///
    /// @throws UnluckyPrimeException if something is 0 modulo the prime that is not 0
    static Frame of(PrimeField field, Spans spans, int vectors, int dimension) {
        long[][] all = spans.in(field);
        List<Integer> basis = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        List<long[]> echelon =
                new ArrayList<>(); // rows with their coefficients of the basis behind
        List<long[]> combinations = new ArrayList<>();
        int most = Math.min(vectors, dimension);
        for (int v = 0; v < vectors; v++) {
            long[] row = Arrays.copyOf(all[v], dimension + most + 1);
            if (eliminate(field, row, echelon, dimension) < dimension) {
                // row = 1 * v + ..., in the slot of v
                row[dimension + basis.size()] = field.of(BigInteger.ONE);
                normalise(field, row, dimension);
                echelon.add(row);
                basis.add(v);
            } else {
                others.add(v);
                combinations.add(Arrays.copyOfRange(row, dimension, dimension + most));
            }
        }
        if (basis.size() < dimension && !others.isEmpty()) {
            spans.check(field, ints(basis), ints(others));
        }
        return framed(field, spans, basis, others, combinations);
    }

    private static Frame framed(
            PrimeField field,
            Spans spans,
            List<Integer> basis,
            List<Integer> others,
            List<long[]> combinations) {
        boolean central = !others.isEmpty() && combinations.stream().allMatch(row -> row[0] == 0);
        if (central) {
            spans.check(field, ints(basis.subList(1, basis.size())), ints(others));
        }
        int shift = central ? 1 : 0; // the place of the vector at infinity in the basis
        List<Integer> units = basis.subList(shift + 1, basis.size());
        long[][] rows = new long[others.size()][];
        for (int j = 0; j < rows.length; j++) {
            long[] row = new long[units.size() + 1];
            for (int q = 0; q < units.size(); q++) {
                row[q] = combinations.get(j)[shift + 1 + q];
            }
            row[units.size()] = combinations.get(j)[shift];
            rows[j] = row;
        }
        return new Frame(central, basis.get(shift), List.copyOf(units), List.copyOf(others), rows);
    }

    /// Makes a row 0 at the pivots of the echelon, whose pivots are 1.
    ///
    /// @return where the row is not 0 yet; the dimension if nowhere
    private static int eliminate(
            PrimeField field, long[] row, List<long[]> echelon, int dimension) {
        for (long[] other : echelon) {
            int pivot = pivot(other, dimension);
            long factor = row[pivot];
            if (factor != 0) {
                for (int q = pivot; q < row.length; q++) {
                    if (other[q] != 0) {
                        long difference = row[q] - field.product(factor, other[q]);
                        row[q] = difference + (difference >> 63 & field.prime);
                    }
                }
            }
        }
        return pivot(row, dimension);
    }

    private static int pivot(long[] row, int dimension) {
        int pivot = 0;
        while (pivot < dimension && row[pivot] == 0) {
            pivot++;
        }
        return pivot;
    }

    private static void normalise(PrimeField field, long[] row, int dimension) {
        long scale = field.inverse(row[pivot(row, dimension)]);
        for (int q = 0; q < row.length; q++) {
            row[q] = field.product(row[q], scale);
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
