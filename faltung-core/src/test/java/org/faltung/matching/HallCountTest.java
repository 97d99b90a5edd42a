package org.faltung.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.faltung.exact.Digits;
import org.faltung.exact.Rounded;
import org.faltung.exact.Wide;
import org.faltung.oracle.Sides;
import org.faltung.oracle.Toy;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// The count under Hall's condition against every inequality of its definition.
class HallCountTest {
    private static final Toy.Size SMALL = new Toy.Size(6, 3, 12, 3, false);
    private static final Toy.Size WIDE = new Toy.Size(5, 2, 11, 2, true);
    private static final BigDecimal CLOSE = new BigDecimal("1e-9");
    private static final double WORK = 1e9;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void theCountIsWhatTheInequalitiesSay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        agrees(Toy.random(random, SMALL));
        agrees(Toy.random(random, WIDE));
    }

    private static void agrees(Toy toy) {
        BigInteger formula = toy.formula();
        for (Toy oriented : new Toy[] {toy, toy.transposed()}) {
            Choice choice = oriented.choice();
            assertThat(HallCount.of(oriented.field(), choice, Digits.EXACT, WORK))
                    .as("%s", oriented)
                    .contains(formula);
            for (Rounded side : Rounded.values()) {
                isOnItsSide(
                        side,
                        HallCount.of(oriented.field(), choice, side, WORK).orElseThrow(),
                        formula);
            }
        }
    }

    private static void isOnItsSide(Rounded side, Wide value, BigInteger digits) {
        BigDecimal exact = new BigDecimal(digits);
        BigDecimal slack = exact.multiply(CLOSE);
        boolean up = side == Rounded.UP;
        assertThat(Sides.of(value))
                .as("%s", side)
                .isBetween(up ? exact : exact.subtract(slack), up ? exact.add(slack) : exact);
    }

    /// Hundreds of positions, where rounding errors have time to grow.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void roundedCountsOfALongLineStayOnTheirSide(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int length = random.nextInt(1, 9);
        int before = random.nextInt(length);
        int samples = random.nextInt(50, 400);
        int stride = random.nextInt(1, 4);
        Axis axis =
                Axis.sliding(
                        samples, length, stride, before, (samples + before - length) / stride + 1);
        Choice choice = new Choice(random.nextInt(1, 20), random.nextInt(1, 3));
        int capacity = random.nextInt(1, 4);
        BigInteger digits = LineCount.of(axis, capacity, choice, Digits.EXACT);
        for (Rounded side : Rounded.values()) {
            isOnItsSide(side, LineCount.of(axis, capacity, choice, side), digits);
        }
    }

    /// A work limit may only take the answer away, never change it.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void aLimitOfWorkNeverChangesTheCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Toy toy = Toy.random(random, SMALL);
        for (double work = 1; work < 1e7; work *= 10) {
            HallCount.of(toy.field(), toy.choice(), Digits.EXACT, work)
                    .ifPresent(count -> assertThat(count).isEqualTo(toy.formula()));
        }
    }
}
