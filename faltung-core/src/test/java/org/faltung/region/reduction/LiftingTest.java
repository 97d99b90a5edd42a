package org.faltung.region.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class LiftingTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void solvesSystemsOfAnySize(long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(12);
        int bits = 1 + random.nextInt(200);
        BigInteger[][] matrix = new BigInteger[n][n];
        BigInteger[] right = new BigInteger[n];
        for (int i = 0; i < n; i++) {
            right[i] = signed(random, bits);
            for (int j = 0; j < n; j++) {
                matrix[i][j] = signed(random, bits);
            }
        }
        Optional<Lifting> lifting = Lifting.of(matrix);
        if (lifting.isEmpty()) {
            return; // singular, as small matrices of small numbers may be
        }
        Lifting.Solution solution = lifting.get().solve(right, Integer.MAX_VALUE).orElseThrow();
        for (int i = 0; i < n; i++) {
            BigInteger sum = BigInteger.ZERO;
            for (int j = 0; j < n; j++) {
                sum = sum.add(matrix[i][j].multiply(solution.numerators()[j]));
            }
            assertThat(sum).isEqualTo(right[i].multiply(solution.denominator()));
        }
    }

    @Test
    void endsWhereDigitsDoNotSuffice() {
        BigInteger large = BigInteger.TEN.pow(80);
        BigInteger[][] matrix = {{large}};
        BigInteger[] right = {large.add(BigInteger.ONE)};
        Lifting lifting = Lifting.of(matrix).orElseThrow();
        assertThat(lifting.solve(right, 3)).isEmpty();
        assertThat(lifting.solve(right, 30)).isPresent();
    }

    @Test
    void aSingularMatrixIsRefused() {
        BigInteger one = BigInteger.ONE;
        BigInteger[][] matrix = {{one, one}, {one, one}};
        assertThat(Lifting.of(matrix)).isEmpty();
    }

    private static BigInteger signed(Random random, int bits) {
        BigInteger size = new BigInteger(bits, random);
        return random.nextBoolean() ? size : size.negate();
    }
}
