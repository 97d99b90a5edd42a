package org.faltung.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class NearestDoubleTest {
    private static Rational random(Random random) {
        BigInteger numerator = new BigInteger(1 + random.nextInt(200), random).add(BigInteger.ONE);
        BigInteger denominator =
                random.nextBoolean()
                        ? BigInteger.ONE.shiftLeft(random.nextInt(200))
                        : new BigInteger(1 + random.nextInt(200), random).add(BigInteger.ONE);
        int scale =
                switch (random.nextInt(4)) {
                    case 0 -> -1100 + random.nextInt(120); // about the smallest doubles
                    case 1 -> 850 + random.nextInt(200); // about the largest
                    default -> random.nextInt(-60, 60);
                };
        Rational number = Rational.of(numerator, denominator);
        Rational power = Rational.of(BigInteger.ONE.shiftLeft(Math.abs(scale)));
        Rational scaled = scale < 0 ? number.over(power) : number.times(power);
        return random.nextBoolean() ? scaled : scaled.negated();
    }

    /// Halfway between two doubles, or a little beside.
    private static Rational tie(Random random) {
        double one = Double.longBitsToDouble(random.nextLong() & 0x7FDF_FFFF_FFFF_FFFFL);
        Rational middle = Rational.of(one).plus(Rational.of(Math.nextUp(one))).over(Rational.of(2));
        Rational little = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(1300));
        return switch (random.nextInt(3)) {
            case 0 -> middle;
            case 1 -> middle.plus(little);
            default -> middle.minus(little);
        };
    }

    private static Rational distance(Rational number, double other) {
        Rational difference = number.minus(Rational.of(other));
        return difference.signum() < 0 ? difference.negated() : difference;
    }

    private static void check(Rational number) {
        double nearest = number.nearest();
        if (Double.isInfinite(nearest)) {
            Rational most = Rational.of(Double.MAX_VALUE);
            Rational half = Rational.of(Math.ulp(Double.MAX_VALUE)).over(Rational.of(2));
            Rational size = number.signum() < 0 ? number.negated() : number;
            assertThat(size).isGreaterThanOrEqualTo(most.plus(half));
            assertThat(number.isBinaryFloat()).isFalse();
            return;
        }
        Rational off = distance(number, nearest);
        boolean even = (Double.doubleToRawLongBits(nearest) & 1) == 0;
        for (double other : new double[] {Math.nextUp(nearest), Math.nextDown(nearest)}) {
            if (Double.isFinite(other)) {
                int order = off.compareTo(distance(number, other));
                assertThat(order).as("%s", number).isLessThanOrEqualTo(even ? 0 : -1);
            }
        }
        assertThat(number.isBinaryFloat()).isEqualTo(off.signum() == 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void noDoubleIsNearerAndTiesGoToTheEvenOne(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            check(random(random));
            check(tie(random));
        }
    }

    @Test
    void zeroIsABinaryFloat() {
        assertThat(Rational.ZERO.nearest()).isZero();
        assertThat(Rational.ZERO.isBinaryFloat()).isTrue();
    }
}
