package org.faltung.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PrimeFieldTest {
    @Test
    void theLargestPrimesBelowTwoToTheSixtyTwo() {
        PrimeField field = PrimeField.largest();
        BigInteger expected = BigInteger.TWO.pow(62);
        for (int k = 0; k < 4; k++) {
            do {
                expected = expected.subtract(BigInteger.ONE);
            } while (!expected.isProbablePrime(100));
            assertThat(field.prime).isEqualTo(expected.longValueExact());
            field = field.next();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void computesAsIntegersDo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PrimeField field =
                random.nextBoolean() ? PrimeField.largest() : PrimeField.largest().next();
        BigInteger[] number = new BigInteger[4];
        long[] element = new long[4];
        for (int k = 0; k < 4; k++) {
            long edge =
                    random.nextBoolean() ? random.nextLong(3) : field.prime - random.nextLong(3);
            number[k] = BigInteger.valueOf(random.nextBoolean() ? edge : random.nextLong());
            element[k] = field.of(number[k]);
            assertThat(element[k]).isBetween(0L, field.prime - 1);
        }
        BigInteger one = number[0].multiply(number[1]);
        BigInteger two = number[2].multiply(number[3]);
        assertThat(field.product(element[0], element[1])).isEqualTo(field.of(one));
        assertThat(field.cross(element[0], element[1], element[2], element[3]))
                .isEqualTo(field.of(one.subtract(two)));
        if (element[0] != 0) {
            assertThat(field.product(element[0], field.inverse(element[0])))
                    .isEqualTo(field.of(BigInteger.ONE));
        }
    }

    @Test
    void extremeElementsStayInRange() {
        PrimeField field = PrimeField.largest();
        long last = field.prime - 1;
        long[] elements = {0, 1, 2, last / 2, last - 1, last};
        BigInteger prime = BigInteger.valueOf(field.prime);
        BigInteger unit = BigInteger.TWO.pow(64).modInverse(prime);
        for (long a : elements) {
            for (long b : elements) {
                for (long c : elements) {
                    for (long d : elements) {
                        BigInteger difference = times(a, b).subtract(times(c, d));
                        assertThat(field.cross(a, b, c, d))
                                .isEqualTo(difference.multiply(unit).mod(prime).longValue());
                    }
                }
            }
        }
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
