package org.faltung.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.faltung.oracle.Sides;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Directed rounding against exact integers and decimals.
class RoundedTest {
    private static final int VALUES = 200;
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    /// 2⁻⁵¹, the relative error that an operation may add.
    private static final BigDecimal STEP = BigDecimal.ONE.divide(BigDecimal.TWO.pow(51));

    private static BigInteger random(RandomGenerator random, int mostBits) {
        byte[] bytes = new byte[mostBits / 8 + 1];
        random.nextBytes(bytes);
        BigInteger value = new BigInteger(1, bytes).shiftRight(random.nextInt(mostBits));
        return switch (random.nextInt(8)) {
            case 0 -> BigInteger.ONE.shiftLeft(random.nextInt(mostBits));
            case 1 ->
                    BigInteger.ONE.shiftLeft(random.nextInt(1, mostBits)).subtract(BigInteger.ONE);
            case 2 -> BigInteger.ONE.shiftLeft(random.nextInt(mostBits)).add(BigInteger.ONE);
            default -> value;
        };
    }

    /// A number on its side of the exact one, at most `steps` · 2⁻⁵¹ away.
    private static void isOnItsSide(Rounded side, Wide wide, BigDecimal exact, int steps) {
        BigDecimal value = Sides.of(wide);
        BigDecimal slack = exact.multiply(STEP).multiply(BigDecimal.valueOf(steps));
        boolean up = side == Rounded.UP;
        assertThat(value)
                .as("%s", side)
                .isBetween(up ? exact : exact.subtract(slack), up ? exact.add(slack) : exact);
        assertThat(wide.isZero()).isEqualTo(exact.signum() == 0);
        if (!wide.isZero()) {
            assertThat(wide.mantissa()).isGreaterThanOrEqualTo(1).isLessThan(2);
        }
    }

    private static BigDecimal decimal(BigInteger value) {
        return new BigDecimal(value);
    }

    @ParameterizedTest
    @EnumSource
    void anIntegerIsRoundedToItsSide(Rounded side) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10 * VALUES; i++) {
            BigInteger value = random(random, 300);
            isOnItsSide(side, side.of(value), decimal(value), 1);
            if (value.bitLength() <= 53) {
                assertThat(Sides.of(side.of(value))).isEqualByComparingTo(decimal(value));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void everyOperationStaysOnItsSide(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Rounded side : Rounded.values()) {
            for (int i = 0; i < VALUES; i++) {
                Wide a = side.of(random(random, 200));
                Wide b = side.of(random(random, random.nextBoolean() ? 200 : 20));
                BigDecimal x = Sides.of(a);
                BigDecimal y = Sides.of(b);
                isOnItsSide(side, side.sum(a, b), x.add(y), 1);
                isOnItsSide(side, side.product(a, b), x.multiply(y), 1);
                assertThat(side.max(a, b)).isEqualTo(x.compareTo(y) >= 0 ? a : b);
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(x.compareTo(y));
                long factor = factor(random);
                isOnItsSide(side, side.times(a, factor), x.multiply(BigDecimal.valueOf(factor)), 2);
                long divisor = Math.max(1, factor(random));
                over(side, a, divisor);
            }
        }
    }

    private static long factor(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong(10);
            case 1 -> (1L << random.nextInt(1, 63)) + random.nextInt(-1, 2);
            case 2 -> Long.MAX_VALUE - random.nextLong(2000);
            default -> random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
        };
    }

    /// A quotient is compared by multiplying back, since it may have no last digit.
    private static void over(Rounded side, Wide a, long divisor) {
        BigDecimal back = Sides.of(side.over(a, divisor)).multiply(BigDecimal.valueOf(divisor));
        BigDecimal x = Sides.of(a);
        BigDecimal slack = x.multiply(STEP).multiply(BigDecimal.TWO);
        boolean up = side == Rounded.UP;
        assertThat(back)
                .as("%s / %d, %s", a, divisor, side)
                .isBetween(up ? x : x.subtract(slack), up ? x.add(slack) : x);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void powersStayOnTheirSide(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Rounded side : Rounded.values()) {
            for (int i = 0; i < 20; i++) {
                BigInteger base = random(random, 60);
                int exponent = random.nextInt(150);
                isOnItsSide(
                        side,
                        side.power(side.of(base), exponent),
                        decimal(base).pow(exponent),
                        4 * exponent + 4);
                assertThat(Digits.EXACT.power(base, exponent)).isEqualTo(base.pow(exponent));
            }
        }
    }

    /// A row of Pascal's triangle, as every recurrence of the library makes it.
    @ParameterizedTest
    @EnumSource
    void aLongRecurrenceStaysOnItsSide(Rounded side) {
        int n = 2000;
        Wide term = side.one();
        Wide sum = side.zero();
        BigInteger exactTerm = BigInteger.ONE;
        BigInteger exactSum = BigInteger.ZERO;
        for (int i = 0; i < n; i++) {
            sum = side.sum(sum, term);
            exactSum = Digits.EXACT.sum(exactSum, exactTerm);
            isOnItsSide(side, sum, decimal(exactSum), 8 * (i + 1));
            term = side.over(side.times(term, n - i), i + 1L);
            exactTerm = Digits.EXACT.over(Digits.EXACT.times(exactTerm, n - i), i + 1L);
        }
    }

    /// 3ᵏ from its natural logarithm.
    @ParameterizedTest
    @EnumSource
    void theExponentialStaysOnItsSide(Rounded side) {
        for (int k = 0; k <= 3000; k++) {
            double ln = k * Math.log(3);
            double error = Math.ulp(ln) + k * Math.ulp(Math.log(3));
            BigDecimal value = Sides.of(side.exp(ln, error));
            BigDecimal exact = BigDecimal.valueOf(3).pow(k);
            BigDecimal slack = exact.multiply(new BigDecimal("1e-10"));
            boolean up = side == Rounded.UP;
            assertThat(value)
                    .as("3^%d", k)
                    .isBetween(up ? exact : exact.subtract(slack), up ? exact.add(slack) : exact);
        }
    }

    @Test
    void theExponentialOfAHugeOrNegativeLogarithmStaysOnItsSide() {
        for (int k = -2000; k <= 2000; k += 7) {
            double ln = k * Math.log(2);
            double error = Math.ulp(ln) + Math.abs(k) * Math.ulp(Math.log(2));
            BigDecimal exact =
                    k >= 0 ? BigDecimal.TWO.pow(k) : BigDecimal.ONE.divide(BigDecimal.TWO.pow(-k));
            assertThat(Sides.of(Rounded.UP.exp(ln, error))).isGreaterThanOrEqualTo(exact);
            assertThat(Sides.of(Rounded.DOWN.exp(ln, error))).isLessThanOrEqualTo(exact);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void aWholeBoundIsTheNearestWholeNumberThatStillBounds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < VALUES; i++) {
            Wide wide = Wide.of(random.nextDouble(1, 2), random.nextInt(-5, 120));
            BigDecimal exact = Sides.of(wide);
            BigDecimal up = Sides.of(Rounded.UP.wholeBound(wide));
            BigDecimal down = Sides.of(Rounded.DOWN.wholeBound(wide));
            if (wide.exponent() < 50) {
                assertThat(up).isEqualByComparingTo(exact.setScale(0, RoundingMode.FLOOR));
                assertThat(down).isEqualByComparingTo(exact.setScale(0, RoundingMode.CEILING));
            } else {
                assertThat(up).isEqualByComparingTo(exact);
                assertThat(down).isEqualByComparingTo(exact);
            }
        }
    }

    /// A rounded number must never pass for the exact one, however small it is.
    @Test
    void aRoundedMagnitudeIsNotWhole() {
        Wide power = Rounded.UP.power(Rounded.UP.of(BigInteger.TWO), 47);
        assertThat(Rounded.UP.magnitude(power)).isInstanceOf(Magnitude.Approximate.class);
    }

    @Test
    void logarithmsEncloseThePowersOfTen() {
        for (int k = 0; k <= 2000; k++) {
            BigInteger power = BigInteger.TEN.pow(k);
            encloses(new Magnitude.Whole(power), k, k);
            encloses(new Magnitude.Whole(power.add(BigInteger.ONE)), k, k + 0.302);
            Magnitude above = new Magnitude.Approximate(Rounded.UP.of(power), true);
            assertThat(above.log10Above()).isGreaterThanOrEqualTo(k);
            Magnitude below = new Magnitude.Approximate(Rounded.DOWN.of(power), false);
            assertThat(below.log10Below()).isLessThanOrEqualTo(k);
        }
    }

    private static void encloses(Magnitude magnitude, double least, double most) {
        assertThat(magnitude.log10Below()).isLessThanOrEqualTo(most);
        assertThat(magnitude.log10Above()).isGreaterThanOrEqualTo(least);
        assertThat(magnitude.log10Above() - magnitude.log10Below())
                .isLessThanOrEqualTo(1e-14 * Math.max(1, most));
    }

    /// The decimal logarithm of v lies in [a, b] if and only if 10ᵃ ≤ v ≤ 10ᵇ; both sides are summed as series.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 10)
    void logarithmsEncloseThoseOfRandomIntegers(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            BigInteger value = random(random, 4000).max(BigInteger.TWO);
            BigDecimal log = ln(decimal(value)).divide(ln(BigDecimal.TEN), DIGITS);
            Magnitude magnitude = new Magnitude.Whole(value);
            assertThat(new BigDecimal(magnitude.log10Below())).isLessThanOrEqualTo(log);
            assertThat(new BigDecimal(magnitude.log10Above())).isGreaterThanOrEqualTo(log);
            assertThat(new BigDecimal(side(Rounded.UP, value).log10Above()))
                    .isGreaterThanOrEqualTo(log);
            assertThat(new BigDecimal(side(Rounded.DOWN, value).log10Below()))
                    .isLessThanOrEqualTo(log);
        }
    }

    private static Magnitude side(Rounded side, BigInteger value) {
        return new Magnitude.Approximate(side.of(value), side == Rounded.UP);
    }

    /// ln x = k ln 2 + 2 artanh((y − 1) / (y + 1)) with x = 2ᵏ y, to about 55 digits.
    private static BigDecimal ln(BigDecimal x) {
        int k = x.toBigInteger().bitLength() - 1;
        BigDecimal y = x.divide(BigDecimal.TWO.pow(k), DIGITS);
        return artanh(y).add(artanh(BigDecimal.TWO).multiply(BigDecimal.valueOf(k)));
    }

    private static BigDecimal artanh(BigDecimal y) {
        BigDecimal z = y.subtract(BigDecimal.ONE).divide(y.add(BigDecimal.ONE), DIGITS);
        BigDecimal power = z;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; n < 130; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
            power = power.multiply(z, DIGITS).multiply(z, DIGITS);
        }
        return sum.multiply(BigDecimal.TWO);
    }

    @Test
    void theLogarithmOfNothingIsMinusInfinity() {
        assertThat(new Magnitude.Whole(BigInteger.ZERO).log10Above())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new Magnitude.Whole(BigInteger.ONE).log10Above()).isZero();
        assertThat(Rounded.UP.magnitude(Wide.ZERO)).isEqualTo(new Magnitude.Whole(BigInteger.ZERO));
    }
}
