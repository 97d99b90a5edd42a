package org.faltung.matroid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.oracle.Arrangement;
import org.faltung.oracle.Hall;
import org.faltung.oracle.Ranks;
import org.faltung.oracle.Toy;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The count with shared filters against real arrangements, and the theorems that it rests on.
class SharedCountTest {
    private static final Toy.Size EIGHT = new Toy.Size(4, 2, 8, 2, false);
    private static final Toy.Size WIDE = new Toy.Size(3, 2, 7, 2, true);
    private static final Toy.Size TWELVE = new Toy.Size(5, 2, 12, 2, false);
    private static final double WORK = 1e9;
    private static final long MOST = 1_000_000;

    private static SharedCount count(Toy toy) {
        return SharedCount.of(toy.layer(), toy.breakpoints(), Digits.EXACT, WORK).orElseThrow();
    }

    private static void cutsAsCounted(Toy toy, SplittableRandom random) {
        long regions = Arrangement.regions(Arrangement.random(toy, random, MOST));
        assertThat(count(toy).value())
                .as("%s", toy)
                .isEqualTo(new Magnitude.Whole(BigInteger.valueOf(regions)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void aRandomLayerHasAsManyRegionsAsCounted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        cutsAsCounted(Toy.random(random, EIGHT), random);
    }

    /// No filter may be counted at a position where it meets nothing but padding.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void aRandomLayerWithWindowsInThePaddingHasAsManyRegionsAsCounted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Toy toy = Toy.random(random, WIDE);
        boolean sees = toy.windows().stream().allMatch(window -> !window.isEmpty());
        if (sees) {
            cutsAsCounted(toy, random);
        } else {
            long regions = Arrangement.regions(Arrangement.random(toy, random, MOST));
            assertThat(BigInteger.valueOf(regions)).as("%s", toy).isEqualTo(toy.truth());
        }
    }

    @ParameterizedTest
    @CsvSource({"2,1,255", "2,2,6305", "3,1,3998"})
    void whereConvolutionsCommuteSomePatternsAreMissing(
            int filters, int breakpoints, long regions) {
        var square = new Toy.Slide(2, 1, 0, 0);
        Toy toy = new Toy(3, 3, 1, square, square, filters, breakpoints);
        cutsAsCounted(toy, new SplittableRandom(regions));
        assertThat(count(toy).value()).isEqualTo(new Magnitude.Whole(BigInteger.valueOf(regions)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void theCountIsTheNumberOfIndependentSets(long seed) {
        Toy toy = Toy.random(new SplittableRandom(seed), TWELVE);
        SharedCount count = count(toy);
        assertThat(count.value()).as("%s", toy).isEqualTo(new Magnitude.Whole(toy.truth()));
        assertThat(count.rules()).isNotEmpty();
        assertThat(count.error()).isBetween(0.0, 1e-9);
    }

    /// docs/theory/one-layer.md, Theorem 1: on a line a minor vanishes for all filters only where no perfect matching
    /// exists. Strides may be irregular and samples missing.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void onALineAMinorVanishesOnlyWithoutAPerfectMatching(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int length = random.nextInt(1, 5);
        int filters = random.nextInt(1, 4);
        long[][] weights = new long[filters][];
        for (int k = 0; k < filters; k++) {
            weights[k] = random.longs(length, 1, Integer.MAX_VALUE).toArray();
        }
        int[] offsets = new int[random.nextInt(1, 6)];
        int offset = 0;
        for (int p = 0; p < offsets.length; p++) {
            offsets[p] = offset;
            offset += random.nextInt(1, 4);
        }
        int samples = offset + length;
        for (int draw = 0; draw < 20; draw++) {
            List<long[]> rows = new ArrayList<>();
            for (int start : offsets) {
                for (long[] filter : weights) {
                    long[] row = new long[samples];
                    System.arraycopy(filter, 0, row, start, length);
                    if (random.nextBoolean()) {
                        rows.add(row);
                    }
                }
            }
            int[] columns = IntStream.range(0, samples).filter(_ -> random.nextBoolean()).toArray();
            while (rows.size() > columns.length) {
                rows.remove(random.nextInt(rows.size()));
            }
            int[] chosen = IntStream.of(columns).limit(rows.size()).toArray();
            List<long[]> minor =
                    rows.stream()
                            .map(row -> IntStream.of(chosen).mapToLong(c -> row[c]).toArray())
                            .toList();
            assertThat(Ranks.rank(minor) == minor.size())
                    .as("length %d, offsets %s", length, IntStream.of(offsets).boxed().toList())
                    .isEqualTo(matched(minor) == minor.size());
        }
    }

    /// The most rows that can be given a column of their own where they are not 0.
    private static int matched(List<long[]> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
        int[] owner = IntStream.range(0, columns).map(_ -> -1).toArray();
        int matched = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (augment(rows, row, owner, new boolean[columns])) {
                matched++;
            }
        }
        return matched;
    }

    private static boolean augment(List<long[]> rows, int row, int[] owner, boolean[] visited) {
        for (int c = 0; c < owner.length; c++) {
            if (rows.get(row)[c] != 0 && !visited[c]) {
                visited[c] = true;
                if (owner[c] < 0 || augment(rows, owner[c], owner, visited)) {
                    owner[c] = row;
                    return true;
                }
            }
        }
        return false;
    }

    /// docs/theory/one-layer.md, Theorem 3: on a box of positions D + 1 filters have one relation, although every one of
    /// their neurons can be matched to an input of its own. With one row less, or one filter less, they have none.
    @ParameterizedTest(name = "{0}x{1} with strides {2}, {3} on {4} channels")
    @CsvSource({
        "2,2,1,1,1", "2,3,1,1,1", "3,2,1,1,1", "3,3,1,1,1", "2,4,1,1,1", "4,3,1,1,1", "2,2,1,1,2",
        "2,3,1,1,2", "3,2,1,1,2", "2,2,1,1,3", "3,3,2,2,1", "3,2,2,1,1", "2,3,1,2,1", "3,4,2,2,1",
        "4,3,2,1,1", "3,3,1,2,1"
    })
    void onABoxTheFiltersHaveOneRelation(
            int high, int broad, int strideDown, int strideAlong, int channels) {
        int filters = channels * strideDown * strideAlong + 1;
        int boxDown = 1 + channels * strideAlong * (high - strideDown);
        int boxAlong = 1 + channels * strideDown * (broad - strideAlong);
        Toy box =
                new Toy(
                        strideDown * (boxDown - 1) + high,
                        strideAlong * (boxAlong - 1) + broad,
                        channels,
                        new Toy.Slide(high, strideDown, 0, 0),
                        new Toy.Slide(broad, strideAlong, 0, 0),
                        filters,
                        1);
        assertThat(Ranks.rank(Ranks.shared(box, 1))).isEqualTo(box.neurons() - 1);
        assertThat(matched(Ranks.shared(box, 1))).isEqualTo(box.neurons());
        assertThat(box.layer().formulaOvercounts()).isTrue();
        Toy fewer = box.with(filters - 1, 1);
        assertThat(Ranks.rank(Ranks.shared(fewer, 1))).isEqualTo(fewer.neurons());
        assertThat(fewer.layer().formulaOvercounts()).isFalse();
        Toy lower =
                new Toy(
                        box.rows() - strideDown,
                        box.columns(),
                        channels,
                        box.down(),
                        box.along(),
                        filters,
                        1);
        if (lower.positionsDown() > 0) {
            assertThat(Ranks.rank(Ranks.shared(lower, 1))).isEqualTo(lower.neurons());
            assertThat(lower.layer().formulaOvercounts()).isFalse();
        }
    }

    /// docs/theory/one-layer.md, Theorem 6.
    @ParameterizedTest(name = "{0}x{1} filters at {2} columns, P = {3}")
    @CsvSource({
        "1,1,3,1", "1,2,4,1", "2,1,3,2", "2,2,2,1", "2,2,3,1", "2,2,4,1", "2,2,5,2", "2,2,6,1",
                "2,3,3,1",
        "2,3,4,2", "2,3,5,1", "3,2,2,1", "3,2,3,1", "3,2,4,1", "3,3,3,1", "3,3,3,3", "3,3,4,1",
                "4,2,2,1",
        "2,4,4,1"
    })
    void theDualLineIsTheSubspaceSweep(int high, int broad, int along, int breakpoints) {
        SharedLayer layer = SharedLayer.of(2 * high - 1, along + broad - 1, 1, high, broad, 1, 2);
        assertThat(DualLine.applies(layer)).isTrue();
        SubspaceSweep.Count sweep = SubspaceSweep.of(layer, breakpoints, 7, 1e10).orElseThrow();
        assertThat(DualLine.of(layer, breakpoints, Digits.EXACT)).isEqualTo(sweep.value());
        assertThat(sweep.error()).isLessThan(1e-6);
    }

    /// A layer whose filters are not shared has as many regions as the formula says.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void withoutSharingTheFormulaIsTheNumberOfIndependentSets(long seed) {
        Toy toy = Toy.random(new SplittableRandom(seed), TWELVE);
        assertThat(Ranks.count(Ranks.free(toy, seed), toy.breakpoints()))
                .as("%s", toy)
                .isEqualTo(
                        Hall.count(Hall.coverage(toy.masks()), toy.filters(), toy.breakpoints()));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void theFormulaExceedsTheTruthExactlyWhereTheCriterionSaysSo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Toy toy = Toy.random(random, TWELVE);
        if (!toy.layer().padded()) {
            assertThat(toy.formula().compareTo(toy.truth()) > 0)
                    .as("%s", toy)
                    .isEqualTo(toy.layer().formulaOvercounts());
        }
    }
}
