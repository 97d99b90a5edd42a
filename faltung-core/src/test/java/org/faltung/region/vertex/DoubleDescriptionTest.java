package org.faltung.region.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleDescriptionTest {
    private static AffineForm form(long constant, long... linear) {
        List<Rational> coefficients = new ArrayList<>();
        for (long c : linear) {
            coefficients.add(Rational.of(c));
        }
        return AffineForm.of(coefficients, Rational.of(constant));
    }

    private static Polyhedron cube(int d, List<AffineForm> rows) {
        Range side = new Range(Rational.of(-1), Rational.parse("1/3"));
        return Polyhedron.of(Collections.nCopies(d, Optional.of(side)), rows);
    }

    @ParameterizedTest
    @CsvSource({"1, 4/3", "2, 16/9", "3, 64/27", "4, 256/81"})
    void aCubeHasTwoFacetsADimension(int d, String volume) {
        DoubleDescription cube = DoubleDescription.of(cube(d, List.of()));
        assertThat(cube.vertices()).hasSize(1 << d);
        assertThat(cube.facets()).hasSize(2 * d);
        assertThat(cube.vertexFacets()).allSatisfy(facets -> assertThat(facets).hasSize(d));
        assertThat(cube.volume()).contains(Rational.parse(volume));
    }

    @Test
    void theOctahedronHasEightFacetsAndSixVertices() {
        List<AffineForm> rows = new ArrayList<>();
        for (int signs = 0; signs < 8; signs++) {
            rows.add(form(1, 1 - (signs & 2), 1 - (signs / 2 & 2), 1 - 2 * (signs & 1)));
        }
        rows.add(form(2, 2, 2, 2)); // the first once more
        rows.add(form(1, 1, 0, 0)); // touches a vertex
        DoubleDescription octahedron = DoubleDescription.of(Polyhedron.where(3, rows));
        assertThat(octahedron.vertices()).hasSize(6);
        assertThat(octahedron.facets()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(octahedron.volume()).contains(Rational.parse("4/3"));
        assertThat(octahedron.vertexFacets()).allSatisfy(f -> assertThat(f).hasSize(4));
    }

    @Test
    void aWedgeInSpaceHasALine() {
        DoubleDescription wedge =
                DoubleDescription.of(
                        Polyhedron.where(
                                3, List.of(form(0, 1, 0, 0), form(0, 1, 1, 0), form(5, 2, 1, 0))));
        assertThat(wedge.lines())
                .containsExactly(List.of(Rational.ZERO, Rational.ZERO, Rational.ONE));
        assertThat(wedge.rays()).hasSize(2);
        assertThat(wedge.facets()).containsExactly(0, 1);
        assertThat(wedge.volume()).isEmpty();
        DoubleDescription space = DoubleDescription.of(Polyhedron.where(2, List.of()));
        assertThat(space.lines()).hasSize(2);
        assertThat(space.facets()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void theVolumesOfTwoPartsAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 5);
        List<AffineForm> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(form(random.nextInt(1, 4), random.longs(d, -3, 4).toArray()));
        }
        AffineForm cut = form(0, random.longs(d, 1, 4).toArray());
        Rational whole = DoubleDescription.of(cube(d, rows)).volume().orElseThrow();
        List<AffineForm> above = new ArrayList<>(rows);
        above.add(cut);
        List<AffineForm> below = new ArrayList<>(rows);
        below.add(cut.negated());
        Rational one = DoubleDescription.of(cube(d, above)).volume().orElseThrow();
        Rational two = DoubleDescription.of(cube(d, below)).volume().orElseThrow();
        assertThat(one.plus(two)).isEqualTo(whole);
    }

    @Test
    void aFlatSetIsRefused() {
        Polyhedron flat = Polyhedron.where(1, List.of(form(0, 1), form(0, -1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DoubleDescription.of(flat))
                .withMessageContaining("interior");
    }
}
