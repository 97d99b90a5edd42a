package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.faltung.exact.Digits;
import org.faltung.oracle.Hall;
import org.faltung.oracle.Histograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaTest {
    private static final int MOST = 40;

    private static final Histograms ON_LINES = new Histograms(1);
    private static final Histograms IN_PLANES = new Histograms(2);

    @ParameterizedTest
    @CsvSource({"LINE, 1", "PLANE, 2"})
    void theClosedFormSolvesTheRecursion(Gamma gamma, int base) {
        for (int m = 3; m <= MOST; m++) {
            for (int n = base + 1; n <= m; n++) {
                BigInteger[] expected = recursion(base, n, m);
                assertThat(histogram(gamma, m, n)).as("n %d, m %d", n, m).isEqualTo(expected);
                assertThat(gamma.left(m, n))
                        .as("least dimension for n %d, m %d", n, m)
                        .isEqualTo(Math.min(n, lowest(expected)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SERRA, 1", "LINE, 1", "PLANE, 2"})
    void concentratedMassLeavesOneDimension(Gamma gamma, int base) {
        for (int m = 1; m <= MOST; m++) {
            for (int n = 1; n <= m; n++) {
                int lowest = gamma == Gamma.SERRA ? m - n : lowest(recursion(base, n, m));
                assertThat(gamma.concentrated(m, n))
                        .as("n %d, m %d", n, m)
                        .isEqualTo(Math.min(n, lowest) == Math.min(n, m - n));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "1, 2", "2, 1"})
    void moreDimensionsDominateFewerWhateverTheBases(int base, int baseAbove) {
        for (int m = 1; m <= MOST; m++) {
            for (int n = 1; n < m; n++) {
                assertDominated(recursion(base, n, m), recursion(baseAbove, n + 1, m));
            }
        }
    }

    @Test
    void moreUnitsDominateFewer() {
        for (int m = 1; m < MOST; m++) {
            for (int n = 1; n <= m; n++) {
                assertDominated(recursion(1, n, m), recursion(1, n, m + 1));
                assertDominated(recursion(2, n, m), recursion(2, n, m + 1));
            }
        }
    }

    @Test
    void theWiderBaseIsTheSharperOne() {
        for (int m = 1; m <= MOST; m++) {
            for (int n = 1; n <= m; n++) {
                assertDominated(recursion(2, n, m), recursion(1, n, m));
            }
        }
    }

    private static BigInteger[] histogram(Gamma gamma, int m, int n) {
        BigInteger[] histogram = new BigInteger[m + 1];
        Arrays.fill(histogram, BigInteger.ZERO);
        BigInteger[] binomials = Hall.weights(m, 1);
        for (int i = 0; i < n; i++) {
            histogram[m - i] = binomials[i];
        }
        BigInteger rest = binomials[n];
        Spread<BigInteger> spread = Spread.of(gamma, m, n, rest, Digits.EXACT);
        for (int i = n; i <= n + (m - n) / 2; i++) {
            assertThat(spread.rest()).as("rest at n %d, m %d, i %d", n, m, i).isEqualTo(rest);
            histogram[m - i] = spread.mass();
            rest = rest.subtract(spread.mass());
            spread.advance();
        }
        assertThat(rest).isZero();
        return histogram;
    }

    private static BigInteger[] recursion(int base, int n, int m) {
        return (base == 1 ? ON_LINES : IN_PLANES).of(n, m);
    }

    private static int lowest(BigInteger[] histogram) {
        int j = 0;
        while (histogram[j].signum() == 0) {
            j++;
        }
        return j;
    }

    private static void assertDominated(BigInteger[] small, BigInteger[] large) {
        BigInteger difference = BigInteger.ZERO;
        for (int j = large.length - 1; j >= 0; j--) {
            difference = difference.add(large[j]);
            if (j < small.length) {
                difference = difference.subtract(small[j]);
            }
            assertThat(difference).isNotNegative();
        }
    }
}
