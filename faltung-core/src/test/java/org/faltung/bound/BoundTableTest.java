package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Network;
import org.faltung.oracle.RandomNetwork;
import org.faltung.oracle.Sides;
import org.faltung.oracle.ToyNetwork;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// Bounds of random networks against each other and against networks of the kind.
class BoundTableTest {
    private static final int POINTS = 4000;

    private static List<Bound> bounds(Network network) {
        return ArchitectureBounds.of(network, Effort.USUAL).results();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void noLowerBoundExceedsAnUpperBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 30; i++) {
            Network network = ToyNetwork.random(random);
            List<Bound> bounds = bounds(network);
            for (Bound lower : bounds) {
                for (Bound upper : bounds) {
                    if (lower.side() == Bound.Side.LOWER && upper.side() == Bound.Side.UPPER) {
                        assertThat(Sides.of(lower.value()))
                                .as("%s against %s of %s", lower.name(), upper.name(), network)
                                .isLessThanOrEqualTo(Sides.of(upper.value()));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void randomNetworksNeverShowMorePatternsThanAnUpperBound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            Network network = ToyNetwork.random(random);
            List<Bound> bounds = bounds(network);
            int seen = new RandomNetwork(network, random).patternsSeen(POINTS, random);
            for (Bound upper : bounds) {
                if (upper.side() == Bound.Side.UPPER) {
                    assertThat(Sides.of(upper.value()))
                            .as("%s of %s", upper.name(), network)
                            .isGreaterThanOrEqualTo(BigDecimal.valueOf(seen));
                }
            }
        }
    }
}
