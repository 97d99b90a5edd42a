package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.matroid.SharedLayer;
import org.faltung.network.Window;
import org.faltung.oracle.Hall;
import org.faltung.oracle.Sides;
import org.faltung.oracle.Toy;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Bounds of networks too large for digits against the digits all the same, and the growth of one layer by words.
class RoundedBoundsTest {
    private static final BigDecimal CLOSE = new BigDecimal("1.000000001");
    private static final Effort DIGITS = new Effort(true);

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void histogramBoundsRoundedAreJustAboveTheirDigits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Profile.Stage> stages = new ArrayList<>();
        int bottleneck = random.nextInt(20, 60);
        stages.add(new Profile.Stage(bottleneck + random.nextInt(30), 1, true, bottleneck));
        for (int depth = random.nextInt(1, 8); depth > 0; depth--) {
            int units = random.nextInt(15, 90);
            boolean rectifier = random.nextInt(5) > 0;
            stages.add(new Profile.Stage(units, 1, rectifier, units));
        }
        Profile profile = new Profile(10_000_000, stages);
        for (Gamma gamma : Gamma.values()) {
            Magnitude rounded = Histograms.in(profile, gamma, Rounded.UP);
            BigDecimal digits = Sides.of(Histograms.in(profile, gamma, Digits.EXACT));
            assertThat(Sides.of(rounded))
                    .as("%s of %s", gamma, profile)
                    .isBetween(digits, digits.multiply(CLOSE));
        }
    }

    @Test
    void montufarRoundedIsJustAboveItsDigits() {
        Profile profile = new Profile(34_000, List.of(Profile.Stage.rectifier(1_000_000)));
        Magnitude rounded = Montufar2017.of(profile, Effort.USUAL);
        BigDecimal digits = Sides.of(Montufar2017.of(profile, DIGITS));
        assertThat(rounded).isInstanceOf(Magnitude.Approximate.class);
        assertThat(Sides.of(rounded)).isBetween(digits, digits.multiply(CLOSE));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void theFullyConnectedLowerBoundsAreWhatTheirFormulasSay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 5);
        int[] widths = random.ints(random.nextInt(1, 5), 3 * inputs, 30).toArray();
        Profile profile =
                new Profile(
                        inputs, IntStream.of(widths).mapToObj(Profile.Stage::rectifier).toList());
        BigInteger last =
                Stream.of(Hall.weights(widths[widths.length - 1], 1))
                        .limit(inputs + 1L)
                        .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger once = last;
        BigInteger each = last;
        BigInteger reversed = last;
        for (int l = 0; l < widths.length - 1; l++) {
            BigInteger pieces = BigInteger.valueOf(widths[l] / inputs);
            once = once.multiply(pieces);
            each = each.multiply(pieces.pow(inputs));
            reversed = reversed.multiply(pieces.add(BigInteger.ONE).pow(inputs));
        }
        assertThat(FullyConnectedLower.pascanu(profile, Effort.USUAL))
                .isEqualTo(new Magnitude.Whole(once));
        assertThat(FullyConnectedLower.montufar(profile, Effort.USUAL))
                .isEqualTo(new Magnitude.Whole(each));
        assertThat(FullyConnectedLower.serra(profile, Effort.USUAL))
                .isEqualTo(new Magnitude.Whole(reversed));
        assertThat(Serra2018.of(profile, Effort.USUAL))
                .isInstanceOfSatisfying(
                        Magnitude.Whole.class,
                        upper -> assertThat(upper.value()).isGreaterThanOrEqualTo(last));
    }

    /// n! c is the number of words of length n over the positions whose letter counts satisfy Hall's condition.
    /// Two breakpoints at three inputs: eight times the regions of one, as the exact counts of many filters say too.
    @Test
    void breakpointsWeighTheGrowth() {
        OneLayer line =
                new OneLayer(
                        new SharedLayer(1, 3, 1, Window.of(1, 1, 0), Window.of(2, 1, 0), 1),
                        1,
                        2,
                        true);
        assertThat(GrowthRate.of(line, 1e9).words()).contains(BigInteger.valueOf(6 * 8));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void theGrowthIsTheNumberOfWords(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Toy toy = Toy.random(random, new Toy.Size(4, 2, 8, 1, false)).with(1, 1);
        if (toy.positions() > 8) {
            return;
        }
        int[] most = Hall.coverage(toy.masks());
        Growth growth = GrowthRate.of(new OneLayer(toy.layer(), 1, 1, true), 1e9);
        int n = most[most.length - 1];
        assertThat(growth.exponent()).as("%s", toy).isEqualTo(n);
        assertThat(growth.words()).as("%s", toy).contains(words(most, toy.positions(), 0, n));
    }

    /// Σ n! / Π t_p! over the choices of n inputs, one position after the other.
    ///
    /// @param most what every set of positions may still take
    private static BigInteger words(int[] most, int positions, int p, int left) {
        if (p == positions) {
            return left == 0 ? BigInteger.ONE : BigInteger.ZERO;
        }
        BigInteger[] choose = Hall.weights(left, 1);
        BigInteger sum = BigInteger.ZERO;
        for (int t = 0; t <= left; t++) {
            int[] rest = most.clone();
            boolean fits = true;
            for (int set = 0; set < rest.length; set++) {
                rest[set] -= (set >> p & 1) * t;
                fits &= rest[set] >= 0;
            }
            if (!fits) {
                break;
            }
            sum = sum.add(choose[t].multiply(words(rest, positions, p + 1, left - t)));
        }
        return sum;
    }
}
