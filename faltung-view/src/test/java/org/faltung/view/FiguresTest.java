package org.faltung.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 0",
        "1, 1",
        "-2.5, −2.5",
        "0.333333, 0.3333",
        "0.99999, 1",
        "123456, 123500",
        "999999, 1000000",
        "0.00012345, 0.0001235",
        "0.00001234, 1.234e−5",
        "2500000, 2.5e6"
    })
    void fourFiguresAreEnough(double number, String text) {
        assertThat(Figures.brief(number)).isEqualTo(text);
    }

    @Test
    void digitsStandInGroups() {
        assertThat(Figures.grouped(1_234_567)).isEqualTo("1\u202F234\u202F567");
        assertThat(Figures.grouped(-123)).isEqualTo("-123");
        assertThat(Figures.capped(BigInteger.TEN.pow(20).add(BigInteger.ONE))).isEqualTo("10^21");
    }
}
