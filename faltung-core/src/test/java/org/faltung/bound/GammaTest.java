package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faltung.exact.Digits;
import org.faltung.testkit.Case;
import org.faltung.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GammaTest {
    private static final int MOST = 40;

    /// recursion[base][n][m], as [Definitions#gamma] but with a memory.
    private static final BigInteger[][][][] RECURSION = {{}, table(1), table(2)};

    static Stream<Case> known() {
        return Cases.of("bound/gamma.tsv");
    }

    @ParameterizedTest
    @MethodSource("known")
    void theRecursionGivesTheKnownHistograms(Case known) {
        BigInteger[] histogram =
                Definitions.gamma(known.integer("n"), known.integer("m"), known.integer("base"));
        assertThat(
                        Arrays.stream(histogram)
                                .map(BigInteger::toString)
                                .collect(Collectors.joining(",")))
                .isEqualTo(known.text("histogram"));
    }

    @ParameterizedTest
    @CsvSource({"LINE, 1", "PLANE, 2"})
    void theClosedFormSolvesTheRecursion(Gamma gamma, int base) {
        for (int m = 3; m <= MOST; m++) {
            for (int n = base + 1; n <= m; n++) {
                BigInteger[] expected = RECURSION[base][n][m];
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
                int lowest = gamma == Gamma.SERRA ? m - n : lowest(RECURSION[base][n][m]);
                assertThat(gamma.concentrated(m, n))
                        .as("n %d, m %d", n, m)
                        .isEqualTo(Math.min(n, lowest) == Math.min(n, m - n));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "1, 2"})
    void moreDimensionsDominateFewer(int base, int baseAbove) {
        for (int m = 1; m <= MOST; m++) {
            for (int n = 1; n < m; n++) {
                assertDominated(RECURSION[base][n][m], RECURSION[baseAbove][n + 1][m]);
            }
        }
    }

    @Test
    void moreUnitsDominateFewer() {
        for (int m = 1; m < MOST; m++) {
            for (int n = 1; n <= m; n++) {
                assertDominated(RECURSION[1][n][m], RECURSION[1][n][m + 1]);
                assertDominated(RECURSION[2][n][m], RECURSION[2][n][m + 1]);
            }
        }
    }

    @Test
    void theWiderBaseIsTheSharperOne() {
        for (int m = 1; m <= MOST; m++) {
            for (int n = 1; n <= m; n++) {
                assertDominated(RECURSION[2][n][m], RECURSION[1][n][m]);
            }
        }
    }

    private static BigInteger[] histogram(Gamma gamma, int m, int n) {
        BigInteger[] histogram = new BigInteger[m + 1];
        Arrays.fill(histogram, BigInteger.ZERO);
        for (int i = 0; i < n; i++) {
            histogram[m - i] = Definitions.choose(m, i);
        }
        BigInteger rest = Definitions.choose(m, n);
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

    private static BigInteger[][][] table(int base) {
        BigInteger[][][] table = new BigInteger[MOST + 1][MOST + 1][];
        for (int m = 0; m <= MOST; m++) {
            for (int n = 0; n <= m; n++) {
                if (n <= base || n == m) {
                    table[n][m] = Definitions.gamma(n, m, base);
                    continue;
                }
                BigInteger[] sum = new BigInteger[m + 1];
                for (int j = 0; j <= m; j++) {
                    BigInteger uncut = j > 0 ? table[n][m - 1][j - 1] : BigInteger.ZERO;
                    sum[j] = j < m ? uncut.add(table[n - 1][m - 1][j]) : uncut;
                }
                table[n][m] = sum;
            }
        }
        return table;
    }
}
