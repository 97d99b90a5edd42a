package org.faltung.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;

class SeedSourceTest {
    private static final Set<Long> SEEN = new HashSet<>();

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void seedsAreDistinct(long seed) {
        assertThat(SEEN.add(seed)).isTrue();
    }

    @AfterAll
    static void asManyAsAskedFor() throws NoSuchMethodException {
        Method test = SeedSourceTest.class.getDeclaredMethod("seedsAreDistinct", long.class);
        int count = test.getAnnotation(SeedSource.class).count();
        assertThat(SEEN).hasSize(System.getProperty("faltung.seed", "").isBlank() ? count : 1);
    }
}
