package org.faltung.sample.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.faltung.count.Monitor;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

class LocalSearchTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void withoutALimitItFindsAllRegions(long seed) {
        Small small = Small.of(seed);
        LocalSearch.Found found = LocalSearch.run(small.problem(), Long.MAX_VALUE, 2, Monitor.NONE);
        assertThat(found)
                .isEqualTo(new LocalSearch.Found(small.regions(), small.regions(), true, false));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void withALimitItFindsNoMoreOnAnyNumberOfThreads(long seed) {
        Small small = Small.of(seed);
        long most = Math.max(1, small.regions() / 3);
        LocalSearch.Found found = LocalSearch.run(small.problem(), most, 1, Monitor.NONE);
        assertThat(found.regions()).isEqualTo(most);
        assertThat(found.complete()).isEqualTo(small.regions() == 1);
        assertThat(LocalSearch.run(small.problem(), most, 3, Monitor.NONE)).isEqualTo(found);
    }
}
