package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.bound.Profile.Stage;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistogramsTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 400)
    void eachFamilyIsAsSharpAsTheOneBefore(long seed) {
        Profile profile = RandomProfile.of(new SplittableRandom(seed));
        BigInteger plane = digits(profile, Gamma.PLANE);
        BigInteger line = digits(profile, Gamma.LINE);
        BigInteger serra = digits(profile, Gamma.SERRA);
        BigInteger montufar = whole(Montufar2017.of(profile, Effort.USUAL));
        BigInteger trivial = BigInteger.ONE;
        for (Stage stage : profile.stages()) {
            BigInteger pieces = BigInteger.valueOf(stage.breakpoints() + 1L);
            trivial = trivial.multiply(pieces.pow(stage.units()));
        }
        assertThat(List.of(plane, line, serra, montufar, trivial)).as("%s", profile).isSorted();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void roundingStaysAboveAndClose(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Profile profile =
                random.nextBoolean() ? RandomProfile.of(random) : larger(random, random.nextInt(5));
        for (Gamma gamma : Gamma.values()) {
            Magnitude exact = Histograms.in(profile, gamma, Digits.EXACT);
            Magnitude up = Histograms.in(profile, gamma, Rounded.UP);
            assertThat(up.log10Above())
                    .as("%s of %s", gamma, profile)
                    .isGreaterThanOrEqualTo(exact.log10Below())
                    .isCloseTo(exact.log10Above(), within(1e-9 * Math.log10(Math.E)));
            if (up instanceof Magnitude.Approximate approximate) {
                assertThat(approximate.value())
                        .isGreaterThanOrEqualTo(Rounded.DOWN.of(whole(exact)));
            }
        }
    }

    private static Profile larger(SplittableRandom random, int layers) {
        List<Stage> stages = new ArrayList<>();
        for (int l = 0; l <= layers; l++) {
            int units = random.nextInt(1, 400);
            stages.add(
                    new Stage(units, 1, true, random.nextInt(Math.max(1, units / 2), units + 1)));
        }
        return new Profile(random.nextInt(1, 300), stages);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void boundsGrowWithEveryWidthAndWithTheInput(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Profile profile = RandomProfile.of(random);
        List<Stage> wider = new ArrayList<>(profile.stages());
        int l = random.nextInt(wider.size());
        Stage old = wider.get(l);
        wider.set(
                l,
                new Stage(
                        old.units() + 1,
                        old.breakpoints(),
                        old.collapses(),
                        old.bottleneck() + (random.nextBoolean() ? 1 : 0)));
        for (Gamma gamma : Gamma.values()) {
            BigInteger bound = digits(profile, gamma);
            assertThat(digits(new Profile(profile.inputs(), wider), gamma))
                    .as("%s, %s: layer %d", gamma, profile, l)
                    .isGreaterThanOrEqualTo(bound);
            assertThat(digits(new Profile(profile.inputs() + 1, profile.stages()), gamma))
                    .as("%s, %s: one more input", gamma, profile)
                    .isGreaterThanOrEqualTo(bound);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void onOneInputAllAreTheExactMaximum(long seed) {
        int[] widths = new SplittableRandom(seed).ints(4, 3, 30).toArray();
        BigInteger maximum =
                Arrays.stream(widths)
                        .mapToObj(n -> BigInteger.valueOf(n + 1L))
                        .reduce(BigInteger.ONE, BigInteger::multiply);
        Profile profile = connected(1, widths);
        for (Gamma gamma : Gamma.values()) {
            assertThat(digits(profile, gamma)).isEqualTo(maximum);
        }
        assertThat(whole(FullyConnectedLower.serra(profile, Effort.USUAL))).isEqualTo(maximum);
    }

    @ParameterizedTest
    @EnumSource(Gamma.class)
    void withoutLayersThereIsOneRegion(Gamma gamma) {
        assertThat(digits(new Profile(5, List.of()), gamma)).isOne();
    }

    /// n₀ = m: the full cube of patterns, then layers far out of the reach of digits.
    @ParameterizedTest
    @EnumSource(Gamma.class)
    void layersAsLargeAsThoseOfImageNetworksAreRounded(Gamma gamma) {
        Profile profile = connected(100_352, 100_352, 100_352, 100_352, 4096);
        Magnitude bound = Histograms.of(profile, gamma, Effort.USUAL);
        assertThat(bound).isInstanceOf(Magnitude.Approximate.class);
        assertThat(bound.log10Above())
                .isBetween(3 * 100_352 * Math.log10(2), (3 * 100_352 + 4096) * Math.log10(2));
    }

    @Test
    void tablesThatFitNoMemoryAreRefusedBeforehand() {
        assertThat(Histograms.fits(connected(1_000_000, 1_000_000, 1_000_000), Gamma.PLANE))
                .isTrue();
        assertThat(Histograms.fits(connected(100_000_000, 2_000_000_000), Gamma.PLANE)).isTrue();
        assertThat(Histograms.fits(connected(100_000_000, 150_000_000, 10), Gamma.SERRA)).isFalse();
    }

    private static Profile connected(int inputs, int... widths) {
        return new Profile(inputs, Arrays.stream(widths).mapToObj(Stage::rectifier).toList());
    }

    private static BigInteger digits(Profile profile, Gamma gamma) {
        return whole(Histograms.in(profile, gamma, Digits.EXACT));
    }

    private static BigInteger whole(Magnitude magnitude) {
        assertThat(magnitude).isInstanceOf(Magnitude.Whole.class);
        return ((Magnitude.Whole) magnitude).value();
    }
}
