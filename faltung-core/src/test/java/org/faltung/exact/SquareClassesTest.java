package org.faltung.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class SquareClassesTest {
    private static List<Rational> numbers(String... texts) {
        return Stream.of(texts).map(Rational::parse).toList();
    }

    @Test
    void numbersWhoseProductIsASquareAreInOneClass() {
        SquareClasses classes = SquareClasses.of(numbers("2", "3", "8", "3/4", "1/2", "12", "1"));
        assertThat(classes.kinds()).isEqualTo(3);
        assertThat(classes.kind(2)).isEqualTo(classes.kind(0)).isEqualTo(classes.kind(4));
        assertThat(classes.kind(3)).isEqualTo(classes.kind(1)).isEqualTo(classes.kind(5));
        assertThat(classes.factor(2)).isEqualTo(Rational.of(2));
        assertThat(classes.factor(4)).isEqualTo(Rational.parse("1/2"));
    }

    @Test
    void aNumberThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> SquareClasses.of(numbers("1", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number must be positive, got 0");
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void everyNumberIsASquareTimesTheRepresentative(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rational> numbers =
                random.ints(12, 1, 60)
                        .mapToObj(n -> Rational.of(n).over(Rational.of(random.nextInt(1, 20))))
                        .toList();
        SquareClasses classes = SquareClasses.of(numbers);
        for (int i = 0; i < numbers.size(); i++) {
            Rational factor = classes.factor(i);
            assertThat(factor.times(factor).times(classes.representative(classes.kind(i))))
                    .isEqualTo(numbers.get(i));
            for (int j = 0; j < i; j++) {
                double root =
                        Math.sqrt(
                                numbers.get(i).numerator().doubleValue()
                                        * numbers.get(j).numerator().doubleValue()
                                        * numbers.get(i).denominator().doubleValue()
                                        * numbers.get(j).denominator().doubleValue());
                assertThat(classes.kind(i) == classes.kind(j)).isEqualTo(root == Math.rint(root));
            }
        }
    }
}
