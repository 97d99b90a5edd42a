package org.faltung.sample.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// Flows against Hall's condition, set of positions by set of positions.
class FlowTest {
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
    void aNeuronIsPlacedIfAndOnlyIfHallsConditionAllowsIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Grid grid = small(random);
        Flow flow = new Flow(grid);
        Augmenter augmenter =
                new Augmenter(
                        grid,
                        random.nextInt(20),
                        random.nextBoolean() ? grid.degrees() : grid.deadlines());
        int[] chosen = new int[grid.positions()];
        for (int i = 0; i < 40; i++) {
            int p = random.nextInt(grid.positions());
            if (random.nextInt(4) == 0) {
                int cell = random.nextInt(flow.used.length);
                augmenter.expire(
                        cell); // a cell may expire at any time: only the search's order changes
                while (grid.positions[cell].length > 0
                        && !flow.isFull(cell)
                        && augmenter.refill(flow, cell)) {
                    isAMatching(grid, flow, chosen);
                }
            }
            chosen[p]++;
            boolean fits = chosen[p] <= grid.filters && hall(grid, chosen);
            if (chosen[p] <= grid.filters) {
                assertThat(augmenter.place(flow, p) != Augmenter.NONE).isEqualTo(fits);
            }
            if (!fits) {
                chosen[p]--;
            } else if (random.nextInt(3) == 0) {
                augmenter.takeBack(flow, p);
                chosen[p]--;
            } else {
                augmenter.commit();
            }
            isAMatching(grid, flow, chosen);
        }
    }

    private static void isAMatching(Grid grid, Flow flow, int[] chosen) {
        assertThat(flow.chosen).isEqualTo(chosen);
        int[] held = new int[chosen.length];
        for (int cell = 0; cell < flow.used.length; cell++) {
            assertThat(flow.used[cell]).isBetween(0, grid.capacity);
            assertThat((flow.room[cell >> 6] >>> cell & 1) != 0).isEqualTo(!flow.isFull(cell));
            for (int k = 0; k < flow.used[cell]; k++) {
                int holder = flow.holders[cell * grid.capacity + k];
                int seen = cell;
                assertThat(Arrays.stream(grid.cells[holder]).anyMatch(c -> c == seen)).isTrue();
                held[holder]++;
            }
        }
        assertThat(held).isEqualTo(chosen);
    }
}
