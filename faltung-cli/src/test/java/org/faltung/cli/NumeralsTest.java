package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.math.RoundingMode;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Magnitude.Whole;
import org.faltung.exact.Rounded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
    private static Magnitude number(String digits) {
        return new Whole(new BigInteger(digits));
    }

    @ParameterizedTest(name = "log10 {0}, {1}: {2}")
    @CsvSource({
        "1, CEILING, 0.000000000",
        "1, FLOOR, 0.000000000",
        "2, CEILING, 0.301029996",
        "2, FLOOR, 0.301029995",
        "2, HALF_EVEN, 0.301029996",
        "10, FLOOR, 1.000000000",
        "1000, CEILING, 3.000000000",
        "1001, FLOOR, 3.000434077",
    })
    void logarithmsAreRoundedOutward(String value, RoundingMode mode, String expected) {
        assertThat(Numerals.log10(number(value), mode, Numerals.DECIMALS)).contains(expected);
    }

    @Test
    void zeroHasNoLogarithm() {
        assertThat(Numerals.log10(number("0"), RoundingMode.CEILING, 9)).isEmpty();
        assertThat(Numerals.brief(number("0"), RoundingMode.CEILING, 0)).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0} in {1} characters: {2}")
    @CsvSource({
        "7, 25, 7",
        "4684, 25, 4_684",
        "123456, 25, 123_456",
        "1234567, 25, 1_234_567",
        "1234567, 9, 1_234_567",
        "1234567, 8, 1.235 · 10^6",
        "1234567, 0, 1.235 · 10^6",
        "9999999, 0, 1.000 · 10^7",
    })
    void numbersForPeopleFitTheirColumn(String value, int room, String expected) {
        assertThat(Numerals.brief(number(value), RoundingMode.CEILING, room))
                .isEqualTo(expected.replace('_', Numerals.THIN_SPACE));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"FLOOR, 1.071 · 10^301", "CEILING, 1.072 · 10^301", "HALF_EVEN, 1.072 · 10^301"})
    void mantissasAreRoundedOutward(RoundingMode mode, String expected) {
        Magnitude power = new Whole(BigInteger.TWO.pow(1000)); // 1.07150860718… · 10^301
        assertThat(Numerals.brief(power, mode, 33)).isEqualTo(expected);
    }

    @Test
    void aPowerOfTenIsItsOwnMantissa() {
        Magnitude power = new Whole(BigInteger.TEN.pow(50));
        assertThat(Numerals.brief(power, RoundingMode.FLOOR, 33)).isEqualTo("1.000 · 10^50");
    }

    @Test
    void aMillionDigitsAreWrittenOutAndNoMore() {
        BigInteger most = BigInteger.TEN.pow(Numerals.MOST_DIGITS).subtract(BigInteger.ONE);
        assertThat(Numerals.digits(new Whole(most)).orElseThrow()).hasSize(Numerals.MOST_DIGITS);
        assertThat(Numerals.digits(new Whole(most.add(BigInteger.ONE)))).isEmpty();
    }

    @Test
    void aNumberKnownByItsLogarithmAloneHasNoDigits() {
        Magnitude approximate =
                Rounded.UP.magnitude(Rounded.UP.power(Rounded.UP.of(BigInteger.TWO), 100));
        assertThat(Numerals.digits(approximate)).isEmpty();
        assertThat(Numerals.brief(approximate, RoundingMode.CEILING, 33))
                .isEqualTo("1.268 · 10^30");
    }
}
