package org.faltung.width;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.faltung.exact.Rational;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.notation.RandomArchitecture;
import org.faltung.oracle.RegionCase;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenWidthsTest {
    /// No random architecture may grow beyond this.
    private static final long MOST = 400;

    /// Maxout joins a few units into one neuron, so that widths may be so many times the neurons.
    private static final long JOINED = 10;

    private static Network parse(String architecture) {
        return ArchitectureParser.parse(architecture).network();
    }

    private static String times(String architecture, String multiplier) {
        return HiddenWidths.of(parse(architecture))
                .times(Rational.parse(multiplier))
                .map(ArchitectureWriter::write)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} times {1}: {2}")
    @CsvSource({
        "in:2 fc:8 relu fc:16 relu fc:3, 1/2, in:2 fc:4 relu fc:8 relu fc:3",
        "in:2 fc:8 relu fc:5 relu fc:3, 3/4, in:2 fc:6 relu fc:3 relu fc:3",
        "in:2 fc:8 relu fc:3 relu fc:3, 1/100, in:2 fc:1 relu fc:1 relu fc:3",
        "in:9x9x1 conv:4@3x3 relu, 5/2, in:9x9x1 conv:10@3x3 relu",
        "in:9x9x1 conv:4@3 bn relu maxpool:2 flatten fc:6 relu fc:4, 2, in:9x9x1 conv:8@3x3 bn relu maxpool:2 flatten fc:12 relu fc:4",
        "in:graph=path:4x2 gcn:6 relu gcn:6 relu, 1/3, in:graph=path:4x2 gcn:2 relu gcn:2 relu",
        "in:4 fc:12 maxout:3 fc:2, 2/3, in:4 fc:6 maxout:3 fc:2",
        "in:4 fc:12 maxout:3 fc:2, 1/100, in:4 fc:3 maxout:3 fc:2",
    })
    void everyHiddenLayerIsMultipliedAndRoundedDown(
            String architecture, String multiplier, String scaled) {
        assertThat(times(architecture, multiplier)).isEqualTo(scaled);
    }

    @ParameterizedTest(name = "{0} times {1}: {2}")
    @CsvSource({
        // an inner width is free, the sum of equals grows on both sides
        "in:4 fc:8 relu res( fc:6 relu fc:8 ) relu fc:2, 3/2, in:4 fc:12 relu res( fc:9 relu fc:12 ) relu fc:2",
        // what is added to the input, or is the output, keeps its size
        "in:4 res( fc:6 relu fc:4 ) relu fc:2, 2, in:4 res( fc:12 relu fc:4 ) relu fc:2",
        "in:2 fc:8 relu res( fc:6 relu fc:8 ), 1/2, in:2 fc:8 relu res( fc:3 relu fc:8 )",
        // one side of a sum is joined three by three, so the other is a multiple of nothing, but
        // equal
        "in:4 res( fc:12 maxout:3 | fc:4 ) relu fc:2, 7/4, in:4 res( fc:21 maxout:3 | fc:7 ) relu fc:2",
        // a concatenation grows in its parts; its sum with one layer cannot
        "in:4 fc:4 relu cat( fc:6 relu ) fc:2, 3/2, in:4 fc:6 relu cat( fc:9 relu ) fc:2",
        "in:4 fc:4 relu res( cat( fc:4 relu ) | fc:8 ) relu fc:5 relu fc:2, 2, in:4 fc:4 relu res( cat( fc:4 relu ) | fc:8 ) relu fc:10 relu fc:2",
        // parts that a later maxout joins only together stay
        "in:4 fc:3 relu cat( fc:5 relu ) maxout:2 fc:6 relu fc:2, 2, in:4 fc:3 relu cat( fc:5 relu ) maxout:2 fc:12 relu fc:2",
    })
    void widthsThatMustAgreeStillDo(String architecture, String multiplier, String scaled) {
        assertThat(times(architecture, multiplier)).isEqualTo(scaled);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "in:4 relu",
                "in:4 fc:3",
                "in:4 res( fc:4 relu )",
                "in:4 fc:4 relu res( cat( fc:4 relu ) | fc:8 ) relu fc:2"
            })
    void whereNothingMayChangeItSaysSo(String architecture) {
        assertThatThrownBy(() -> HiddenWidths.of(parse(architecture)))
                .isInstanceOf(WidthException.class)
                .hasMessageContaining("no hidden layer whose width may change");
    }

    @Test
    void aBudgetBelowTheSmallestNetworkIsRefusedWithItsSize() {
        assertThatThrownBy(() ->
                        HiddenWidths.of(parse("in:10 fc:8 relu fc:3"))
                                .within(Quantity.PARAMETERS, 16))
                .isInstanceOf(WidthException.class)
                .hasMessage(
                        "even with the smallest hidden layers it has 17 parameters; allow at least as"
                                + " many");
    }

    @Test
    void theSmallestNetworkIsReached() {
        Rescaled least =
                HiddenWidths.of(parse("in:10 fc:8 relu fc:3")).within(Quantity.PARAMETERS, 17);
        assertThat(ArchitectureWriter.write(least.network())).isEqualTo("in:10 fc:1 relu fc:3");
        assertThat(least.multiplier()).hasToString("1/8");
    }

    @Test
    void aHugeBudgetEndsAtTheWidestLayersThatThereAre() {
        Rescaled widest =
                HiddenWidths.of(parse("in:1 fc:3 relu")).within(Quantity.NEURONS, Long.MAX_VALUE);
        assertThat(widest.network().neurons()).isEqualTo(10_000_000);
    }

    /// All multiples of 1/w for every width w of the network are tried.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void theRescalingIsMaximal(long seed) {
        Network network = network(seed);
        for (Quantity quantity : Quantity.values()) {
            Optional<HiddenWidths> hidden = hidden(network);
            if (hidden.isEmpty()) {
                return;
            }
            long most = 1 + new SplittableRandom(seed).nextLong(MOST);
            long best = mostByTrying(network, hidden.get(), quantity, most);
            if (best < 0) {
                assertThatThrownBy(() -> hidden.get().within(quantity, most))
                        .isInstanceOf(WidthException.class);
                continue;
            }
            Rescaled found = hidden.get().within(quantity, most);
            assertThat(quantity.of(found.network())).isEqualTo(best).isLessThanOrEqualTo(most);
            assertThat(hidden.get().times(found.multiplier())).contains(found.network());
        }
    }

    private static long mostByTrying(
            Network network, HiddenWidths hidden, Quantity quantity, long most) {
        long best = -1;
        for (int width : new TreeSet<>(widths(network.layers()))) {
            for (long steps = 0; steps <= JOINED * MOST; steps++) {
                Rational multiplier = Rational.of(steps).over(Rational.of(width));
                long size = hidden.times(multiplier).map(quantity::of).orElse(Long.MAX_VALUE);
                if (size > most) {
                    break;
                }
                best = Math.max(best, size);
            }
        }
        return best;
    }

    private static List<Integer> widths(List<Layer> layers) {
        List<Integer> widths = new ArrayList<>();
        for (Layer layer : layers) {
            switch (layer) {
                case Mix.Dense dense -> widths.add(dense.units());
                case Mix.Convolution convolution -> widths.add(convolution.filters());
                case Mix.GraphConvolution graph -> widths.add(graph.features());
                case Join join -> {
                    widths.addAll(widths(join.branch()));
                    widths.addAll(widths(join.other()));
                }
                default -> {}
            }
        }
        return widths;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void anArchitectureFillsItsOwnBudget(long seed) {
        Network network = network(seed);
        hidden(network)
                .ifPresent(hidden -> {
                    Rescaled same = hidden.within(Quantity.PARAMETERS, network.parameters());
                    assertThat(same.network().shapes()).isEqualTo(network.shapes());
                    assertThat(same.network().parameters()).isEqualTo(network.parameters());
                    assertThat(same.network().neurons()).isEqualTo(network.neurons());
                });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Quantity.class)
    void parametersAndNeuronsNeverFallAsTheMultiplierGrows(Quantity quantity) {
        for (long seed = 0; seed < 200; seed++) {
            Network network = network(seed);
            if (hidden(network).isEmpty()) {
                continue;
            }
            long before = 0;
            for (int steps = 0; steps < 40; steps++) {
                Rational multiplier = Rational.of(steps).over(Rational.of(8));
                long size =
                        hidden(network).get().times(multiplier).map(quantity::of).orElse(before);
                assertThat(size).as("%s at %s", network, multiplier).isGreaterThanOrEqualTo(before);
                before = size;
            }
        }
    }

    /// Half of them trained networks with groups, selections and slopes for each channel.
    private static Network network(long seed) {
        return seed % 2 == 0
                ? RegionCase.of(seed).network()
                : new RandomArchitecture(seed).network();
    }

    private static Optional<HiddenWidths> hidden(Network network) {
        try {
            return Optional.of(HiddenWidths.of(network));
        } catch (WidthException nothingToChange) {
            return Optional.empty();
        }
    }
}
