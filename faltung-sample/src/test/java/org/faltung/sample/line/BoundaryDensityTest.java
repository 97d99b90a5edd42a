package org.faltung.sample.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.Monitor;
import org.faltung.exact.Rational;
import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.polytope.Range;
import org.faltung.sample.Aim;
import org.faltung.sample.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryDensityTest {
    private static final Range SIDE = new Range(Rational.of(-1), Rational.ONE);

    static Network network(String architecture, double bias, long seed) {
        return RandomNetwork.of(
                ArchitectureParser.parse(architecture).network(),
                new Initialisation(Initialisation.Scheme.HE, bias),
                seed);
    }

    private static BoundaryDensity density(
            Network network, int n, double error, long seed, int threads) {
        return BoundaryDensity.of(
                network,
                Collections.nCopies(n, SIDE),
                new Aim(error, 0.999, seed),
                threads,
                Monitor.NONE,
                _ -> {});
    }

    @Test
    void theFactorOfCroftonIsThatOfThePlaneAndOfSpace() {
        assertThat(BoundaryDensity.factor(1)).isCloseTo(1, within(1e-12));
        assertThat(BoundaryDensity.factor(2)).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(BoundaryDensity.factor(3)).isCloseTo(2, within(1e-12));
    }

    /// Boundaries x₁ = 0 of both layers: the second unit reads relu(x₁), and one plane is crossed once.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void aHyperplaneThroughTheMiddleHasVolumeOneOverTheSide(int n) {
        double[] row = new double[n];
        row[0] = 1;
        Network plane =
                new Network(
                        new org.faltung.network.Shape.Vector(n),
                        List.of(
                                new org.faltung.network.Mix.Dense(
                                        1,
                                        org.faltung.network.Weights.Trained.of(
                                                row, new double[] {0})),
                                new org.faltung.network.Fold.Rectifier()));
        Interval volume = density(plane, n, 0.03, 5, 2).perVolume().interval();
        assertThat(volume.low()).isLessThan(0.5);
        assertThat(volume.high()).isGreaterThan(0.5);
    }

    /// The length of all boundaries in a square by lines parallel to one axis: Cauchy for each direction of many, by the
    /// midpoints of a fine grid, with crossings counted exactly.
    @Test
    void itAgreesWithAGridOfLines() {
        Network network = network("in:2 fc:8 relu fc:8 relu", 0.3, 11);
        Crossings crossings = Crossings.of(network, Monitor.NONE);
        int directions = 24;
        int offsets = 60;
        double sum = 0;
        double reach = Math.sqrt(2);
        for (int i = 0; i < directions; i++) {
            double angle = Math.PI * (i + 0.5) / directions;
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            for (int j = 0; j < offsets; j++) {
                double offset = reach * (2 * (j + 0.5) / offsets - 1);
                double low = Double.NEGATIVE_INFINITY;
                double high = Double.POSITIVE_INFINITY;
                for (double[] axis : new double[][] {{-s * offset, c}, {c * offset, s}}) {
                    low = Math.max(low, (-Math.signum(axis[1]) - axis[0]) / axis[1]);
                    high = Math.min(high, (Math.signum(axis[1]) - axis[0]) / axis[1]);
                }
                if (low < high) {
                    sum +=
                            crossings.of(
                                    new Segment(
                                            List.of(
                                                    Rational.of(-s * offset),
                                                    Rational.of(c * offset)),
                                            List.of(Rational.of(c), Rational.of(s)),
                                            new Range(Rational.of(low), Rational.of(high))));
                }
            }
        }
        double perLength = sum / directions * (2 * reach / offsets) / 4;
        Interval estimate = density(network, 2, 0.02, 3, 2).perLength().interval();
        assertThat(perLength).isBetween(estimate.low() * 0.99, estimate.high() * 1.01);
    }

    @Test
    void theSameSeedGivesTheSameAnswerOnAnyNumberOfThreads() {
        Network network = network("in:3 fc:8 relu fc:8 relu", 0.3, 4);
        assertThat(density(network, 3, 0.1, 9, 1)).isEqualTo(density(network, 3, 0.1, 9, 3));
    }

    @Test
    void aFlatBoxIsRefused() {
        assertThatThrownBy(() ->
                        IsotropicLines.through(
                                List.of(SIDE, new Range(Rational.ONE, Rational.ONE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("volume 0")
                .hasMessageContaining("number 2");
    }

    /// Hanin and Rolnick 2019: about 0.43 to 0.51 crossings a neuron at depths 2 to 8; accepted from 0.38 to 0.58.
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void segmentsBetweenNormalPointsAreCutAboutHalfAsOftenAsThereAreNeurons(int depth) {
        String architecture = "in:16" + " fc:32 relu".repeat(depth);
        double sum = 0;
        int nets = 30;
        for (int i = 0; i < nets; i++) {
            SplittableRandom random = new SplittableRandom(100 * depth + i);
            Network network = network(architecture, 0.1, random.nextLong());
            sum +=
                    Crossings.of(network, Monitor.NONE)
                            .of(Segment.between(normal(random), normal(random)));
        }
        assertThat(sum / nets / (32 * depth)).isBetween(0.38, 0.58);
    }

    private static List<Rational> normal(SplittableRandom random) {
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < 16; q++) {
            point.add(Rational.of((double) (float) random.nextGaussian()));
        }
        return point;
    }
}
