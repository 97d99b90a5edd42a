package org.faltung.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.Effort;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.faltung.width.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final Effort EFFORT = new Effort(false);

    private static Network parse(String architecture) {
        return ArchitectureParser.parse(architecture).network();
    }

    private static Comparison compare(String... architectures) {
        return Comparison.of(
                Arrays.stream(architectures)
                        .map(text -> Comparison.contender(parse(text), EFFORT))
                        .toList());
    }

    private static Comparison compare(long parameters, String... architectures) {
        var budget = new Comparison.Budget(Quantity.PARAMETERS, parameters);
        return Comparison.of(
                Arrays.stream(architectures)
                        .map(text -> Comparison.contender(parse(text), budget, EFFORT))
                        .toList());
    }

    /// Pairs (more, fewer) of one measure.
    private static List<List<Integer>> pairs(Comparison comparison, Measure measure) {
        return comparison.verdicts().stream()
                .filter(verdict -> verdict.measure() == measure)
                .map(verdict -> List.of(verdict.more(), verdict.fewer()))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "in:4 fc:3, 0",
        "in:4 fc:3 relu fc:2, 1",
        "in:4 fc:3 relu leaky:1 fc:2 abs, 2",
        "in:8x8x1 conv:2@3 maxpool:2 relu conv:2@3 relu, 2",
        "in:4 fc:4 relu res( fc:4 relu fc:4 relu ) fc:4 maxout:2, 4",
        "in:4 cat( fc:4 relu | fc:4 relu fc:4 relu fc:2 ) relu, 3",
    })
    void depthCountsLayersOfNeuronsOnTheLongestWay(String architecture, int depth) {
        assertThat(Depth.of(parse(architecture))).isEqualTo(depth);
    }

    /// Xiong et al. 2020: deeper CNNs have more regions per parameter than shallow ones. Here at 500
    /// parameters: an exact number against a lower bound.
    @Test
    void deeperConvolutionsHaveMoreRegionsPerParameter() {
        Comparison comparison =
                compare(
                        500,
                        "in:8x1 conv:8@3 relu",
                        "in:8x1 conv:4@3+1 relu conv:4@3+1 relu conv:4@3+1 relu conv:4@3 relu");
        assertThat(comparison.contenders().getFirst().exact()).isTrue();
        assertThat(ArchitectureWriter.write(comparison.contenders().get(1).network()))
                .isEqualTo("in:8x1 conv:7@3+1 relu conv:7@3+1 relu conv:7@3+1 relu conv:7@3 relu");
        assertThat(pairs(comparison, Measure.REGIONS)).containsExactly(List.of(1, 0));
        assertThat(pairs(comparison, Measure.REGIONS_PER_PARAMETER)).containsExactly(List.of(1, 0));
        assertThat(comparison.verdicts())
                .allSatisfy(verdict -> {
                    assertThat(verdict.status()).isEqualTo(Bound.Status.DERIVED);
                    assertThat(verdict.assumes()).isEmpty();
                    assertThat(verdict.log10()).isGreaterThan(11);
                });
    }

    /// Xiong et al. 2020: CNNs have more regions per parameter than fully connected networks. Along one
    /// axis both numbers are exact.
    @Test
    void convolutionsHaveMoreRegionsPerParameterThanFullyConnectedLayers() {
        Comparison comparison = compare(2000, "in:8x1 conv:8@3 relu", "in:8 fc:8 relu");
        assertThat(comparison.contenders()).allMatch(Contender::exact);
        assertThat(pairs(comparison, Measure.REGIONS_PER_PARAMETER)).containsExactly(List.of(0, 1));
        assertThat(comparison.verdicts())
                .allMatch(verdict -> verdict.status() == Bound.Status.THEOREM);
    }

    /// Chen, Wang and Xiong 2022: deep GCNs have exponentially more regions than those of one layer. Here at
    /// 200 and 400 parameters: an exact number against a lower bound, and the gap grows with depth.
    @Test
    void deepGraphConvolutionsHaveMoreRegionsThanOneLayer() {
        double before = 0;
        for (int depth : new int[] {4, 8}) {
            String layer = " gcn:4;norm=row relu";
            Comparison comparison =
                    compare(
                            50L * depth,
                            "in:graph=path:4x1" + layer,
                            "in:graph=path:4x1" + layer.repeat(depth));
            assertThat(comparison.contenders().getFirst().exact()).isTrue();
            assertThat(pairs(comparison, Measure.REGIONS_PER_PARAMETER))
                    .containsExactly(List.of(1, 0));
            double gap = comparison.verdicts().getFirst().log10();
            assertThat(gap).isGreaterThan(before);
            before = gap;
        }
    }

    @Test
    void numbersAreThoseOfTheTableOfBounds() {
        Comparison comparison =
                compare("in:3x3x1 conv:2@2 relu", "in:4 fc:6 relu fc:5 relu", "in:3 fc:3");
        for (Contender contender : comparison.contenders()) {
            var table = ArchitectureBounds.of(contender.network(), EFFORT);
            assertThat(contender.table().best()).isEqualTo(table.best());
            assertThat(contender.multiplier()).isEmpty();
        }
        Contender true255 = comparison.contenders().getFirst();
        assertThat(true255.lower().orElseThrow().value())
                .isEqualTo(new Magnitude.Whole(BigInteger.valueOf(255)));
        assertThat(Math.pow(10, true255.perParameterBelow().orElseThrow()))
                .isBetween(25.4999, 25.5);
        assertThat(Math.pow(10, true255.perParameterAbove().orElseThrow()))
                .isBetween(25.5, 25.5001);
    }

    @Test
    void withoutParametersThereIsNothingPerParameter() {
        Comparison comparison = compare("in:4 relu", "in:4 fc:5 relu");
        assertThat(comparison.contenders().getFirst().perParameterBelow()).isEmpty();
        assertThat(pairs(comparison, Measure.REGIONS)).containsExactly(List.of(1, 0));
        assertThat(pairs(comparison, Measure.REGIONS_PER_PARAMETER)).isEmpty();
    }

    @Test
    void equalsAreNotToldApart() {
        assertThat(compare("in:3 fc:4 relu", "in:3 fc:4 relu").verdicts()).isEmpty();
    }

    /// A verdict, and only then, if no digit of the lower bound of the one can be at or below the upper
    /// bound of the other.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void verdictsAreWhatTheBoundsSay(long seed) {
        var random = new SplittableRandom(seed);
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            StringBuilder text = new StringBuilder("in:" + random.nextInt(1, 4));
            for (int layer = random.nextInt(1, 4); layer > 0; layer--) {
                text.append(" fc:").append(random.nextInt(1, 6)).append(" relu");
            }
            contenders.add(Comparison.contender(parse(text.toString()), new Effort(true)));
        }
        List<List<Integer>> expected = new ArrayList<>();
        for (int more = 0; more < 4; more++) {
            for (int fewer = 0; fewer < 4; fewer++) {
                BigInteger lower = whole(contenders.get(more).lower().orElseThrow());
                BigInteger upper = whole(contenders.get(fewer).upper().orElseThrow());
                if (lower.compareTo(upper) > 0) {
                    expected.add(List.of(more, fewer));
                }
            }
        }
        assertThat(pairs(Comparison.of(contenders), Measure.REGIONS)).isEqualTo(expected);
    }

    private static BigInteger whole(Bound bound) {
        return ((Magnitude.Whole) bound.value()).value();
    }
}
