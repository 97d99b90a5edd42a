package org.faltung.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.Effort;
import org.faltung.exact.Magnitude;
import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.oracle.RegionOracle;
import org.faltung.polytope.Domain;
import org.faltung.result.Bound;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static Network parse(String architecture) {
        return ArchitectureParser.parse(architecture).network();
    }

    private static CalibrationPlan plan(int networks, Domain domain) {
        return new CalibrationPlan(networks, 5, Initialisation.HE, domain, Budget.UNLIMITED, 1);
    }

    private static Calibration calibrate(String architecture, int networks) {
        Network network = parse(architecture);
        Domain space = new Domain.Space(network.input().size());
        return Calibration.of(network, plan(networks, space), _ -> {}, () -> false);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "in:2 fc:3 relu fc:2 relu",
                "in:3x1 conv:2@2 relu fc:1",
                "in:2 fc:2 relu res( fc:2 abs ) fc:1",
                "in:1 fc:4 maxout:2 fc:2 hardtanh"
            })
    void everySampleIsTheCountOfItsNetwork(String architecture) {
        Network free = parse(architecture);
        for (Domain domain :
                List.of(
                        new Domain.Space(free.input().size()),
                        Domain.Box.cube(free.input().size(), -1, 1))) {
            Calibration drawn = Calibration.of(free, plan(6, domain), _ -> {}, () -> false);
            assertThat(drawn.complete()).isTrue();
            for (Sample sample : drawn.samples()) {
                Network network = RandomNetwork.of(free, Initialisation.HE, sample.seed());
                long regions = RegionOracle.of(network, domain).patterns().size();
                assertThat(sample.found()).isEqualTo(BigInteger.valueOf(regions));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "in:2 fc:4 relu fc:4 relu",
                "in:1 fc:3 relu fc:3 relu fc:3 relu",
                "in:3x1 conv:2@2 relu conv:2@2 leaky",
                "in:2 fc:3 hardtanh fc:3 relu"
            })
    void noNetworkExceedsAnUpperBound(String architecture) {
        Calibration drawn = calibrate(architecture, 20);
        for (Bound bound : ArchitectureBounds.of(parse(architecture), new Effort(true)).results()) {
            if (bound.side() == Bound.Side.UPPER) {
                assertThat(Calibration.log10Ratio(bound.value(), drawn.largest()))
                        .as(bound.name())
                        .isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void oneGenericLayerAlwaysHasItsExactNumber() {
        Calibration drawn = calibrate("in:2 fc:6 relu", 10);
        Between number = new Between(BigInteger.valueOf(22), BigInteger.valueOf(22));
        assertThat(drawn.median()).isEqualTo(number);
        assertThat(drawn.largest()).isEqualTo(number);
        assertThat(
                        Calibration.log10Ratio(
                                new Magnitude.Whole(BigInteger.valueOf(22)), drawn.largest()))
                .isZero();
    }

    @Test
    void theFirstNetworksAreTheSameHoweverManyAreDrawn() {
        List<Long> three = seeds(calibrate("in:2 fc:3 relu", 3));
        assertThat(seeds(calibrate("in:2 fc:3 relu", 7))).startsWith(three.toArray(Long[]::new));
        assertThat(three).doesNotHaveDuplicates();
    }

    private static List<Long> seeds(Calibration calibration) {
        return calibration.samples().stream().map(Sample::seed).toList();
    }

    @Test
    void whatWasNotCountedToTheEndEnclosesLargestAndMedian() {
        Calibration drawn = of(exact(3), between(2, 10), exact(5), exact(4));
        assertThat(drawn.finished()).isEqualTo(3);
        assertThat(drawn.complete()).isFalse();
        assertThat(drawn.largest()).isEqualTo(range(5, 10));
        assertThat(drawn.median()).isEqualTo(range(3, 4));
        assertThat(drawn.median().exact()).isFalse();
    }

    @Test
    void anUnfinishedNetworkThatCannotMatterLeavesTheMedianExact() {
        Calibration drawn = of(exact(3), exact(3), between(1, 2), exact(3), exact(9));
        assertThat(drawn.median()).isEqualTo(range(3, 3));
        assertThat(drawn.largest()).isEqualTo(range(9, 9));
    }

    private static Calibration of(Count... counts) {
        List<Sample> samples = new ArrayList<>();
        for (Count count : counts) {
            samples.add(new Sample(samples.size(), count, 0));
        }
        return new Calibration(plan(counts.length, new Domain.Space(2)), samples);
    }

    private static Count exact(long regions) {
        return new Count.Exact(BigInteger.valueOf(regions));
    }

    private static Count between(long lower, long upper) {
        return new Count.Between(BigInteger.valueOf(lower), BigInteger.valueOf(upper));
    }

    private static Between range(long lower, long upper) {
        return new Between(BigInteger.valueOf(lower), BigInteger.valueOf(upper));
    }

    @Test
    void aBudgetIsSpentOnEachNetwork() {
        Network network = parse("in:2 fc:12 relu fc:12 relu");
        CalibrationPlan tight =
                new CalibrationPlan(
                        3,
                        5,
                        Initialisation.HE,
                        new Domain.Space(2),
                        Budget.UNLIMITED.ofRegions(1),
                        1);
        Calibration drawn = Calibration.of(network, tight, _ -> {}, () -> false);
        assertThat(drawn.samples()).hasSize(3);
        assertThat(drawn.complete()).isFalse();
        assertThat(drawn.largest().lower()).isPositive();
    }

    @Test
    void whoStopsItGetsWhatWasDrawn() {
        List<Sample> told = new ArrayList<>();
        Network network = parse("in:2 fc:3 relu");
        Calibration drawn =
                Calibration.of(
                        network, plan(50, new Domain.Space(2)), told::add, () -> told.size() >= 2);
        assertThat(drawn.samples()).isEqualTo(told).hasSize(2);
        assertThat(drawn.complete()).isFalse();
    }

    @Test
    void aRatioIsTheDifferenceOfLogarithms() {
        Magnitude huge = new Magnitude.Whole(BigInteger.TEN.pow(5000));
        assertThat(Calibration.log10Ratio(huge, range(100, 100))).isCloseTo(4998, within(1e-9));
        assertThat(Calibration.log10Ratio(new Magnitude.Whole(BigInteger.ZERO), range(100, 100)))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aPlanForNoNetworksIsRefused() {
        assertThatThrownBy(() -> plan(0, new Domain.Space(1)))
                .hasMessage("networks and threads must be at least 1, got 0 and 1");
    }
}
