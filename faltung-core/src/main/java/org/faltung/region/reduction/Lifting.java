package org.faltung.region.reduction;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.faltung.exact.Modular;

/// Solves N x = c over the rationals for a square integer matrix N that is invertible modulo p = 2⁶¹ − 1, by
/// p-adic lifting.
///
/// If N x ≡ c modulo pᵏ then the next digit is N⁻¹ (c − N x) / pᵏ modulo p. As soon as pᵏ exceeds twice the
/// product of the bounds of numerator and denominator, the extended Euclidean algorithm finds the rational
/// from its residue; each guess is checked in N x = c, so that short solutions come after few digits and no
/// wrong one comes at all. By Cramer's rule and Hadamard's bound the loop ends.
///
/// Source: J. D. Dixon, *Exact solution of linear equations using p-adic expansions*, Numerische Mathematik 40
/// (1982). Time: n² products a digit, after n³ for the inverse.
final class Lifting {
    /// The numbers numerators / denominator.
    ///
    /// @param numerators one an unknown; not to be written into
    record Solution(BigInteger[] numerators, BigInteger denominator) {}

    private static final BigInteger PRIME = BigInteger.valueOf(Modular.PRIME);

    private final BigInteger[][] matrix;
    private final long[][] inverse;

    private Lifting(BigInteger[][] matrix, long[][] inverse) {
        this.matrix = matrix;
        this.inverse = inverse;
    }

    /// Makes ready; empty if the matrix is singular modulo p.
    static Optional<Lifting> of(BigInteger[][] matrix) {
        int n = matrix.length;
        long[][] residues = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                residues[i][j] = Modular.of(matrix[i][j]);
            }
        }
        return Inverse.of(residues).map(inverse -> new Lifting(matrix, inverse));
    }

    /// The solution.
    ///
    /// @param most the digits to go to at most
    /// @return empty if so many digits do not suffice
    Optional<Solution> solve(BigInteger[] right, int most) {
        int n = right.length;
        BigInteger[] rest = right.clone();
        BigInteger[] sum = new BigInteger[n];
        Arrays.fill(sum, BigInteger.ZERO);
        BigInteger power = BigInteger.ONE;
        int next = 1; // the number of digits to try a guess at
        for (int digits = 1; digits <= most; digits++) {
            BigInteger[] digit = digit(rest);
            for (int i = 0; i < n; i++) {
                sum[i] = sum[i].add(digit[i].multiply(power));
            }
            power = power.multiply(PRIME);
            BigInteger[] image = times(digit);
            for (int i = 0; i < n; i++) {
                rest[i] = rest[i].subtract(image[i]).divide(PRIME);
            }
            if (digits == next || digits == most) {
                Optional<Solution> guess = reconstruct(sum, power, right);
                if (guess.isPresent()) {
                    return guess;
                }
                next += 1 + next / 4;
            }
        }
        return Optional.empty();
    }

    /// N⁻¹ · rest modulo p, each entry of least absolute value.
    private BigInteger[] digit(BigInteger[] rest) {
        int n = rest.length;
        long[] residues = new long[n];
        for (int i = 0; i < n; i++) {
            residues[i] = Modular.of(rest[i]);
        }
        BigInteger[] digit = new BigInteger[n];
        for (int i = 0; i < n; i++) {
            long sum = 0;
            for (int j = 0; j < n; j++) {
                sum = Modular.sum(sum, Modular.product(inverse[i][j], residues[j]));
            }
            digit[i] = BigInteger.valueOf(sum > Modular.PRIME / 2 ? sum - Modular.PRIME : sum);
        }
        return digit;
    }

    private BigInteger[] times(BigInteger[] vector) {
        BigInteger[] image = new BigInteger[vector.length];
        for (int i = 0; i < image.length; i++) {
            BigInteger sum = BigInteger.ZERO;
            for (int j = 0; j < vector.length; j++) {
                if (matrix[i][j].signum() != 0 && vector[j].signum() != 0) {
                    sum = sum.add(matrix[i][j].multiply(vector[j]));
                }
            }
            image[i] = sum;
        }
        return image;
    }

    /// Numerators over a common denominator that are congruent to the residues, if N maps them to the right
    /// side.
    private Optional<Solution> reconstruct(
            BigInteger[] residues, BigInteger power, BigInteger[] right) {
        int n = residues.length;
        BigInteger bound = power.shiftRight(1).sqrt();
        BigInteger denominator = BigInteger.ONE;
        for (BigInteger residue : residues) {
            BigInteger value = balanced(residue.multiply(denominator).mod(power), power);
            if (value.abs().compareTo(bound) > 0) {
                BigInteger further = denominatorOf(value.mod(power), power, bound);
                denominator = denominator.multiply(further);
                if (denominator.compareTo(bound) > 0) {
                    return Optional.empty();
                }
            }
        }
        BigInteger[] numerators = new BigInteger[n];
        for (int i = 0; i < n; i++) {
            numerators[i] = balanced(residues[i].multiply(denominator).mod(power), power);
        }
        BigInteger[] image = times(numerators);
        for (int i = 0; i < n; i++) {
            if (!image[i].equals(right[i].multiply(denominator))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Solution(numerators, denominator));
    }

    private static BigInteger balanced(BigInteger residue, BigInteger power) {
        return residue.shiftLeft(1).compareTo(power) > 0 ? residue.subtract(power) : residue;
    }

    /// The denominator d of the fraction n / d ≡ residue with |n| ≤ bound that Euclid's algorithm meets first.
    private static BigInteger denominatorOf(
            BigInteger residue, BigInteger power, BigInteger bound) {
        BigInteger high = power;
        BigInteger low = residue;
        BigInteger before = BigInteger.ZERO;
        BigInteger factor = BigInteger.ONE;
        while (low.compareTo(bound) > 0) {
            BigInteger[] parts = high.divideAndRemainder(low);
            BigInteger following = before.subtract(parts[0].multiply(factor));
            before = factor;
            factor = following;
            high = low;
            low = parts[1];
        }
        return factor.abs();
    }
}
