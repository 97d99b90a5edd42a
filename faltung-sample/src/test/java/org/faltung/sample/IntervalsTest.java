package org.faltung.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Intervals against tables, and how often they hold.
class IntervalsTest {
    /// The t-quantile for 97.5 % and 9 degrees of freedom is 2.262.
    @Test
    void studentsIntervalIsTheTables() {
        List<Double> draws = IntStream.rangeClosed(1, 10).mapToObj(i -> (double) i).toList();
        Interval interval = Intervals.student(draws, 0.95);
        assertThat(interval.mean()).isEqualTo(5.5);
        assertThat(interval.halfWidth())
                .isCloseTo(2.262157 * Math.sqrt(82.5 / 9 / 10), offset(1e-5));
    }

    /// 7 of 10: 0.3475 to 0.9333 (Clopper and Pearson's chart).
    @Test
    void sharesHaveTheExactInterval() {
        Interval interval = Intervals.share(7, 10, 0.95);
        assertThat(interval.low()).isCloseTo(0.3475, offset(1e-4));
        assertThat(interval.high()).isCloseTo(0.9333, offset(1e-4));
        assertThat(Intervals.share(0, 10, 0.95).low()).isZero();
        assertThat(Intervals.share(10, 10, 0.95).high()).isEqualTo(1);
        assertThat(Intervals.share(10, 10, 0.95).low())
                .isCloseTo(Math.pow(0.025, 0.1), offset(1e-9));
    }

    @Test
    void meansOfBoundedDrawsAreHeldAtLeastAsOftenAsSaid() {
        SplittableRandom random = new SplittableRandom(8);
        int held = 0;
        for (int run = 0; run < 1000; run++) {
            double mean = random.doubles(30).map(u -> u * u).average().orElseThrow();
            Interval interval = Intervals.boundedMean(mean, 30, 0.95);
            held += interval.low() <= 1 / 3.0 && 1 / 3.0 <= interval.high() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(950);
    }

    @Test
    void askForEnoughDraws() {
        assertThatThrownBy(() -> Intervals.student(List.of(1.0), 0.95))
                .hasMessage("an interval needs two draws, got 1");
        assertThatThrownBy(() -> Intervals.share(3, 2, 0.95)).hasMessage("3 successes of 2 draws");
        assertThatThrownBy(() -> new Aim(0, 0.95, 1))
                .hasMessage("the error must be above 0, got 0.0");
        assertThatThrownBy(() -> new Aim(0.1, 1, 1))
                .hasMessage("the confidence must be above 0 and below 1, got 1.0");
    }
}
