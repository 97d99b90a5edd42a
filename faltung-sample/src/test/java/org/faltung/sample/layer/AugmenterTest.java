package org.faltung.sample.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.faltung.matroid.SharedLayer;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Matchings against Hall's condition, set of positions by set of positions.
class AugmenterTest {
    /// Whether every set of positions has chosen no more neurons than it sees inputs.
    private static boolean hall(Grid grid, int[] chosen) {
        int positions = grid.positions();
        for (int set = 1; set < 1 << positions; set++) {
            long seen = 0;
            int asked = 0;
            for (int p = 0; p < positions; p++) {
                if ((set >> p & 1) != 0) {
                    asked += chosen[p];
                    for (int cell : grid.cells[p]) {
                        seen |= 1L << cell;
                    }
                }
            }
            if (asked > Long.bitCount(seen) * grid.capacity) {
                return false;
            }
        }
        return true;
    }

    private static int extensions(Grid grid, int[] chosen) {
        int extensions = 0;
        for (int p = 0; p < chosen.length; p++) {
            chosen[p]++;
            extensions +=
                    chosen[p] <= grid.filters && hall(grid, chosen)
                            ? grid.filters - chosen[p] + 1
                            : 0;
            chosen[p]--;
        }
        return extensions;
    }

    private static Grid small(SplittableRandom random) {
        while (true) {
            Grid grid = new Grid(RandomLayers.layer(random));
            if (grid.positions() <= 10) {
                return grid;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void placesExtendsAndExchangesAsHallsConditionAllows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Grid grid = small(random);
        Matching matching = new Matching(grid);
        Augmenter augmenter = new Augmenter(grid);
        int[] chosen = new int[grid.positions()];
        for (int i = 0; i < 40; i++) {
            int p = random.nextInt(grid.positions());
            int extensions = extensions(grid, chosen);
            assertThat(augmenter.extensions(matching)).isEqualTo(extensions);
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (extensions > 0) {
                        int after = augmenter.extend(matching, extensions, random);
                        chosen = matching.chosen.clone();
                        assertThat(after).isEqualTo(extensions(grid, chosen));
                    }
                }
                case 1 -> {
                    if (matching.size() > 0) {
                        augmenter.exchange(matching, random);
                        assertThat(Arrays.stream(matching.chosen).sum())
                                .isEqualTo(Arrays.stream(chosen).sum());
                        chosen = matching.chosen.clone();
                    }
                }
                default -> {
                    if (chosen[p] < grid.filters) {
                        chosen[p]++;
                        boolean fits = hall(grid, chosen);
                        assertThat(augmenter.place(matching, p)).isEqualTo(fits);
                        chosen[p] -= fits ? 0 : 1;
                    }
                }
            }
            assertThat(hall(grid, chosen)).isTrue();
            isAMatching(grid, matching, chosen);
        }
    }

    private static void isAMatching(Grid grid, Matching matching, int[] chosen) {
        assertThat(matching.chosen).isEqualTo(chosen);
        assertThat(matching.size()).isEqualTo(Arrays.stream(chosen).sum());
        assertThat(matching.size() + matching.free()).isEqualTo(grid.inputs.length);
        int[] held = new int[chosen.length];
        int[] room = new int[matching.used.length];
        for (int i = 0; i < matching.free(); i++) {
            room[matching.freeCell(i)]++;
        }
        for (int cell = 0; cell < matching.used.length; cell++) {
            if (grid.positions[cell].length > 0) {
                assertThat(matching.used[cell] + room[cell]).isEqualTo(grid.capacity);
            }
            for (int k = 0; k < matching.used[cell]; k++) {
                int holder = matching.holder(cell, k);
                int seen = cell;
                assertThat(Arrays.stream(grid.cells[holder]).anyMatch(c -> c == seen)).isTrue();
                held[holder]++;
            }
        }
        assertThat(held).isEqualTo(chosen);
    }

    /// Exchanges from one set of four neurons reach all independent sets of four about equally often.
    @Test
    void exchangesAreUniform() {
        Grid grid = new Grid(SharedLayer.of(3, 3, 1, 2, 2, 1, 2));
        SplittableRandom random = new SplittableRandom(7);
        Augmenter augmenter = new Augmenter(grid);
        Matching matching = new Matching(grid);
        for (int i = 0; i < 4; i++) {
            augmenter.extend(matching, augmenter.extensions(matching), random);
        }
        Map<String, Integer> visits = new HashMap<>();
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            augmenter.exchange(matching, random);
            visits.merge(Arrays.toString(matching.chosen), 1, Integer::sum);
        }
        double sets = 0;
        Map<String, Integer> weights = new HashMap<>();
        for (int code = 0; code < 81; code++) {
            int[] chosen = {code % 3, code / 3 % 3, code / 9 % 3, code / 27};
            if (Arrays.stream(chosen).sum() == 4 && hall(grid, chosen)) {
                int weight =
                        Arrays.stream(chosen).map(t -> t == 1 ? 2 : 1).reduce(1, (a, b) -> a * b);
                weights.put(Arrays.toString(chosen), weight);
                sets += weight;
            }
        }
        assertThat(visits.keySet()).isEqualTo(weights.keySet());
        for (Map.Entry<String, Integer> entry : weights.entrySet()) {
            double expected = steps * entry.getValue() / sets;
            assertThat(visits.get(entry.getKey()) / expected).isBetween(0.9, 1.1);
        }
    }
}
