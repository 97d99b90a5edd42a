package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.exact.Magnitude;
import org.faltung.oracle.Hall;
import org.faltung.oracle.Histograms;
import org.faltung.testkit.Case;
import org.faltung.testkit.Cases;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The classical bounds against their definitions: sums over index vectors, histograms level by level.
class ClassicalDefinitionTest {
    private static final Histograms LINE = new Histograms(1);
    private static final Histograms PLANE = new Histograms(2);

    /// Σ over j_l ≤ the dimension that is left of Π C(n_l, j_l) P^j_l.
    private static BigInteger serra(Profile profile, int layer, int dimension) {
        if (layer == profile.stages().size()) {
            return BigInteger.ONE;
        }
        Profile.Stage stage = profile.stages().get(layer);
        int left = Math.min(dimension, stage.bottleneck());
        BigInteger[] weights = Hall.weights(stage.units(), stage.breakpoints());
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j <= left; j++) {
            int next = stage.collapses() ? Math.min(left, stage.units() - j) : left;
            sum = sum.add(weights[j].multiply(serra(profile, layer + 1, next)));
        }
        return sum;
    }

    /// Σ_j γ(j) · what follows on min(n, j) dimensions.
    private static BigInteger hinz(
            Profile profile, Histograms histograms, int layer, int dimension) {
        if (layer == profile.stages().size()) {
            return BigInteger.ONE;
        }
        Profile.Stage stage = profile.stages().get(layer);
        int left = Math.min(dimension, stage.bottleneck());
        BigInteger sum = BigInteger.ZERO;
        if (!stage.collapses()) {
            BigInteger[] weights = Hall.weights(stage.units(), stage.breakpoints());
            for (int j = 0; j <= left; j++) {
                sum = sum.add(weights[j]);
            }
            return sum.multiply(hinz(profile, histograms, layer + 1, left));
        }
        BigInteger[] histogram = histograms.of(left, stage.units());
        for (int j = 0; j < histogram.length; j++) {
            if (histogram[j].signum() > 0) {
                BigInteger next = hinz(profile, histograms, layer + 1, Math.min(left, j));
                sum = sum.add(histogram[j].multiply(next));
            }
        }
        return sum;
    }

    /// Π Σ_{i ≤ d} C(n, i) Pⁱ.
    private static BigInteger montufar(Profile profile) {
        BigInteger product = BigInteger.ONE;
        int dimension = profile.inputs();
        for (Profile.Stage stage : profile.stages()) {
            dimension = Math.min(dimension, stage.bottleneck());
            product =
                    product.multiply(
                            Stream.of(Hall.weights(stage.units(), stage.breakpoints()))
                                    .limit(dimension + 1L)
                                    .reduce(BigInteger.ZERO, BigInteger::add));
        }
        return product;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void everyBoundIsWhatItsDefinitionSays(long seed) {
        Profile profile = RandomProfile.of(new SplittableRandom(seed));
        assertThat(Serra2018.of(profile, Effort.USUAL))
                .as("Serra of %s", profile)
                .isEqualTo(new Magnitude.Whole(serra(profile, 0, profile.inputs())));
        assertThat(Hinz.onLines(profile, Effort.USUAL))
                .as("Hinz, base 1, of %s", profile)
                .isEqualTo(new Magnitude.Whole(hinz(profile, LINE, 0, profile.inputs())));
        assertThat(Hinz.inPlanes(profile, Effort.USUAL))
                .as("Hinz, base 2, of %s", profile)
                .isEqualTo(new Magnitude.Whole(hinz(profile, PLANE, 0, profile.inputs())));
        assertThat(Montufar2017.of(profile, Effort.USUAL))
                .as("Montufar of %s", profile)
                .isEqualTo(new Magnitude.Whole(montufar(profile)));
    }

    /// With narrow inputs no unit can lower the dimension, so that Serra's and Hinz' bounds are the product of
    /// Zaslavsky's sums.
    @Test
    void boundsOfAHugeNetworkAreInOrderAndClose() {
        List<Profile.Stage> stages = Collections.nCopies(40, Profile.Stage.rectifier(12000));
        Profile wide = new Profile(3900, stages);
        Magnitude product = Montufar2017.of(wide, new Effort(true));
        assertThat(product).isInstanceOf(Magnitude.Whole.class);
        for (Magnitude bound :
                List.of(
                        Serra2018.of(wide, Effort.USUAL),
                        Hinz.onLines(wide, Effort.USUAL),
                        Hinz.inPlanes(wide, Effort.USUAL))) {
            assertThat(bound.log10Above()).isGreaterThanOrEqualTo(product.log10Below());
            assertThat(bound.log10Above()).isCloseTo(product.log10Below(), within(1e-6));
        }
    }

    static Stream<Case> histograms() {
        return Cases.of("bound/histograms.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histograms")
    void theHistogramsAreTheKnownOnes(Case golden) {
        BigInteger[] expected =
                Stream.of(golden.text("histogram").split(",", -1))
                        .map(BigInteger::new)
                        .toArray(BigInteger[]::new);
        assertThat(
                        new Histograms(golden.integer("base"))
                                .of(golden.integer("dimensions"), golden.integer("units")))
                .containsExactly(expected);
    }

    /// The matrix product bounds the patterns only if more dimensions never give a smaller histogram.
    @Test
    void oneMoreDimensionNeverGivesASmallerHistogram() {
        for (Histograms histograms : List.of(LINE, PLANE)) {
            for (int m = 1; m <= 40; m++) {
                for (int n = 0; n < m; n++) {
                    BigInteger[] fewer = Histograms.tails(histograms.of(n, m));
                    BigInteger[] more = Histograms.tails(histograms.of(n + 1, m));
                    for (int j = 0; j <= m; j++) {
                        assertThat(more[j])
                                .as("n %d, m %d, level %d", n, m, j)
                                .isGreaterThanOrEqualTo(fewer[j]);
                    }
                }
            }
        }
    }

    /// docs/theory/deep.md: at most min(1 + l m, 1 + m + C(m, 2)) cells of m oriented lines lie on the negative
    /// side of at most l of them.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void fewCellsOfLinesInThePlaneAreInactiveInFewUnits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int m = random.nextInt(2, 7);
        int range = random.nextBoolean() ? 8 : 1000;
        long[][] lines = new long[m][];
        for (int i = 0; i < m; i++) {
            lines[i] = random.longs(3, -range, range + 1).toArray();
        }
        Set<Integer> cells = cells(lines);
        for (int flipped = 0; flipped < 1 << m; flipped++) {
            int[] inactive = new int[m + 1];
            for (int cell : cells) {
                inactive[m - Integer.bitCount(cell ^ flipped)]++;
            }
            int sum = 0;
            for (int l = 0; l <= m; l++) {
                sum += inactive[l];
                assertThat(sum)
                        .as("at most %d inactive of %d, orientation %d", l, m, flipped)
                        .isLessThanOrEqualTo(Math.min(1 + l * m, 1 + m + m * (m - 1) / 2));
            }
        }
    }

    /// Patterns of cells: the four around every vertex through which just two lines go.
    private static Set<Integer> cells(long[][] lines) {
        Set<Integer> cells = new HashSet<>();
        for (int i = 0; i < lines.length; i++) {
            for (int j = 0; j < i; j++) {
                long w = lines[i][0] * lines[j][1] - lines[i][1] * lines[j][0];
                if (w == 0) {
                    continue;
                }
                long x = lines[i][1] * lines[j][2] - lines[i][2] * lines[j][1];
                long y = lines[i][2] * lines[j][0] - lines[i][0] * lines[j][2];
                int pattern = 0;
                boolean simple = true;
                for (int k = 0; k < lines.length; k++) {
                    if (k == i || k == j) {
                        continue;
                    }
                    long value =
                            (lines[k][0] * x + lines[k][1] * y + lines[k][2] * w) * Long.signum(w);
                    simple &= value != 0;
                    pattern |= value > 0 ? 1 << k : 0;
                }
                if (simple) {
                    for (int near = 0; near < 4; near++) {
                        cells.add(pattern | (near & 1) << i | (near >> 1) << j);
                    }
                }
            }
        }
        return cells;
    }
}
