package org.faltung.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PrincipalPlaneTest {
    private record Table(double[][] numbers) implements Samples {
        @Override
        public int rows() {
            return numbers.length;
        }

        @Override
        public int columns() {
            return numbers[0].length;
        }

        @Override
        public double at(int row, int column) {
            return numbers[row][column];
        }
    }

    /// The covariances times the number of points, written out.
    private static double[][] spread(double[][] points) {
        int d = points[0].length;
        double[] mean = new double[d];
        for (double[] point : points) {
            for (int q = 0; q < d; q++) {
                mean[q] += point[q] / points.length;
            }
        }
        double[][] spread = new double[d][d];
        for (double[] point : points) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    spread[i][j] += (point[i] - mean[i]) * (point[j] - mean[j]);
                }
            }
        }
        return spread;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void noDirectionSpreadsThePointsMore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(2, 30);
        int rows = random.nextInt(3, 40);
        double[][] points = new double[rows][d];
        for (double[] point : points) {
            for (int q = 0; q < d; q++) {
                point[q] = random.nextGaussian() * (1 + q % 5) + q;
            }
        }
        PrincipalPlane found = PrincipalPlane.of(new Table(points));
        double[][] spread = spread(points);
        double[] e = found.plane().e().stream().mapToDouble(Rational::nearest).toArray();
        double[] f = found.plane().f().stream().mapToDouble(Rational::nearest).toArray();
        double trace = 0;
        for (int q = 0; q < d; q++) {
            trace += spread[q][q];
        }
        double first = along(spread, e);
        double second = along(spread, f);
        assertThat(found.shareOfU()).isCloseTo(first / trace, within(1e-4));
        assertThat(found.shareOfV()).isCloseTo(second / trace, within(1e-4));
        for (int tries = 0; tries < 100; tries++) {
            double[] w = random.doubles(d, -1, 1).toArray();
            assertThat(along(spread, w)).isLessThanOrEqualTo(first * (1 + 1e-4));
            double part = dot(w, e) / dot(e, e);
            for (int q = 0; q < d; q++) {
                w[q] -= part * e[q];
            }
            assertThat(along(spread, w)).isLessThanOrEqualTo(second * (1 + 1e-4));
        }
        assertThat(found.plane().metric().ee().nearest()).isCloseTo(1, within(1e-4));
        assertThat(found.plane().metric().ef().nearest()).isCloseTo(0, within(1e-4));
        for (double[] point : points) {
            double u = 0;
            for (int q = 0; q < d; q++) {
                u += (point[q] - found.plane().origin().get(q).nearest()) * e[q];
            }
            assertThat(u)
                    .isBetween(
                            found.window().u().low().nearest(),
                            found.window().u().high().nearest());
        }
    }

    private static double along(double[][] spread, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * dot(spread[i], w);
        }
        return sum / dot(w, w);
    }

    private static double dot(double[] one, double[] two) {
        double sum = 0;
        for (int q = 0; q < one.length; q++) {
            sum += one[q] * two[q];
        }
        return sum;
    }

    @Test
    void takesDirectionsThatAreAsGoodAsEachOther() {
        double[][] cross = {{1, 0, 0, 5}, {-1, 0, 0, 5}, {0, 1, 0, 5}, {0, -1, 0, 5}};
        PrincipalPlane found = PrincipalPlane.of(new Table(cross));
        assertThat(found.shareOfU()).isCloseTo(0.5, within(1e-12));
        assertThat(found.shareOfV()).isCloseTo(0.5, within(1e-12));
        assertThat(found.plane().origin().getLast()).isEqualTo(Rational.of(5));
    }

    @Test
    void refusesPointsOnOneLine() {
        double[][] line = {{0, 0, 0}, {1, 2, 3}, {2, 4, 6}, {-1, -2, -3}};
        assertThatThrownBy(() -> PrincipalPlane.of(new Table(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on one line");
        double[][] few = {{0, 0}, {1, 2}};
        assertThatThrownBy(() -> PrincipalPlane.of(new Table(few)))
                .hasMessageContaining("at least 3 points");
        double[][] infinite = {{0, 0}, {1, 2}, {Double.NaN, 0}};
        assertThatThrownBy(() -> PrincipalPlane.of(new Table(infinite)))
                .hasMessageContaining("point number 3 has the coordinate NaN");
    }
}
