package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicalBoundsTest {
    private static final List<String> UPPER =
            List.of("montufar-2017-upper", "serra-upper", "hinz-proved-upper", "hinz-upper");
    private static final List<String> LOWER =
            List.of("pascanu-lower", "montufar-2014-lower", "serra-lower");

    private static ClassicalBounds.Part bounds(String architecture) {
        Network network = ArchitectureParser.parse(architecture).network();
        return ClassicalBounds.of(network, Profile.of(network), Effort.USUAL);
    }

    private static List<String> names(ClassicalBounds.Part part) {
        return part.results().stream().map(Bound::name).toList();
    }

    private static BigInteger value(ClassicalBounds.Part part, String name) {
        Magnitude value =
                part.results().stream()
                        .filter(bound -> bound.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .value();
        return ((Magnitude.Whole) value).value();
    }

    private static String reason(ClassicalBounds.Part part, String name) {
        return part.absences().stream()
                .filter(absence -> absence.name().equals(name))
                .map(BoundTable.Absence::reason)
                .collect(Collectors.joining());
    }

    @Test
    void aSingleLayerIsAnArrangement() {
        ClassicalBounds.Part part = bounds("in:3 fc:12 relu fc:2");
        assertThat(names(part)).contains("zaslavsky-upper").containsAll(UPPER).containsAll(LOWER);
        assertThat(value(part, "zaslavsky-upper")).isEqualTo(299);
        assertThat(value(part, "hinz-upper")).isEqualTo(299);
        assertThat(value(part, "serra-lower")).isEqualTo(299);
        assertThat(value(bounds("in:9 fc:3 fc:12 relu fc:2"), "zaslavsky-upper")).isEqualTo(299);
    }

    @Test
    void severalLayersAreNoArrangement() {
        assertThat(names(bounds("in:3 fc:12 relu fc:2 relu"))).doesNotContain("zaslavsky-upper");
        assertThat(reason(bounds("in:3 fc:12 relu fc:2 relu"), "zaslavsky-upper"))
                .contains("single hidden layer");
    }

    @Test
    void upperBoundsHoldForEveryNetworkAndLowerOnesForSome() {
        for (Bound bound : bounds("in:2 fc:8 relu fc:8 relu").results()) {
            boolean lower = LOWER.contains(bound.name());
            assertThat(bound.side()).isEqualTo(lower ? Side.LOWER : Side.UPPER);
            assertThat(bound.holdsFor()).isEqualTo(lower ? HoldsFor.SOME : HoldsFor.EVERY);
            assertThat(bound.assumes()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "in:3x3x1 conv:2@2x2 relu, shared filters",
        "in:6x6x1 avgpool:2 fc:9 relu, shared filters",
        "in:2 fc:8 leaky fc:8 leaky, ReLU networks",
        "in:9 fc:3 fc:30 relu fc:30 relu, narrower than the input",
        "in:9 fc:30 relu fc:3 fc:30 relu, narrower than the input",
        "in:9 fc:8 relu fc:30 relu, narrower than the input",
        "in:2 fc:8 relu relu, follows another",
        "in:2 relu fc:8 relu, follows another"
    })
    void foldsOfFullyConnectedNetworksAreAbsentForOthers(String architecture, String reason) {
        ClassicalBounds.Part part = bounds(architecture);
        assertThat(names(part)).containsAll(UPPER).doesNotContainAnyElementsOf(LOWER);
        for (String name : LOWER) {
            assertThat(reason(part, name)).contains(reason);
        }
    }

    @Test
    void serrasFoldNeedsThreeUnitsAnInput() {
        ClassicalBounds.Part part = bounds("in:4 fc:4 relu fc:4 relu fc:4 relu");
        assertThat(names(part)).contains("montufar-2014-lower").doesNotContain("serra-lower");
        assertThat(reason(part, "serra-lower")).contains("three times the input");
        assertThat(names(bounds("in:4 fc:12 relu fc:11 relu"))).doesNotContain("serra-lower");
        assertThat(names(bounds("in:4 fc:12 relu fc:12 relu"))).contains("serra-lower");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in:28x28x1 flatten fc:3000 relu fc:3000 relu fc:10",
                "in:28x28x1 fc:3000 bn relu fc:10"
            })
    void aFlattenedImageIsAVector(String architecture) {
        assertThat(names(bounds(architecture))).containsAll(LOWER);
    }

    @Test
    void whatPoolingTakesAwayCannotBeCutAgain() {
        ClassicalBounds.Part narrow = bounds("in:8x8x4 conv:4@1x1 relu gap fc:40 relu");
        ClassicalBounds.Part wide = bounds("in:8x8x4 conv:4@1x1 relu flatten fc:40 relu");
        assertThat(value(narrow, "serra-upper")).isLessThan(value(wide, "serra-upper"));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void everyNameOccursOnceAsAResultOrAsAnAbsence(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder architecture = new StringBuilder("in:" + random.nextInt(1, 6));
        for (int l = random.nextInt(1, 4); l > 0; l--) {
            architecture.append(" fc:").append(random.nextInt(1, 20));
            architecture.append(random.nextInt(4) == 0 ? " abs" : " relu");
        }
        ClassicalBounds.Part part = bounds(architecture.toString());
        List<String> names =
                new ArrayList<>(part.absences().stream().map(BoundTable.Absence::name).toList());
        names.addAll(names(part));
        assertThat(names)
                .as("%s", architecture)
                .doesNotHaveDuplicates()
                .contains("zaslavsky-upper")
                .containsAll(UPPER)
                .containsAll(LOWER);
    }

    @Test
    void imageNetworksHaveAllTheirBounds() {
        String vgg =
                "in:224x224x3"
                        + block(64, 2)
                        + block(128, 2)
                        + block(256, 3)
                        + block(512, 3)
                        + block(512, 3)
                        + " flatten fc:4096 relu fc:4096 relu fc:1000";
        ClassicalBounds.Part part = bounds(vgg);
        assertThat(names(part)).containsAll(UPPER);
        List<Double> logarithms =
                List.of("hinz-upper", "hinz-proved-upper", "serra-upper", "montufar-2017-upper")
                        .stream()
                        .map(name -> log10(part, name))
                        .toList();
        assertThat(logarithms).isSorted();
        assertThat(log10(part, "hinz-upper")).isBetween(1_905_484.263974862, 1_905_484.263974864);
    }

    private static double log10(ClassicalBounds.Part part, String name) {
        return part.results().stream()
                .filter(bound -> bound.name().equals(name))
                .mapToDouble(bound -> bound.value().log10Above())
                .findFirst()
                .orElseThrow();
    }

    private static String block(int filters, int layers) {
        return (" conv:" + filters + "@3x3+1 relu").repeat(layers) + " avgpool:2";
    }
}
