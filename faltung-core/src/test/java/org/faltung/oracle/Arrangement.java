package org.faltung.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Hyperplanes with integer coefficients, and the number of regions that they cut the space into.
public final class Arrangement {
    private Arrangement() {}

    /// The hyperplanes of a layer with random shared filters and random shared biases.
    ///
    /// @param most the largest absolute value of a coefficient
    public static List<List<BigInteger>> random(Toy toy, SplittableRandom random, long most) {
        long[] breakpoints = random.longs(toy.breakpoints(), -most, most + 1).toArray();
        long[][] filters = new long[toy.filters()][];
        long[] biases = random.longs(toy.filters(), -most, most + 1).toArray();
        for (int k = 0; k < filters.length; k++) {
            filters[k] = random.longs(toy.weights(), -most, most + 1).toArray();
        }
        List<List<BigInteger>> planes = new ArrayList<>();
        for (List<int[]> window : toy.windows()) {
            for (int k = 0; k < filters.length; k++) {
                for (long breakpoint : breakpoints) {
                    BigInteger[] plane = new BigInteger[toy.inputs() + 1];
                    Arrays.fill(plane, BigInteger.ZERO);
                    for (int[] pair : window) {
                        plane[pair[0]] = BigInteger.valueOf(filters[k][pair[1]]);
                    }
                    plane[toy.inputs()] = BigInteger.valueOf(biases[k] - breakpoint);
                    planes.add(List.of(plane));
                }
            }
        }
        return planes;
    }

    /// The number of regions, by deletion and restriction: a hyperplane adds as many regions as the others cut
    /// it into. All arithmetic is exact.
    ///
    /// @param planes coefficients, the constant last; those without a normal cut nothing
    public static long regions(List<List<BigInteger>> planes) {
        Set<List<BigInteger>> distinct = new LinkedHashSet<>();
        for (List<BigInteger> plane : planes) {
            if (pivot(plane) < plane.size() - 1) {
                distinct.add(primitive(plane));
            }
        }
        return count(List.copyOf(distinct));
    }

    private static long count(List<List<BigInteger>> planes) {
        long regions = 1;
        for (int i = 0; i < planes.size(); i++) {
            regions += count(restricted(planes.subList(0, i), planes.get(i)));
        }
        return regions;
    }

    /// The traces of hyperplanes on another one, each once.
    private static List<List<BigInteger>> restricted(
            List<List<BigInteger>> planes, List<BigInteger> on) {
        int pivot = pivot(on);
        Set<List<BigInteger>> traces = new LinkedHashSet<>();
        for (List<BigInteger> plane : planes) {
            List<BigInteger> trace = new ArrayList<>();
            for (int i = 0; i < plane.size(); i++) {
                if (i != pivot) {
                    trace.add(
                            plane.get(i)
                                    .multiply(on.get(pivot))
                                    .subtract(on.get(i).multiply(plane.get(pivot))));
                }
            }
            if (pivot(trace) < trace.size() - 1) {
                traces.add(primitive(trace));
            }
        }
        return List.copyOf(traces);
    }

    /// The first coefficient that is not 0, or where the constant stands.
    private static int pivot(List<BigInteger> plane) {
        int pivot = 0;
        while (pivot < plane.size() - 1 && plane.get(pivot).signum() == 0) {
            pivot++;
        }
        return pivot;
    }

    /// The same hyperplane in coprime coefficients, the first positive.
    private static List<BigInteger> primitive(List<BigInteger> plane) {
        BigInteger divisor =
                plane.stream()
                        .reduce(BigInteger.ZERO, BigInteger::gcd)
                        .multiply(BigInteger.valueOf(plane.get(pivot(plane)).signum()));
        return plane.stream().map(coefficient -> coefficient.divide(divisor)).toList();
    }
}
