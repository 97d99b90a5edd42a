package org.faltung.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.exact.Rational;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndependenceTest {
    private static List<Rational> vector(String text) {
        return Arrays.stream(text.strip().split(" ")).map(Rational::parse).toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1 0; 0 1, -1",
        "1/3 2; 1/2 3, 1",
        "0 0 0, 0",
        "1 2 3; 4 5 6; 7 8 9, 2",
        "1 2 3; 4 5 6; 7 8 10, -1",
        "1 0; 0 1; 1 1, 2",
        "2147483647 0; 0 2147483647, -1",
        "2147483647 1; 0 1; 1 0, 2",
        "1/2147483647 1; 1 2147483647, 1",
    })
    void theFirstCombinationOfOthersIsFound(String vectors, int first) {
        List<List<Rational>> all =
                Stream.of(vectors.split(";")).map(IndependenceTest::vector).toList();
        assertThat(Independence.firstDependent(all))
                .isEqualTo(first < 0 ? OptionalInt.empty() : OptionalInt.of(first));
    }

    @Test
    void noVectorsAreIndependent() {
        assertThat(Independence.firstDependent(List.of())).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void aCombinationPutAnywhereIsFoundThere(long seed) {
        var random = new SplittableRandom(seed);
        int count = random.nextInt(1, 5);
        List<List<Rational>> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Rational> vector = new ArrayList<>();
            for (int q = 0; q < 6; q++) {
                vector.add(q == i ? Rational.of(random.nextDouble()) : Rational.of(q < i ? 0 : 1));
            }
            vectors.add(vector);
        }
        assertThat(Independence.firstDependent(vectors)).isEmpty();
        int from = random.nextInt(count);
        Rational factor = Rational.of(random.nextDouble(-1, 1));
        vectors.add(vectors.get(from).stream().map(factor::times).toList());
        assertThat(Independence.firstDependent(vectors)).hasValue(count);
    }
}
