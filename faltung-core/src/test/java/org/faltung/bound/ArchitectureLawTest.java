package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.notation.NotationException;
import org.faltung.notation.RandomArchitecture;
import org.faltung.oracle.Sides;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// No lower bound is above an upper bound, whatever the architecture string says.
class ArchitectureLawTest {
    private static final int NETWORKS = 20;
    private static final int MOST_UNITS = 60;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void noLowerBoundExceedsAnUpperBoundOfAnyArchitecture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NETWORKS; i++) {
            String architecture = architecture(random);
            BoundTable table =
                    ArchitectureBounds.of(
                            ArchitectureParser.parse(architecture).network(), Effort.USUAL);
            for (Bound lower : table.results()) {
                for (Bound upper : table.results()) {
                    if (isLower(lower) && isUpper(upper)) {
                        atMost(architecture, lower, upper);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void theBestBoundsAreTheTightestAndInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NETWORKS; i++) {
            String architecture = architecture(random);
            BoundTable table =
                    ArchitectureBounds.of(
                            ArchitectureParser.parse(architecture).network(), Effort.USUAL);
            Bound lower = table.best().lower().orElseThrow();
            Bound upper = table.best().upper().orElseThrow();
            atMost(architecture, lower, upper);
            table.best().exact().ifPresent(exact -> atMost(architecture, lower, exact));
            table.best().exact().ifPresent(exact -> atMost(architecture, exact, upper));
            for (Bound bound : table.results()) {
                if (isLower(bound)) {
                    atMost(architecture, bound, lower);
                }
                if (isUpper(bound)) {
                    atMost(architecture, upper, bound);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void everyKindOfNetworkHasBoundsInOrder(long seed) {
        Network network = new RandomArchitecture(seed).network();
        BoundTable table = ArchitectureBounds.of(network, Effort.USUAL);
        String architecture = ArchitectureWriter.write(network);
        List<String> names = new ArrayList<>(table.results().stream().map(Bound::name).toList());
        assertThat(names).as(architecture).contains("trivial-upper");
        names.addAll(table.absences().stream().map(BoundTable.Absence::name).toList());
        assertThat(names).as(architecture).doesNotHaveDuplicates();
        assertThat(table.best().lower()).as(architecture).isPresent();
        for (Bound lower : table.results()) {
            for (Bound upper : table.results()) {
                if (isLower(lower) && isUpper(upper)) {
                    atMost(architecture, lower, upper);
                }
            }
            assertThat(lower.side() == Bound.Side.AVERAGE && isBest(table, lower)).isFalse();
        }
    }

    private static boolean isBest(BoundTable table, Bound bound) {
        BoundTable.Best best = table.best();
        return Stream.of(best.lower(), best.upper(), best.exact())
                .flatMap(Optional::stream)
                .anyMatch(bound::equals);
    }

    private static void atMost(String architecture, Bound low, Bound high) {
        BigDecimal most = Sides.of(high.value());
        assertThat(Sides.of(low.value()))
                .as("%s against %s of %s", low.name(), high.name(), architecture)
                .isLessThanOrEqualTo(most);
    }

    private static boolean isLower(Bound bound) {
        return bound.side() == Bound.Side.LOWER
                || bound.side() == Bound.Side.EXACT && bound.value() instanceof Magnitude.Whole;
    }

    private static boolean isUpper(Bound bound) {
        return bound.side() == Bound.Side.UPPER || bound.side() == Bound.Side.EXACT;
    }

    /// A random string that parses and is small.
    private static String architecture(SplittableRandom random) {
        while (true) {
            String text = draft(random);
            try {
                Network network = ArchitectureParser.parse(text).network();
                if (Profile.of(network).units() <= MOST_UNITS) {
                    return text;
                }
            } catch (NotationException doesNotFit) {
                continue;
            }
        }
    }

    private static String draft(SplittableRandom random) {
        int kind = random.nextInt(3);
        StringBuilder text = new StringBuilder("in:");
        text.append(random.nextInt(1, 6));
        if (kind >= 1) {
            text.append('x').append(random.nextInt(1, kind == 2 ? 6 : 3));
        }
        if (kind == 2) {
            text.append('x').append(random.nextInt(1, 3));
        }
        int folds = random.nextInt(1, 4);
        for (int fold = 0; fold < folds; fold++) {
            int mixes = random.nextInt(fold == 0 ? 1 : 0, 4);
            for (int mix = 0; mix < mixes; mix++) {
                text.append(' ').append(mix(random, kind));
            }
            text.append(' ').append(fold(random));
        }
        for (int last = random.nextInt(2); last > 0; last--) {
            text.append(" fc:").append(random.nextInt(1, 4));
        }
        return text.toString();
    }

    private static String fold(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> "leaky:0.1";
            case 1 -> "leaky";
            case 2 -> "abs";
            case 3 -> "hardtanh";
            case 4 -> "pwl:" + random.nextInt(1, 4);
            default -> "relu";
        };
    }

    private static String mix(SplittableRandom random, int kind) {
        int choice = random.nextInt(10);
        if (kind == 0 || choice < 2) {
            return List.of("fc:" + random.nextInt(1, 10), "fc:3 fc:9", "fc:2 bn fc:4", "bn")
                    .get(random.nextInt(4));
        }
        return switch (choice) {
            case 2, 3, 4, 5 -> "conv:" + random.nextInt(1, 5) + "@" + window(random, kind, true);
            case 6, 7 -> "avgpool:" + window(random, kind, false);
            case 8 -> "upsample:2";
            default -> List.of("bn", "gap", "flatten").get(random.nextInt(3));
        };
    }

    /// A window, half of them with a stride, some padded; pooling windows may overlap.
    private static String window(SplittableRandom random, int kind, boolean padded) {
        int length = random.nextInt(1, 4);
        String text = Integer.toString(length);
        if (kind == 2) {
            text += "x" + random.nextInt(1, 4);
        }
        if (random.nextBoolean()) {
            text += "/" + random.nextInt(1, 3);
        }
        return padded && length > 1 && random.nextInt(3) == 0 ? text + "+1" : text;
    }
}
