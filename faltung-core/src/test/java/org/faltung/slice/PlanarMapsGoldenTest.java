package org.faltung.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.CannotCountException;
import org.faltung.count.Monitor;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.oracle.DenseChain;
import org.faltung.polytope.Range;
import org.faltung.region.geometry.UnitPlace;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.junit.jupiter.api.Test;

/// Maps that can be drawn by hand, and requests that cannot be met.
class PlanarMapsGoldenTest {
    private static final Window SQUARE = Window.square(-1, 1);

    /// Two inputs, hidden rectifiers, one affine layer.
    private static PlanarMap map(List<List<List<Double>>> layers) {
        return PlanarMaps.of(new DenseChain(2, layers).network()).in(SQUARE).map();
    }

    private static List<Double> row(double... numbers) {
        return java.util.Arrays.stream(numbers).boxed().toList();
    }

    @Test
    void aNetworkWithoutFoldsIsOneFace() {
        PlanarMap map = map(List.of(List.of(row(3, -4, 1))));
        assertThat(map.faces()).hasSize(1);
        Face face = map.faces().getFirst();
        assertThat(face.depth()).isZero();
        assertThat(face.norm()).isCloseTo(5, within(1e-15));
        assertThat(face.exactArea()).isEqualTo(Rational.of(4));
        assertThat(face.code()).isEmpty();
        assertThat(face.output(0, 2)).isEqualTo(1);
        assertThat(face.parts()).hasSize(2);
        assertThat(map.decisions()).hasSize(1);
        assertThat(map.folds()).isEmpty();
        assertThat(map.mapped().count()).isEqualTo(new Count.Exact(BigInteger.ONE));
    }

    @Test
    void aFoldThroughTwoCornersOfTheWindowMakesTwoTriangles() {
        PlanarMap map = map(List.of(List.of(row(1, -1, 0)), List.of(row(1, 0))));
        assertThat(map.faces()).hasSize(2);
        assertThat(map.faces())
                .allSatisfy(face -> {
                    assertThat(face.outline().size()).isEqualTo(3);
                    assertThat(face.exactArea()).isEqualTo(Rational.of(2));
                    assertThat(face.depth()).isEqualTo(1);
                });
        assertThat(map.folds()).hasSize(1);
        assertThat(map.folds().getFirst().unit()).isEqualTo(new UnitPlace(0, 0));
    }

    @Test
    void aFoldAlongTheBorderCutsNothing() {
        PlanarMap map = map(List.of(List.of(row(1, 0, -1), row(0, 2, 2)), List.of(row(1, 1, 0))));
        assertThat(map.faces()).hasSize(1);
        assertThat(map.faces().getFirst().outline().size()).isEqualTo(4);
        assertThat(map.faces().getFirst().depth()).isZero();
        assertThat(map.folds()).isEmpty();
    }

    @Test
    void ofUnitsThatFoldAlongOneLineTheEarliestDrewIt() {
        PlanarMap map =
                map(
                        List.of(
                                List.of(row(0, 0, 1), row(2, 4, -1), row(-4, -8, 2), row(2, 4, -1)),
                                List.of(row(1, 1, 1, 1, 0))));
        assertThat(map.faces()).hasSize(2);
        assertThat(map.folds()).hasSize(1);
        assertThat(map.folds().getFirst().unit()).isEqualTo(new UnitPlace(0, 1));
    }

    @Test
    void theDecisionOfTwoOutputsIsWhereTheyAreEqual() {
        PlanarMap map = map(List.of(List.of(row(1, 0, 0)), List.of(row(1, 0), row(0, 0.5))));
        assertThat(map.faces()).hasSize(2);
        assertThat(map.decisions()).hasSize(1);
        DecisionSegment segment = map.decisions().getFirst();
        Rational half = Rational.parse("1/2");
        assertThat(segment.from().getFirst()).isEqualTo(half);
        assertThat(segment.to().getFirst()).isEqualTo(half);
        assertThat(segment.fromU()).isEqualTo(0.5);
        assertThat(Math.abs(segment.toV() - segment.fromV())).isEqualTo(2);
    }

    @Test
    void theNormIsTakenInTheMetricOfTheInputSpace() {
        Network network = new DenseChain(3, List.of(List.of(row(1, 2, 2, 0)))).network();
        List<Rational> p0 = List.of(Rational.ZERO, Rational.ZERO, Rational.ZERO);
        List<Rational> p1 = List.of(Rational.of(10), Rational.ZERO, Rational.ZERO);
        List<Rational> p2 = List.of(Rational.of(7), Rational.of(5), Rational.ZERO);
        PlanarMap map = PlanarMaps.of(network).on(Plane.through(p0, p1, p2)).map();
        assertThat(map.faces().getFirst().norm()).isCloseTo(Math.sqrt(5), within(1e-14));
        assertThat(map.window().u())
                .isEqualTo(new Range(Rational.parse("-1/4"), Rational.parse("5/4")));
        assertThat(map.window().v()).isEqualTo(map.window().u());
    }

    @Test
    void refusesAWindowWithoutArea() {
        Range point = new Range(Rational.ONE, Rational.ONE);
        assertThatThrownBy(() -> new Window(new Range(Rational.ZERO, Rational.ONE), point))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the window has no area: v runs from 1 to 1;"
                                + " give a lower end that is below the upper one");
    }

    @Test
    void asksForAPlaneAndForAWindow() {
        PlanarMaps three =
                PlanarMaps.of(new DenseChain(3, List.of(List.of(row(1, 2, 3, 4)))).network());
        assertThatThrownBy(three::map)
                .isInstanceOf(CannotCountException.class)
                .hasMessageContaining("3 inputs: give a plane");
        assertThatThrownBy(() -> three.on(Plane.ofInputs()))
                .isInstanceOf(CannotCountException.class)
                .hasMessage("the plane lies in dimension 2, but the network has 3 inputs");
        PlanarMaps two = PlanarMaps.of(new DenseChain(2, List.of(List.of(row(1, 2, 3)))).network());
        assertThatThrownBy(two::map)
                .isInstanceOf(CannotCountException.class)
                .hasMessageContaining("a window is needed");
    }

    private static PlanarMaps large() {
        DenseChain chain = DenseChain.random(2, List.of(90, 90, 90), new SplittableRandom(2));
        return PlanarMaps.of(chain.network()).in(SQUARE);
    }

    @Test
    void aBudgetEndsTheMapAndSaysSo() {
        PlanarMap whole = large().map();
        PlanarMap part = large().within(Budget.UNLIMITED.ofRegions(1)).map();
        assertThat(whole.complete()).isTrue();
        assertThat(part.complete()).isFalse();
        assertThat(part.faces()).hasSize(1);
        PlanarMap most = large().within(Budget.UNLIMITED.ofRegions(700)).on(2).map();
        assertThat(most.faces()).hasSize(700);
        assertThat(most.mapped().perLayer().getLast()).isEqualTo(700);
        Budget all = Budget.UNLIMITED.ofRegions(whole.faces().size());
        assertThat(large().within(all).map().complete()).isTrue();
        Budget noTime = Budget.UNLIMITED.ofTime(Duration.ZERO);
        Monitor impatient =
                new Monitor() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        for (PlanarMaps request : List.of(large().within(noTime), large().watchedBy(impatient))) {
            Mapped mapped = request.forEach(_ -> {});
            assertThat(mapped.complete()).isFalse();
            assertThat(mapped.count())
                    .isInstanceOfSatisfying(
                            Count.Between.class,
                            count -> {
                                assertThat(count.lower())
                                        .isEqualTo(BigInteger.valueOf(mapped.faces()));
                                assertThat(count.upper())
                                        .isGreaterThanOrEqualTo(
                                                BigInteger.valueOf(whole.faces().size()));
                            });
        }
    }

    @Test
    void theOrderIsTheSameInEveryRun() {
        List<String> codes = large().map().faces().stream().map(Face::code).toList();
        assertThat(large().map().faces().stream().map(Face::code).toList()).isEqualTo(codes);
        assertThat(codes).doesNotHaveDuplicates();
        List<Long> ids = large().map().faces().stream().map(Face::id).toList();
        assertThat(ids.getFirst()).isZero();
        assertThat(ids).isSorted();
    }
}
