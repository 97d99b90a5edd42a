package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.network.Fold;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Window;
import org.faltung.notation.ArchitectureParser;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxoutBoundsTest {
    /// Σ_j e_j(k − 1), by hand.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "in:2 fc:6 maxout:3 ~ 9",
                "in:2 fc:9 maxout:3 ~ 19",
                "in:1 fc:8 maxout:4 fc:3 ~ 7",
                "in:2x2x1 fc:10 bn maxout:2 fc:1 ~ 31",
                "in:2 cat( fc:6 maxout:3 | fc:4 maxout:2 ) fc:2 ~ 20",
                "in:3 cat( fc:2 maxout:2 | cat( fc:3 maxout:3 | fc:2 relu ) ) ~ 22",
                "in:2 cat( fc:2 maxout:2 | cat( fc:3 maxout:3 | fc:2 hardtanh ) ) ~ 26"
            })
    void oneLayerOfMaxoutUnitsHasItsMaximum(String architecture, BigInteger expected) {
        Map<String, Bound> table = table(architecture);
        assertThat(table.get("maxout-one-layer").value()).isEqualTo(new Magnitude.Whole(expected));
        assertThat(table.get("maxout-one-layer").side()).isEqualTo(Bound.Side.EXACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "in:2 fc:6 maxout:3 fc:4 maxout:2",
                "in:2 fc:1 fc:6 maxout:3",
                "in:2 maxout:2",
                "in:4x1 conv:4@2 maxout:2",
                "in:2 res( fc:4 maxout:2 ) fc:4 maxout:2",
                "in:2 fc:8 relu maxout:2"
            })
    void itIsAbsentForOthers(String architecture) {
        assertThat(table(architecture)).doesNotContainKey("maxout-one-layer");
    }

    /// 2049² windows of 2048² values: more than 2⁶³ pairs.
    @Test
    void tooManyPairsOfPiecesLeaveOneRowOut() {
        Network network = ArchitectureParser.parse("in:4096x4096x1 maxpool:2048/1").network();
        List<Bound> results = new ArrayList<>();
        List<BoundTable.Absence> absences = new ArrayList<>();
        MaxoutBounds.tabulate(network, Anatomy.of(network), Effort.USUAL, results, absences);
        assertThat(results).extracting(Bound::name).containsExactly("montufar-2022-upper");
        assertThat(absences)
                .extracting(BoundTable.Absence::name)
                .contains("serra-maxout-upper", "maxout-one-layer");
    }

    @Test
    void deepNetworksHaveTheProducts() {
        Map<String, Bound> table = table("in:2 fc:8 maxout:2 fc:12 maxout:3 fc:5");
        assertThat(table.get("montufar-2022-upper").value()).isEqualTo(whole(11 * 33));
        assertThat(table.get("serra-maxout-upper").value()).isEqualTo(whole(11 * 79));
        assertThat(table("in:3 fc:2 maxout:2 fc:6 maxout:3").get("montufar-2022-upper").value())
                .isEqualTo(whole(2 * 5));
    }

    @Test
    void aScaleIsNoBound() {
        Bound scale = table("in:2 fc:6 maxout:3 fc:2").get("tseran-montufar-average");
        assertThat(scale.side()).isEqualTo(Bound.Side.AVERAGE);
        assertThat(scale.status()).isEqualTo(Bound.Status.PUBLISHED);
        assertThat(scale.assumes()).isNotEmpty();
        // (32 · 3 · 2)² C(6, 4) / 2!
        assertThat(scale.value()).isEqualTo(whole(192 * 192 * 15 / 2));
        assertThat(table("in:2 fc:6 maxout:3 relu")).doesNotContainKey("tseran-montufar-average");
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "7, 3", "40, 5", "300, 2"})
    void theScaleIsTheSameInBothNumberSystems(int inputs, int rank) {
        double exact = TseranMontufar.scale(inputs, 1000, rank).log10Below();
        double log = inputs * Math.log10(32.0 * rank * 1000);
        for (int i = 1; i <= inputs; i++) {
            log -= Math.log10(i);
        }
        for (int i = 1; i <= 2 * inputs; i++) {
            log += Math.log10((rank * inputs - 2.0 * inputs + i) / i);
        }
        assertThat(exact).isCloseTo(log, within(1e-6));
    }

    /// Padding never wins: 2x2 windows at the border of a padded grid see 1 or 2 values.
    @Test
    void windowsAtABorderAreMaximaOfFewerValues() {
        Window window = Window.of(2, 2, 1);
        var pool = new Fold.MaxPool(window, window);
        var image = new Shape.Image(4, 4, 3);
        assertThat(Operator.windows(pool, image)).isEqualTo(Map.of(1, 4, 2, 4, 4, 1));
        assertThat(Operator.of(pool, image))
                .isEqualTo(new Operator.Cutting(Map.of(0, 12, 1, 12, 3, 3)));
        assertThat(table("in:4x4x1 maxpool:2/2+1").get("trivial-upper").value())
                .isEqualTo(whole(2 * 2 * 2 * 2 * 4));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void whatIsTooLargeToMultiplyOutIsBounded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Operator.Cutting cutting =
                new Operator.Cutting(
                        Map.of(
                                random.nextInt(3), random.nextInt(1, 9),
                                random.nextInt(3, 6), random.nextInt(1, 20),
                                random.nextInt(6, 9), random.nextInt(1, 9)));
        Dimensions dimensions = new Dimensions(random.nextInt(4), random.nextInt(4, 40));
        Values<BigInteger> exact = CutSums.of(cutting, dimensions, Digits.EXACT);
        Values<BigInteger> above = CutSums.bounded(cutting, dimensions, Digits.EXACT);
        for (int k = dimensions.least(); k <= dimensions.most(); k++) {
            assertThat(above.at(k)).as("%s at %d", cutting, k).isGreaterThanOrEqualTo(exact.at(k));
            Magnitude up = Rounded.UP.magnitude(CutSums.of(cutting, dimensions, Rounded.UP).at(k));
            assertThat(up.log10Above())
                    .isGreaterThanOrEqualTo(new Magnitude.Whole(exact.at(k)).log10Below());
        }
    }

    private static Magnitude whole(long value) {
        return new Magnitude.Whole(BigInteger.valueOf(value));
    }

    private static Map<String, Bound> table(String architecture) {
        Network network = ArchitectureParser.parse(architecture).network();
        return ArchitectureBounds.of(network, Effort.USUAL).results().stream()
                .collect(Collectors.toMap(Bound::name, bound -> bound));
    }
}
