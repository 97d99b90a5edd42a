package org.faltung.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegionOracleTest {
    static Stream<Golden> golden() {
        return Golden.all().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void knowsWhatIsKnownByHand(Golden golden) {
        RegionOracle oracle = RegionOracle.of(golden.network(), golden.domain());
        assertThat(Stream.of(RegionKind.values()).map(oracle::count).toList())
                .isEqualTo(golden.counts());
        assertThat(oracle.patterns()).hasSize(Math.toIntExact(golden.count(RegionKind.R2)));
        assertThat(oracle.perFold()).isSorted();
    }

    /// So no region is invented: its point has its pattern, and its map gives what the network
    /// gives.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 250)
    void everyRegionIsOne(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        RegionOracle oracle = RegionOracle.of(drawn.network(), drawn.domain());
        assertThat(oracle.patterns()).hasSize(Math.toIntExact(oracle.count(RegionKind.R2)));
        oracle.points()
                .forEach((pattern, point) -> {
                    ForwardPass pass = ForwardPass.at(drawn.network(), point);
                    assertThat(pass.pattern()).as("%s", drawn).isEqualTo(pattern);
                    assertThat(pass.outputs())
                            .as("%s", drawn)
                            .isEqualTo(oracle.outputs().get(pattern));
                });
    }

    /// So no region is forgotten, or only a small one.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 120)
    void everyPointIsInARegion(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        RegionOracle oracle = RegionOracle.of(drawn.network(), drawn.domain());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            Optional<List<Rational>> point = point(drawn.domain(), random);
            point.ifPresent(x ->
                    assertThat(oracle.patterns())
                            .as("%s at %s", drawn, x)
                            .contains(ForwardPass.at(drawn.network(), x).pattern()));
        }
    }

    /// A random point of a domain, so fine that it lies in no wall; none where that is not so
    /// simple.
    private static Optional<List<Rational>> point(Domain domain, SplittableRandom random) {
        return switch (domain) {
            case Domain.Space space -> Optional.of(wide(space.ambient(), random));
            case Domain.Box box -> within(box.sides(), random);
            case Domain.Polytope polytope ->
                    Optional.of(wide(polytope.ambient(), random))
                            .filter(x ->
                                    polytope.atLeastZero().stream()
                                            .allMatch(row -> row.at(x).signum() >= 0));
            case Domain.Slice slice -> {
                int dimension = slice.directions().size();
                yield slice.window()
                        .map(window -> within(window, random))
                        .orElseGet(() -> Optional.of(wide(dimension, random)))
                        .map(t -> on(slice, t));
            }
        };
    }

    private static List<Rational> wide(int dimension, SplittableRandom random) {
        double scale = Math.pow(4, random.nextInt(-2, 4));
        return random.doubles(dimension, -scale, scale).mapToObj(Rational::of).toList();
    }

    private static Optional<List<Rational>> within(List<Range> sides, SplittableRandom random) {
        if (sides.stream().anyMatch(Range::isEmpty)) {
            return Optional.empty();
        }
        List<Rational> point = new ArrayList<>();
        for (Range side : sides) {
            Rational part = Rational.of(random.nextDouble());
            point.add(side.low().plus(side.high().minus(side.low()).times(part)));
        }
        return Optional.of(point);
    }

    private static List<Rational> on(Domain.Slice slice, List<Rational> t) {
        List<Rational> point = new ArrayList<>();
        for (int i = 0; i < slice.ambient(); i++) {
            Rational x = slice.origin().get(i);
            for (int k = 0; k < t.size(); k++) {
                x = x.plus(slice.directions().get(k).get(i).times(t.get(k)));
            }
            point.add(x);
        }
        return point;
    }

    /// Affine pieces on a line of inputs, found by walking from region to region: neighbours with
    /// the same map are one by R4, and by R6 so are all with the same map.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void countsTheFunctionsPiecesOnALine(long seed) {
        Network network = RegionCase.of(seed).network();
        if (network.input().size() > 1) {
            return;
        }
        RegionOracle oracle = RegionOracle.of(network, new Domain.Space(1));
        List<List<Rational>> maps =
                oracle.points().values().stream()
                        .map(List::getFirst)
                        .sorted()
                        .map(x -> map(network, x))
                        .toList();
        long changes = 1;
        for (int i = 1; i < maps.size(); i++) {
            changes += maps.get(i).equals(maps.get(i - 1)) ? 0 : 1;
        }
        Set<List<Rational>> different = new HashSet<>(maps);
        assertThat(oracle.count(RegionKind.R2)).isEqualTo(maps.size());
        assertThat(oracle.count(RegionKind.R4)).as("%s", network).isEqualTo(changes);
        assertThat(oracle.count(RegionKind.R6)).as("%s", network).isEqualTo(different.size());
    }

    /// Slopes and constants around a point, from two values within its region.
    private static List<Rational> map(Network network, Rational x) {
        ForwardPass here = ForwardPass.at(network, List.of(x));
        Rational step = Rational.ONE;
        ForwardPass there = ForwardPass.at(network, List.of(x.plus(step)));
        while (!there.pattern().equals(here.pattern())) {
            step = step.over(Rational.of(2));
            assertThat(step.nearest()).as("distance of %s from its end", x).isPositive();
            there = ForwardPass.at(network, List.of(x.plus(step)));
        }
        List<Rational> map = new ArrayList<>();
        for (int i = 0; i < here.outputs().size(); i++) {
            Rational value = here.outputs().get(i);
            Rational slope = there.outputs().get(i).minus(value).over(step);
            map.addAll(List.of(slope, value.minus(slope.times(x))));
        }
        return map;
    }

    @ParameterizedTest(name = "{1} units on R^{0}")
    @CsvSource({"1, 5", "2, 6", "3, 6", "4, 6", "5, 6", "6, 7"})
    void oneGenericLayerHasBucksNumber(int inputs, int units) {
        GenericLayer layer = new GenericLayer(inputs, units);
        RegionOracle oracle = RegionOracle.of(layer.network(), new Domain.Space(inputs));
        assertThat(oracle.count(RegionKind.R2)).isEqualTo(GenericLayer.buck(units, inputs));
        assertThat(oracle.perFold()).containsExactly(GenericLayer.buck(units, inputs));
    }

    /// Each of n hyperplanes is cut by the others into B(n − 1, d − 1) facets, each with two sides.
    @ParameterizedTest(name = "{1} units on R^{0}")
    @CsvSource({"1, 5", "2, 6", "3, 5", "4, 5"})
    void findsEveryFacet(int inputs, int units) {
        GenericLayer layer = new GenericLayer(inputs, units);
        RegionOracle oracle = RegionOracle.of(layer.network(), new Domain.Space(inputs));
        assertThat(oracle.sharedFacets())
                .isEqualTo(units * GenericLayer.buck(units - 1, inputs - 1));
    }

    @Test
    void twoFiltersOnNinePixelsMissOneOfTheirPatterns() {
        Golden golden = Golden.sharedFilters();
        RegionOracle oracle = RegionOracle.of(golden.network(), golden.domain());
        assertThat(oracle.count(RegionKind.R2)).isEqualTo(golden.count(RegionKind.R2));
    }
}
