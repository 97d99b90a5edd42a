package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.bound.Profile.Stage;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.oracle.Hall;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bounds in closed form: sums of binomials and products of them.
class FullyConnectedTest {
    private static BigInteger whole(Magnitude magnitude) {
        assertThat(magnitude).isInstanceOf(Magnitude.Whole.class);
        return ((Magnitude.Whole) magnitude).value();
    }

    /// Σ_{i ≤ n} C(m, i) Pⁱ by Pascal's triangle.
    private static BigInteger regions(int m, int n, int breakpoints) {
        return Stream.of(Hall.weights(m, breakpoints))
                .limit(n + 1L)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    @ParameterizedTest(name = "{0} lines in dimension {1}: {2}")
    @CsvSource({"0, 3, 1", "1, 2, 2", "3, 2, 7", "4, 2, 11", "5, 3, 26", "3, 9, 8", "16, 5, 6885"})
    void oneLayerIsAnArrangementInGeneralPosition(int m, int n, int regions) {
        assertThat(whole(ArrangementSum.of(m, n, 1, Effort.USUAL, Rounded.UP))).isEqualTo(regions);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void arrangementsAreSumsOfWeightedBinomials(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int m = random.nextInt(40);
        int n = random.nextInt(50);
        int breakpoints = random.nextInt(1, 5);
        assertThat(whole(ArrangementSum.of(m, n, breakpoints, Effort.USUAL, Rounded.DOWN)))
                .isEqualTo(regions(m, n, breakpoints));
    }

    @Test
    void millionsOfUnitsAreRoundedToTheSideAskedFor() {
        Magnitude below = ArrangementSum.of(3_211_264, 150_528, 1, Effort.USUAL, Rounded.DOWN);
        Magnitude above = ArrangementSum.of(3_211_264, 150_528, 1, Effort.USUAL, Rounded.UP);
        assertThat(below).isInstanceOf(Magnitude.Approximate.class);
        assertThat(above.log10Above() - below.log10Below()).isBetween(0.0, 1e-8);
        // C(m, n) by Stirling's series, and the sum is within 1 / (1 - n / (m - n)) of it
        double m = 3_211_264;
        double n = 150_528;
        double choose =
                m * Math.log(m)
                        - n * Math.log(n)
                        - (m - n) * Math.log(m - n)
                        - Math.log(2 * Math.PI * n * (m - n) / m) / 2;
        assertThat(below.log10Below())
                .isCloseTo(choose / Math.log(10), within(-Math.log10(1 - n / (m - n)) + 1e-3));
    }

    @Test
    void lowerBoundsAreTheProductsOfTheirPapers() {
        Profile profile =
                new Profile(2, List.of(Stage.rectifier(7), Stage.rectifier(6), Stage.rectifier(8)));
        BigInteger last = regions(8, 2, 1);
        assertThat(whole(FullyConnectedLower.pascanu(profile, Effort.USUAL)))
                .isEqualTo(last.multiply(BigInteger.valueOf(3 * 3)));
        assertThat(whole(FullyConnectedLower.montufar(profile, Effort.USUAL)))
                .isEqualTo(last.multiply(BigInteger.valueOf(9 * 9)));
        assertThat(whole(FullyConnectedLower.serra(profile, Effort.USUAL)))
                .isEqualTo(last.multiply(BigInteger.valueOf(16 * 16)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void foldsNeverExceedTheSharpestUpperBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 5);
        List<Stage> stages =
                random.ints(random.nextInt(1, 4), 3 * inputs, 9 * inputs)
                        .mapToObj(Stage::rectifier)
                        .toList();
        Profile profile = new Profile(inputs, stages);
        List<BigInteger> ascending =
                List.of(
                        whole(FullyConnectedLower.pascanu(profile, Effort.USUAL)),
                        whole(FullyConnectedLower.montufar(profile, Effort.USUAL)),
                        whole(FullyConnectedLower.serra(profile, Effort.USUAL)),
                        whole(Histograms.in(profile, Gamma.PLANE, Digits.EXACT)));
        assertThat(ascending).as("%s", profile).isSorted();
    }

    @Test
    void outsideItsRangeSerrasLowerBoundWouldBeFalse() {
        Profile profile = new Profile(4, Collections.nCopies(3, Stage.rectifier(4)));
        assertThat(whole(FullyConnectedLower.serra(profile, Effort.USUAL))).isEqualTo(4096);
        assertThat(whole(Serra2018.of(profile, Effort.USUAL))).isEqualTo(1634);
    }

    @Test
    void digitsAreComputedForAPriceOrWhenAskedFor() {
        assertThat(Effort.USUAL.affords(Effort.MOST_WORK)).isTrue();
        assertThat(Effort.USUAL.affords(2 * Effort.MOST_WORK)).isFalse();
        assertThat(new Effort(true).affords(2 * Effort.MOST_WORK)).isTrue();
    }
}
