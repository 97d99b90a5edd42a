package org.faltung.region.reduction;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// The inverse of a small integer matrix: integers over a common denominator.
final class RationalInverse {
    /// Up to here n² products of integers as long as a determinant take less than a lifting.
    private static final int LARGEST = 32;

    private final BigInteger[][] numerators;
    private final BigInteger denominator;

    private RationalInverse(BigInteger[][] numerators, BigInteger denominator) {
        this.numerators = numerators;
        this.denominator = denominator;
    }

    /// The inverse of the matrix of a system of n equations; empty if n is large.
    static Optional<RationalInverse> of(Lifting system, int n) {
        if (n > LARGEST) {
            return Optional.empty();
        }
        Lifting.Solution[] columns = new Lifting.Solution[n];
        BigInteger common = BigInteger.ONE;
        for (int j = 0; j < n; j++) {
            BigInteger[] unit = new BigInteger[n];
            Arrays.fill(unit, BigInteger.ZERO);
            unit[j] = BigInteger.ONE;
            columns[j] = system.solve(unit, Integer.MAX_VALUE).orElseThrow();
            BigInteger further = columns[j].denominator();
            common = common.multiply(further.divide(common.gcd(further)));
        }
        BigInteger[][] numerators = new BigInteger[n][n];
        for (int j = 0; j < n; j++) {
            BigInteger scale = common.divide(columns[j].denominator());
            for (int i = 0; i < n; i++) {
                numerators[i][j] = columns[j].numerators()[i].multiply(scale);
            }
        }
        return Optional.of(new RationalInverse(numerators, common));
    }

    /// The solution of the system with a right side.
    Lifting.Solution times(BigInteger[] right) {
        BigInteger[] product = new BigInteger[right.length];
        for (int i = 0; i < product.length; i++) {
            BigInteger sum = BigInteger.ZERO;
            for (int j = 0; j < right.length; j++) {
                if (right[j].signum() != 0) {
                    sum = sum.add(numerators[i][j].multiply(right[j]));
                }
            }
            product[i] = sum;
        }
        return new Lifting.Solution(product, denominator);
    }
}
