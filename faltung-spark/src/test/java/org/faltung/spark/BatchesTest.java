package org.faltung.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.Remainder;
import org.faltung.region.Prefix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells in batches.
class BatchesTest {
    private static List<Remainder.Task> cells(int many, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Remainder.Task> cells = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Prefix cell = Prefix.of(new int[] {i}, 1);
            cells.add(new Remainder.Task(cell, seed == 0 ? 0 : Math.exp(random.nextDouble(-9, 0))));
        }
        return cells;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3})
    void everyCellIsInOneBatchAndNoneIsTooHeavy(long seed) {
        for (int size : new int[] {1, 2, 7, 100, 1000, 5000}) {
            for (int many : new int[] {1, 2, 6, 64, 1000}) {
                List<Remainder.Task> cells = cells(size, seed);
                List<List<Remainder.Task>> batches = Batches.of(cells, many);
                assertThat(batches.stream().flatMap(List::stream)).isEqualTo(cells);
                assertThat(batches).noneMatch(List::isEmpty);
                assertThat(batches.size())
                        .isLessThanOrEqualTo(many + 1 + size / Batches.MOST_CELLS);
                assertThat(batches)
                        .allMatch(batch -> batch.size() <= Math.min(256, 2 + 2 * size / many));
            }
        }
    }
}
