package org.faltung.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.oracle.ForwardPass;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.UnitPlace;
import org.faltung.region.plane.MappedCell;
import org.faltung.region.plane.Outline;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// A map against the network itself, evaluated exactly point by point, and against another engine.
class PlanarMapsTest {
    private static final int CASES = 80;

    private static Rational sum(Stream<Rational> numbers) {
        return numbers.reduce(Rational.ZERO, Rational::plus);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void tilesTheWindowByAsManyFacesAsAnotherEngineCounts(long seed) {
        DrawnMap drawn = DrawnMap.of(seed);
        PlanarMap map = drawn.map();
        assertThat(sum(map.faces().stream().map(Face::exactArea))).isEqualTo(drawn.window().area());
        BigInteger regions =
                Regions.of(drawn.network())
                        .in(drawn.plane().in(drawn.window()))
                        .by("pivot")
                        .count()
                        .exact();
        assertThat(map.faces()).hasSize(regions.intValueExact());
        assertThat(map.complete()).isTrue();
        assertThat(map.mapped().perLayer())
                .allSatisfy(cells -> assertThat(cells).isLessThanOrEqualTo(regions));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void saysOfEachFaceWhatTheNetworkDoesThere(long seed) {
        DrawnMap drawn = DrawnMap.of(seed);
        Set<List<List<Integer>>> patterns = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (Face face : drawn.map().faces()) {
            Outline outline = face.outline();
            List<Rational> inside = outline.inside();
            ForwardPass pass = ForwardPass.at(drawn.network(), drawn.point(inside));
            assertThat(patterns.add(pass.pattern())).isTrue();
            assertThat(codes.add(face.code())).isTrue();
            List<Integer> pieces = pass.pattern().stream().flatMap(List::stream).toList();
            if (pieces.size() == face.pattern().length()) {
                assertThat(face.pattern())
                        .isEqualTo(
                                Prefix.of(
                                        pieces.stream().mapToInt(p -> p).toArray(), pieces.size()));
            }
            for (int i = 0; i < outline.size(); i++) {
                List<Rational> near = blend(inside, outline.corner(i));
                assertThat(ForwardPass.at(drawn.network(), drawn.point(near)).pattern())
                        .isEqualTo(pass.pattern());
            }
            for (int i = 0; i < 3; i++) {
                List<Rational> corner = outline.corner(i);
                List<Rational> outputs =
                        ForwardPass.at(drawn.network(), drawn.point(corner)).outputs();
                assertThat(face.exactOutput().stream().map(form -> form.at(corner)).toList())
                        .isEqualTo(outputs);
                assertThat(outline.u(i))
                        .isCloseTo(
                                corner.getFirst().nearest(),
                                within(outline.error() + Math.ulp(outline.u(i))));
                assertThat(outline.v(i))
                        .isCloseTo(
                                corner.getLast().nearest(),
                                within(outline.error() + Math.ulp(outline.v(i))));
                assertThat(outline.error()).isLessThan(1e-11);
                assertThat(outline.u(i))
                        .isBetween(
                                drawn.window().u().low().nearest(),
                                drawn.window().u().high().nearest());
                assertThat(outline.v(i))
                        .isBetween(
                                drawn.window().v().low().nearest(),
                                drawn.window().v().high().nearest());
            }
            assertThat(face.area()).isCloseTo(face.exactArea().nearest(), within(1e-12));
            nearlyTheExactMap(face);
        }
    }

    private static List<Rational> blend(List<Rational> one, List<Rational> two) {
        List<Rational> blend = new ArrayList<>();
        Rational most = Rational.parse("99/100");
        for (int q = 0; q < 2; q++) {
            blend.add(two.get(q).times(most).plus(one.get(q).times(Rational.ONE.minus(most))));
        }
        return blend;
    }

    private static void nearlyTheExactMap(Face face) {
        for (int row = 0; row < face.outputs(); row++) {
            AffineForm form = face.exactOutput().get(row);
            for (int q = 0; q < 3; q++) {
                double exact = form.coefficient(q).nearest();
                assertThat(face.output(row, q))
                        .isCloseTo(exact, within(1e-9 * (1 + Math.abs(exact))));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void drawsEveryLineFromBothSidesAndOnceInAll(long seed) {
        PlanarMap map = DrawnMap.of(seed).map();
        for (Borders.Line line : Borders.of(map.faces())) {
            if (line.border()) {
                assertThat(line.left().isEmpty()).isNotEqualTo(line.right().isEmpty());
                continue;
            }
            List<List<Rational>> left = Borders.joined(line.left());
            assertThat(left).isEqualTo(Borders.joined(line.right()));
            List<Borders.Stretch> drawn =
                    Stream.concat(line.left().stream(), line.right().stream())
                            .filter(Borders.Stretch::drawn)
                            .sorted(java.util.Comparator.comparing(Borders.Stretch::from))
                            .toList();
            assertThat(Borders.joined(drawn)).isEqualTo(left);
            for (Borders.Stretch one : line.left()) {
                for (Borders.Stretch two : line.right()) {
                    if (one.from().compareTo(two.to()) < 0 && two.from().compareTo(one.to()) < 0) {
                        firstUnitFolds(one, two);
                    }
                }
            }
        }
    }

    /// Of two faces on a line, the unit of both sides is the first that is on different pieces.
    private static void firstUnitFolds(Borders.Stretch one, Borders.Stretch two) {
        UnitPlace unit = one.face().outline().fold(one.side()).orElseThrow();
        assertThat(two.face().outline().fold(two.side())).contains(unit);
        String[] here = one.face().code().split("\\.", -1);
        String[] there = two.face().code().split("\\.", -1);
        int layer = 0;
        while (here[layer].equals(there[layer])) {
            layer++;
        }
        assertThat(unit.layer()).isEqualTo(layer);
        assertThat(one.face().depth()).isGreaterThan(layer);
        Prefix mine = one.face().pattern();
        Prefix yours = two.face().pattern();
        int first = 0;
        while (mine.piece(first) == yours.piece(first)) {
            first++;
        }
        assertThat(unit.index()).isLessThanOrEqualTo(first);
        assertThat(layer > 0 || unit.index() == first).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void findsWhereTheTwoLargestOutputsTie(long seed) {
        DrawnMap drawn = DrawnMap.of(seed);
        for (Face face : drawn.map().faces()) {
            assertThat(sum(face.parts().stream().map(part -> part.outline().exactArea())))
                    .isEqualTo(face.exactArea());
            assertThat(face.parts().stream().map(MappedCell.Part::winner))
                    .contains(face.winner())
                    .isSorted();
            for (MappedCell.Part part : face.parts()) {
                List<Rational> inside = drawn.point(part.outline().inside());
                List<Rational> outputs = ForwardPass.at(drawn.network(), inside).outputs();
                assertThat(part.winner()).isEqualTo(winner(outputs));
            }
            for (DecisionSegment segment : face.decisions()) {
                List<Rational> middle = new ArrayList<>();
                for (int q = 0; q < 2; q++) {
                    middle.add(
                            segment.from().get(q).plus(segment.to().get(q)).over(Rational.of(2)));
                }
                List<Rational> outputs =
                        ForwardPass.at(drawn.network(), drawn.point(middle)).outputs();
                Rational most = outputs.stream().max(Rational::compareTo).orElseThrow();
                if (outputs.size() == 1) {
                    assertThat(most.signum()).isZero();
                } else {
                    assertThat(outputs.stream().filter(most::equals).count()).isGreaterThan(1);
                }
            }
            assertThat(face.decisions().isEmpty()).isEqualTo(face.parts().size() == 1);
        }
    }

    private static int winner(List<Rational> outputs) {
        if (outputs.size() == 1) {
            return outputs.getFirst().signum() > 0 ? 1 : 0;
        }
        int best = 0;
        for (int row = 1; row < outputs.size(); row++) {
            best = outputs.get(row).compareTo(outputs.get(best)) > 0 ? row : best;
        }
        return best;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void stretchesNoUnitVectorOfThePlaneMoreThanTheNorm(long seed) {
        DrawnMap drawn = DrawnMap.of(seed);
        Metric metric = drawn.plane().metric();
        for (Face face : drawn.map().faces()) {
            double most = 0;
            for (int angle = 0; angle < 720; angle++) {
                double v = Math.sin(Math.PI * angle / 720) / metric.across();
                double along = Math.cos(Math.PI * angle / 720);
                double u = (along - metric.along() * v) / metric.lengthOfE();
                double sum = 0;
                for (int row = 0; row < face.outputs(); row++) {
                    double change = face.output(row, 0) * u + face.output(row, 1) * v;
                    sum += change * change;
                }
                most = Math.max(most, Math.sqrt(sum));
            }
            assertThat(face.norm()).isBetween(most * (1 - 1e-12), most * (1 + 1e-4));
        }
    }
}
