package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.polytope.LinearProgram;
import org.faltung.polytope.Optimum;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.merge.Wall;
import org.faltung.region.merge.Walls;
import org.faltung.result.Budget;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
    private static final Range SIDE = new Range(Rational.of(-1), Rational.ONE);

    private record Listed(RegionList end, List<Region> regions) {}

    private static Listed list(FoldSequence folds, Domain domain, Budget budget) {
        Chart chart = Chart.of(domain);
        FoldSequence inChart = chart.embedding().map(folds::after).orElse(folds);
        List<Region> regions = new ArrayList<>();
        RegionList end =
                new Listing(inChart, chart, Means.DEFAULT.within(budget).on(2))
                        .run(0, region -> region, regions::add);
        return new Listed(end, regions);
    }

    private static Listed list(FoldSequence folds, Domain domain) {
        return list(folds, domain, Budget.UNLIMITED);
    }

    private static Domain box(int d) {
        return new Domain.Box(Collections.nCopies(d, SIDE));
    }

    /// Kind 0: generic; 1: small integers without constants; 2: halves, so that walls coincide.
    private static AffineMap map(SplittableRandom random, int kind, int inputs, int outputs) {
        AffineMapBuilder map = new AffineMapBuilder(inputs);
        for (int row = 0; row < outputs; row++) {
            for (int q = 0; q < inputs; q++) {
                Rational entry = number(random, kind);
                if (entry.signum() != 0) {
                    map.add(q, entry);
                }
            }
            map.addOffset(kind == 1 ? Rational.ZERO : number(random, kind)).endRow();
        }
        return map.build();
    }

    private static Rational number(SplittableRandom random, int kind) {
        return kind == 0
                ? Rational.of((random.nextInt(8193) - 4096) / 4096.0)
                : Rational.of((random.nextInt(5) - 2) / (double) kind);
    }

    private static FoldSequence folds(
            SplittableRandom random, int kind, int d, List<List<Unit>> units) {
        List<FoldLayer> layers = new ArrayList<>();
        int values = d;
        for (List<Unit> layer : units) {
            int rows = layer.stream().mapToInt(Unit::rows).sum();
            layers.add(new FoldLayer(map(random, kind, values, rows), layer));
            values = layer.size();
        }
        return new FoldSequence(d, layers, map(random, kind, values, 3));
    }

    private static FoldSequence someFolds(SplittableRandom random, int kind, int d) {
        List<List<Unit>> units = new ArrayList<>();
        for (int l = 0; l < 2; l++) {
            List<Unit> layer = new ArrayList<>();
            for (int u = 0; u < 4; u++) {
                layer.add(
                        switch (random.nextInt(6)) {
                            case 0 -> new Unit.Maximum(2 + random.nextInt(2));
                            case 1 -> Unit.Carry.CARRY;
                            case 2 -> CLIP;
                            default -> Unit.Bend.RECTIFIER;
                        });
            }
            layer.set(0, Unit.Bend.RECTIFIER);
            units.add(layer);
        }
        return folds(random, kind, d, units);
    }

    private static final Unit CLIP =
            new Unit.Bend(
                    List.of(Rational.of(-1), Rational.ONE),
                    List.of(Rational.ZERO, Rational.ONE, Rational.ZERO),
                    List.of(Rational.of(-1), Rational.ZERO, Rational.ONE));

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void everyRegionIsListedOnceWithItsGeometry(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = 1 + random.nextInt(3);
        FoldSequence folds = someFolds(random, random.nextInt(3), d);
        Domain domain = random.nextBoolean() ? box(d) : new Domain.Space(d);
        Listed listed = list(folds, domain);
        assertThat(listed.end().complete()).isTrue();
        assertThat(listed.end().listed()).isEqualTo(listed.regions().size());
        assertThat(new HashSet<>(listed.regions().stream().map(Region::pattern).toList()))
                .hasSameSizeAs(listed.regions());
        Problem problem = new Problem(folds, Chart.of(domain).polyhedron());
        for (Region region : listed.regions()) {
            assertPointAndMap(folds, region);
            assertFacets(problem, region);
            assertBounded(problem, region);
        }
        assertSymmetric(listed.regions());
        if (domain instanceof Domain.Box) {
            assertThat(volume(listed.regions())).isEqualTo(Rational.of(1L << d));
        }
    }

    private static void assertPointAndMap(FoldSequence folds, Region region) {
        assertThat(Walls.patternAt(folds, region.point())).isEqualTo(region.pattern());
        List<Rational> values = evaluate(folds, region.point());
        assertThat(region.shape().map().stream().map(form -> form.at(region.point())).toList())
                .isEqualTo(values);
        int first = values.indexOf(values.stream().max(Rational::compareTo).orElseThrow());
        assertThat(region.shape().argmax()).isEqualTo(first);
    }

    private static List<Rational> evaluate(FoldSequence folds, List<Rational> point) {
        List<Rational> values = point;
        for (FoldLayer layer : folds.layers()) {
            List<Rational> rows = image(layer.map(), values);
            List<Rational> next = new ArrayList<>();
            int row = 0;
            for (Unit unit : layer.units()) {
                next.add(value(unit, rows.subList(row, row + unit.rows())));
                row += unit.rows();
            }
            values = next;
        }
        return image(folds.output(), values);
    }

    private static List<Rational> image(AffineMap map, List<Rational> values) {
        List<Rational> rows = new ArrayList<>();
        for (int row = 0; row < map.outputs(); row++) {
            rows.add(map.row(row).at(values));
        }
        return rows;
    }

    private static Rational value(Unit unit, List<Rational> rows) {
        return switch (unit) {
            case Unit.Carry _ -> rows.getFirst();
            case Unit.Maximum _ -> rows.stream().max(Rational::compareTo).orElseThrow();
            case Unit.Bend bend -> {
                Rational z = rows.getFirst();
                int piece =
                        (int) bend.breakpoints().stream().filter(t -> t.compareTo(z) < 0).count();
                yield bend.slopes().get(piece).times(z).plus(bend.intercepts().get(piece));
            }
        };
    }

    /// By a linear program in rationals for every wall.
    private static void assertFacets(Problem problem, Region region) {
        Walls walls = new Walls(problem);
        walls.of(region.pattern());
        List<Optional<Prefix>> beyond = new ArrayList<>();
        for (Wall wall : walls.walls()) {
            walls.insideFacet(wall)
                    .ifPresent(inside ->
                            beyond.add(
                                    wall.ofDomain()
                                            ? Optional.empty()
                                            : Optional.of(walls.neighbour(wall, inside))));
        }
        assertThat(region.shape().facets().stream().map(facet -> facet.beyond()).toList())
                .isEqualTo(beyond);
        for (Region.Border border : region.borders()) {
            assertThat(border.unit().isPresent()).isEqualTo(border.neighbour().isPresent());
        }
    }

    private static void assertBounded(Problem problem, Region region) {
        Walls walls = new Walls(problem);
        walls.of(region.pattern());
        List<AffineForm> forms = walls.walls().stream().map(Wall::form).toList();
        boolean bounded = true;
        for (int q = 0; q < problem.dimension(); q++) {
            AffineForm x = AffineForm.coordinate(problem.dimension(), q);
            bounded &= new LinearProgram(forms, x).solve() instanceof Optimum.Attained;
            bounded &= new LinearProgram(forms, x.negated()).solve() instanceof Optimum.Attained;
        }
        assertThat(region.shape().bounded()).isEqualTo(bounded);
        assertThat(region.shape().volume().isPresent()).isEqualTo(bounded);
        assertBall(walls, region, bounded);
    }

    /// The ball touches walls, and no other wall is nearer to its centre.
    private static void assertBall(Walls walls, Region region, boolean bounded) {
        if (region.shape().inscribed().isEmpty()) {
            assertThat(bounded).isFalse();
            return;
        }
        var ball = region.shape().inscribed().get();
        double nearest = Double.POSITIVE_INFINITY;
        for (Wall wall : walls.walls()) {
            double value = wall.form().constant().nearest();
            double norm = 0;
            for (int q = 0; q < ball.centre().size(); q++) {
                double coefficient = wall.form().coefficient(q).nearest();
                value += coefficient * ball.centre().get(q);
                norm = Math.hypot(norm, coefficient);
            }
            nearest = Math.min(nearest, value / norm);
        }
        assertThat(Math.abs(nearest - ball.radius())).isLessThan(1e-9);
        assertThat(ball.radius()).isPositive();
    }

    private static void assertSymmetric(List<Region> regions) {
        Map<Set<Integer>, Integer> pairs = new HashMap<>();
        for (Region region : regions) {
            for (Region.Border border : region.borders()) {
                border.neighbour()
                        .ifPresent(
                                other -> pairs.merge(Set.of(region.id(), other), 1, Integer::sum));
            }
        }
        assertThat(pairs.values()).allMatch(sides -> sides == 2);
    }

    private static Rational volume(List<Region> regions) {
        return regions.stream()
                .map(region -> region.shape().volume().orElseThrow())
                .reduce(Rational.ZERO, Rational::plus);
    }

    /// Buck 1943: n hyperplanes in general position make B(n, d) cells and n B(n − 1, d − 1)
    /// facets.
    @ParameterizedTest(name = "{1} hyperplanes in dimension {0}")
    @CsvSource({"1, 5, 6, 5", "2, 7, 29, 49", "3, 6, 42, 96", "4, 6, 57, 156", "5, 6, 63, 186"})
    void hyperplanesInGeneralPositionHaveTheDegreesOfBuck(int d, int n, int cells, int facets) {
        SplittableRandom random = new SplittableRandom(7);
        FoldSequence folds =
                folds(random, 0, d, List.of(Collections.nCopies(n, Unit.Bend.RECTIFIER)));
        List<Region> regions = list(folds, new Domain.Space(d)).regions();
        assertThat(regions).hasSize(cells);
        assertThat(regions.stream().mapToInt(region -> region.borders().size()).sum())
                .isEqualTo(2 * facets);
        int interior = (int) regions.stream().filter(r -> r.shape().bounded()).count();
        assertThat(interior).isEqualTo(binomial(n - 1, d));
    }

    private static int binomial(int n, int k) {
        return k == 0 ? 1 : k > n ? 0 : binomial(n - 1, k - 1) * n / k;
    }

    @ParameterizedTest(name = "dimension {0}, kind {1}")
    @CsvSource({"1, 0", "2, 0", "3, 0", "3, 1", "3, 2", "4, 0", "4, 1", "4, 2"})
    void volumesAddUpToThatOfTheBoxExactly(int d, int kind) {
        SplittableRandom random = new SplittableRandom(11);
        List<Unit> layer = Collections.nCopies(d == 4 ? 4 : 5, Unit.Bend.RECTIFIER);
        FoldSequence folds = folds(random, kind, d, List.of(layer, layer));
        List<Region> regions = list(folds, box(d)).regions();
        assertThat(volume(regions)).isEqualTo(Rational.of(1L << d));
        assertSymmetric(regions);
    }

    @Test
    void sixDimensionsHaveNeighboursButNoVolume() {
        FoldSequence folds =
                folds(
                        new SplittableRandom(3),
                        0,
                        6,
                        List.of(Collections.nCopies(7, Unit.Bend.RECTIFIER)));
        List<Region> regions = list(folds, box(6)).regions();
        assertSymmetric(regions);
        assertThat(regions).allMatch(region -> region.shape().volume().isEmpty());
    }

    @Test
    void aSliceHasPointsInTheInputSpaceAndShapesInItsOwnCoordinates() {
        SplittableRandom random = new SplittableRandom(5);
        FoldSequence folds =
                folds(random, 0, 4, List.of(Collections.nCopies(6, Unit.Bend.RECTIFIER)));
        List<List<Rational>> directions = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            List<Rational> direction = new ArrayList<>();
            for (int q = 0; q < 4; q++) {
                direction.add(number(random, 0));
            }
            directions.add(direction);
        }
        Domain slice =
                new Domain.Slice(
                        Collections.nCopies(4, Rational.ZERO),
                        directions,
                        Optional.of(List.of(SIDE, SIDE)));
        Listed listed = list(folds, slice);
        assertThat(listed.end().coordinates()).isPresent();
        assertThat(volume(listed.regions())).isEqualTo(Rational.of(4));
        for (Region region : listed.regions()) {
            assertThat(Walls.patternAt(folds, region.point())).isEqualTo(region.pattern());
            assertThat(
                            region.shape().map().stream()
                                    .map(form -> form.at(region.shape().point()))
                                    .toList())
                    .isEqualTo(evaluate(folds, region.point()));
        }
    }

    @Test
    void aPointIsOneRegionAndTheEmptySetNone() {
        FoldSequence folds =
                folds(new SplittableRandom(5), 0, 2, List.of(List.of(Unit.Bend.RECTIFIER)));
        Range point = new Range(Rational.ONE, Rational.ONE);
        Listed one = list(folds, new Domain.Box(List.of(point, point)));
        assertThat(one.regions()).hasSize(1);
        assertThat(one.regions().getFirst().shape().volume()).contains(Rational.ONE);
        assertThat(one.regions().getFirst().point()).containsExactly(Rational.ONE, Rational.ONE);
        Range none = new Range(Rational.ONE, Rational.ZERO);
        Listed empty = list(folds, new Domain.Box(List.of(none, none)));
        assertThat(empty.regions()).isEmpty();
        assertThat(empty.end().complete()).isTrue();
    }

    @Test
    void anAffineNetworkIsOneRegion() {
        FoldSequence folds = folds(new SplittableRandom(5), 0, 2, List.of());
        Region whole = list(folds, new Domain.Space(2)).regions().getFirst();
        assertThat(whole.shape().inscribed()).isEmpty();
        assertThat(whole.shape().bounded()).isFalse();
        assertThat(list(folds, box(2)).regions().getFirst().shape().volume())
                .contains(Rational.of(4));
    }

    @Test
    void aBudgetOfRegionsKeepsSoManyAndLeavesOutUnknownNeighbours() {
        FoldSequence folds =
                folds(
                        new SplittableRandom(5),
                        0,
                        2,
                        List.of(Collections.nCopies(8, Unit.Bend.RECTIFIER)));
        List<Region> all = list(folds, box(2)).regions();
        Listed some = list(folds, box(2), Budget.UNLIMITED.ofRegions(5));
        assertThat(some.end().complete()).isFalse();
        assertThat(some.regions()).hasSize(5);
        Map<Prefix, Integer> found = new HashMap<>();
        some.regions().forEach(region -> found.put(region.pattern(), region.id()));
        Map<Prefix, Region> known = new HashMap<>();
        all.forEach(region -> known.put(region.pattern(), region));
        for (Region region : some.regions()) {
            Region same = known.get(region.pattern());
            assertThat(region.shape()).isEqualTo(same.shape());
            for (int k = 0; k < region.borders().size(); k++) {
                OptionalInt beyond = same.borders().get(k).neighbour();
                Optional<Integer> number =
                        beyond.isEmpty()
                                ? Optional.empty()
                                : Optional.ofNullable(
                                        found.get(all.get(beyond.getAsInt()).pattern()));
                OptionalInt said = region.borders().get(k).neighbour();
                assertThat(said.stream().boxed().findFirst()).isEqualTo(number);
            }
        }
    }

    @Test
    void aBudgetOfTimeEndsIt() {
        FoldSequence folds =
                folds(
                        new SplittableRandom(5),
                        0,
                        3,
                        List.of(Collections.nCopies(12, Unit.Bend.RECTIFIER)));
        Listed none = list(folds, box(3), Budget.UNLIMITED.ofTime(Duration.ofNanos(1)));
        assertThat(none.end().complete()).isFalse();
        assertThat(none.regions()).isEmpty();
    }

    @Test
    void aPolytopeThatIsNoBoxHasBoundedRegions() {
        AffineForm x = AffineForm.coordinate(2, 0);
        AffineForm y = AffineForm.coordinate(2, 1);
        AffineForm sum = x.plus(y).negated().plus(Rational.ONE);
        Polyhedron triangle = Polyhedron.where(2, List.of(x, y, sum));
        FoldSequence folds =
                folds(
                        new SplittableRandom(9),
                        2,
                        2,
                        List.of(Collections.nCopies(5, Unit.Bend.RECTIFIER)));
        List<Region> regions = list(folds, new Domain.Polytope(2, triangle.rows())).regions();
        assertThat(regions).allMatch(region -> region.shape().bounded());
        assertThat(volume(regions)).isEqualTo(Rational.parse("1/2"));
    }

    /// Walls that doubles can hardly tell apart: 2⁻⁸⁰ from one another, or turned by 2⁻⁶⁰.
    @Test
    void regionsThinnerThanDoublesCanTellAreExactToo() {
        Rational hair = Rational.of(0x1p-80);
        Rational third = Rational.parse("-1/3");
        AffineMapBuilder rows = new AffineMapBuilder(2);
        rows.add(0, Rational.ONE).addOffset(third).endRow();
        rows.add(0, Rational.ONE).addOffset(hair.plus(third)).endRow();
        rows.add(0, Rational.ONE).add(1, Rational.of(0x1p-60)).addOffset(third).endRow();
        rows.add(0, Rational.ONE).add(1, Rational.parse("1/7")).addOffset(hair).endRow();
        rows.add(1, Rational.ONE).endRow();
        AffineMap output = new AffineMapBuilder(5).add(0, Rational.ONE).endRow().build();
        List<Unit> units = Collections.nCopies(5, Unit.Bend.RECTIFIER);
        FoldSequence folds =
                new FoldSequence(2, List.of(new FoldLayer(rows.build(), units)), output);
        List<Region> regions = list(folds, box(2)).regions();
        assertThat(volume(regions)).isEqualTo(Rational.of(4));
        assertSymmetric(regions);
        Problem problem = new Problem(folds, Chart.of(box(2)).polyhedron());
        for (Region region : regions) {
            assertPointAndMap(folds, region);
            assertFacets(problem, region);
        }
        double least =
                regions.stream()
                        .mapToDouble(region -> region.shape().inscribed().orElseThrow().radius())
                        .min()
                        .orElseThrow();
        assertThat(least).isBetween(0x1p-83, 0x1p-80);
    }

    @ParameterizedTest(name = "kind {0}")
    @CsvSource({"0", "1", "2"})
    void theListDoesNotDependOnTheNumberOfThreads(int kind) {
        FoldSequence folds = someFolds(new SplittableRandom(21), kind, 2);
        Chart chart = Chart.of(new Domain.Space(2));
        List<List<Region>> lists = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            List<Region> regions = new ArrayList<>();
            new Listing(folds, chart, Means.DEFAULT.on(threads))
                    .run(0, region -> region, regions::add);
            lists.add(regions);
        }
        assertThat(lists.getFirst()).isEqualTo(lists.getLast());
    }
}
