package org.faltung.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.network.Network;
import org.faltung.oracle.DenseChain;
import org.faltung.oracle.GenericLayer;
import org.faltung.oracle.Golden;
import org.faltung.oracle.RegionCase;
import org.faltung.oracle.RegionKind;
import org.faltung.oracle.RegionOracle;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every engine that counts regions must do. A subclass a engine says how to ask it.
///
/// Where an engine does not take a case, that case says nothing about it; but it must take some.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineContract {
    private static final Map<Long, Known> KNOWN = new ConcurrentHashMap<>();

    private int answers;

    /// An engine's answer.
    ///
    /// @param count the number of regions
    /// @param perFold the numbers of R2 regions after each folding layer, in the order of patterns;
    ///     empty if the engine does not say
    public record Answer(BigInteger count, List<BigInteger> perFold) {
        /// Copies the list.
        public Answer {
            perFold = List.copyOf(perFold);
        }

        /// An answer that is only the number.
        public static Answer of(BigInteger count) {
            return new Answer(count, List.of());
        }
    }

    /// What the oracle says of a case, without its cells.
    private record Known(
            List<BigInteger> counts, List<BigInteger> perFold, Set<List<List<Integer>>> patterns) {
        static Known of(long seed) {
            return KNOWN.computeIfAbsent(seed, s -> asked(RegionCase.of(s)));
        }

        private static Known asked(RegionCase drawn) {
            RegionOracle oracle = RegionOracle.of(drawn.network(), drawn.domain());
            return new Known(
                    Stream.of(RegionKind.values())
                            .map(kind -> BigInteger.valueOf(oracle.count(kind)))
                            .toList(),
                    oracle.perFold().stream().map(BigInteger::valueOf).toList(),
                    oracle.patterns());
        }

        BigInteger count(RegionKind kind) {
            return counts.get(kind.ordinal());
        }
    }

    /// The engine's count; empty if it does not take such a network, domain or definition.
    protected abstract Optional<Answer> count(Network network, Domain domain, RegionKind kind);

    /// The patterns of the R2 regions that the engine lists, as [RegionOracle#patterns] writes
    /// them; empty if it lists none.
    protected Optional<Set<List<List<Integer>>>> patterns(Network network, Domain domain) {
        return Optional.empty();
    }

    /// Hidden units a layer in the laws; smaller for a slow engine.
    protected int width() {
        return 7;
    }

    private Optional<BigInteger> number(Network network, Domain domain, RegionKind kind) {
        Optional<Answer> answer = count(network, domain, kind);
        answers += answer.isPresent() ? 1 : 0;
        return answer.map(Answer::count);
    }

    @AfterAll
    void someCasesWereTaken() {
        assertThat(answers).as("answers of the engine").isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 500)
    void agreesWithTheOracle(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        Known known = Known.of(seed);
        for (RegionKind kind : RegionKind.values()) {
            Optional<Answer> answer = count(drawn.network(), drawn.domain(), kind);
            answers += answer.isPresent() ? 1 : 0;
            answer.ifPresent(said -> {
                assertThat(said.count()).as("%s of %s", kind, drawn).isEqualTo(known.count(kind));
                if (!said.perFold().isEmpty()) {
                    // a layer that folds nothing may be left out
                    assertThat(known.perFold())
                            .as("%s", drawn)
                            .containsSubsequence(said.perFold())
                            .last()
                            .isEqualTo(said.perFold().getLast());
                }
            });
        }
        patterns(drawn.network(), drawn.domain())
                .ifPresent(said -> assertThat(said).as("%s", drawn).isEqualTo(known.patterns()));
    }

    static Stream<Golden> golden() {
        return Stream.concat(Golden.all().stream(), Stream.of(Golden.sharedFilters()));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void knowsWhatIsKnownByHand(Golden golden) {
        for (RegionKind kind : RegionKind.values()) {
            number(golden.network(), golden.domain(), kind)
                    .ifPresent(said ->
                            assertThat(said)
                                    .as("%s", kind)
                                    .isEqualTo(BigInteger.valueOf(golden.count(kind))));
        }
    }

    @ParameterizedTest(name = "{1} units on R^{0}")
    @CsvSource({
        "1, 1", "1, 12", "2, 1", "2, 10", "3, 2", "3, 9", "4, 3", "4, 8", "5, 5", "5, 8", "6, 4",
        "6, 8"
    })
    void oneGenericLayerHasBucksNumber(int inputs, int units) {
        Network network = new GenericLayer(inputs, units).network();
        BigInteger buck = BigInteger.valueOf(GenericLayer.buck(units, inputs));
        number(network, new Domain.Space(inputs), RegionKind.R2)
                .ifPresent(said -> assertThat(said).isEqualTo(buck));
    }

    /// 2 B(n − 1, d − 1): each region of the others' traces on one hyperplane is seen from both
    /// sides.
    @ParameterizedTest(name = "{1} units on R^{0}")
    @CsvSource({"1, 3", "2, 6", "3, 7", "4, 7", "5, 8", "6, 8"})
    void oneGenericLayerWithoutBiasesHasTwiceBucksNumberBelow(int inputs, int units) {
        Network network = new GenericLayer(inputs, units).central();
        BigInteger regions = BigInteger.valueOf(2 * GenericLayer.buck(units - 1, inputs - 1));
        number(network, new Domain.Space(inputs), RegionKind.R2)
                .ifPresent(said -> assertThat(said).isEqualTo(regions));
        number(network, box(inputs, -1, 1), RegionKind.R2)
                .ifPresent(said -> assertThat(said).isEqualTo(regions));
    }

    private static Domain.Box box(int inputs, long low, long high) {
        Range side = new Range(Rational.of(low), Rational.of(high));
        return new Domain.Box(Collections.nCopies(inputs, side));
    }

    private DenseChain chain(SplittableRandom random) {
        int inputs = random.nextInt(1, 4);
        int layers = random.nextInt(1, 3);
        List<Integer> widths = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            widths.add(random.nextInt(2, width() + 1));
        }
        return DenseChain.random(inputs, widths, random);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 25)
    void theOrderAndTheScaleOfUnitsDoNotMatter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DenseChain chain = chain(random);
        boolean space = random.nextBoolean();
        Domain domain = space ? new Domain.Space(chain.inputs()) : box(chain.inputs(), -1, 2);
        for (RegionKind kind : RegionKind.values()) {
            Optional<BigInteger> said = number(chain.network(), domain, kind);
            assertThat(number(chain.shuffled(random).network(), domain, kind))
                    .as("%s of %s, shuffled", kind, chain)
                    .isEqualTo(said);
            assertThat(number(chain.scaled(random).network(), domain, kind))
                    .as("%s of %s, scaled", kind, chain)
                    .isEqualTo(said);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void mapsAreFewerThanPartsAndPartsFewerThanPatterns(long seed) {
        DenseChain chain = chain(new SplittableRandom(seed));
        Domain domain = new Domain.Space(chain.inputs());
        Optional<BigInteger> patterns = number(chain.network(), domain, RegionKind.R2);
        Optional<BigInteger> parts = number(chain.network(), domain, RegionKind.R4);
        Optional<BigInteger> maps = number(chain.network(), domain, RegionKind.R6);
        requireAtMost(parts, patterns, chain);
        requireAtMost(maps, parts, chain);
        requireAtMost(maps, patterns, chain);
    }

    private static void requireAtMost(
            Optional<BigInteger> less, Optional<BigInteger> more, Object what) {
        less.ifPresent(
                a -> more.ifPresent(b -> assertThat(a).as("%s", what).isLessThanOrEqualTo(b)));
    }

    /// Behind the cut lies what lies in one half, in the other, or in both; and the last are as
    /// many as the regions on the cut itself, for no unit folds exactly there.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void aCutDividesTheRegionsThatCrossIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DenseChain chain = chain(random);
        int axis = random.nextInt(chain.inputs());
        Rational at = Rational.of(random.nextInt(1_000_003)).over(Rational.of(1_000_003));
        Domain.Box whole = box(chain.inputs(), -1, 2);
        Rational low = Rational.of(-1);
        Rational high = Rational.of(2);
        requireAdditive(
                chain,
                whole,
                side(whole, axis, low, at),
                side(whole, axis, at, high),
                side(whole, axis, at, at));
    }

    private static Domain side(Domain.Box box, int axis, Rational low, Rational high) {
        List<Range> sides = new ArrayList<>(box.sides());
        sides.set(axis, new Range(low, high));
        return new Domain.Box(sides);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void aHyperplaneDividesTheRegionsThatCrossIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DenseChain chain = chain(random);
        int n = chain.inputs();
        AffineForm wall = AffineForm.constant(n, odd(random));
        for (int q = 0; q < n; q++) {
            wall = wall.plus(AffineForm.coordinate(n, q).times(odd(random)));
        }
        requireAdditive(
                chain,
                new Domain.Space(n),
                new Domain.Polytope(n, List.of(wall)),
                new Domain.Polytope(n, List.of(wall.negated())),
                new Domain.Polytope(n, List.of(wall, wall.negated())));
    }

    /// A number that no unit of a small dyadic network has in its hyperplane.
    private static Rational odd(SplittableRandom random) {
        return Rational.of(random.nextInt(1, 10_007)).over(Rational.of(10_007));
    }

    private void requireAdditive(
            DenseChain chain, Domain whole, Domain one, Domain other, Domain cut) {
        List<Optional<BigInteger>> said =
                Stream.of(whole, one, other, cut)
                        .map(domain -> number(chain.network(), domain, RegionKind.R2))
                        .toList();
        if (said.stream().allMatch(Optional::isPresent)) {
            List<BigInteger> n = said.stream().map(Optional::orElseThrow).toList();
            assertThat(n.get(1).add(n.get(2)).subtract(n.get(3)))
                    .as("%s + %s of %s in %s", n.get(1), n.get(2), chain, whole)
                    .isEqualTo(n.getFirst());
        }
    }

    /// By R2: where two patterns on the slice first differ, both are strict, and they stay
    /// different for the same small step off the slice. By R6: maps that differ on the slice
    /// differ.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void aSliceHasNoMoreRegionsThanTheSpace(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DenseChain chain = chain(random);
        int n = chain.inputs();
        List<Rational> origin = new ArrayList<>();
        List<Rational> direction = new ArrayList<>();
        for (int q = 0; q < n; q++) {
            origin.add(Rational.of(random.nextInt(-2, 3)));
            direction.add(Rational.of(random.nextInt(q == 0 ? 1 : -2, 3)));
        }
        Domain line = new Domain.Slice(origin, List.of(direction), Optional.empty());
        for (RegionKind kind : List.of(RegionKind.R2, RegionKind.R6)) {
            requireAtMost(
                    number(chain.network(), line, kind),
                    number(chain.network(), new Domain.Space(n), kind),
                    chain + " on " + line);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 25)
    void aBoxIsAPolytopeIsASlice(long seed) {
        DenseChain chain = chain(new SplittableRandom(seed));
        int n = chain.inputs();
        Domain.Box box = box(n, -1, 2);
        List<AffineForm> rows = new ArrayList<>();
        List<List<Rational>> axes = new ArrayList<>();
        for (int q = 0; q < n; q++) {
            AffineForm x = AffineForm.coordinate(n, q);
            rows.add(x.plus(Rational.ONE));
            rows.add(x.negated().plus(Rational.of(2)));
            List<Rational> axis = new ArrayList<>(Collections.nCopies(n, Rational.ZERO));
            axis.set(q, Rational.ONE);
            axes.add(axis);
        }
        List<AffineForm> doubled = new ArrayList<>(rows);
        rows.forEach(
                row -> doubled.addAll(List.of(row.times(Rational.of(3)), row.plus(Rational.ONE))));
        doubled.add(AffineForm.constant(n, Rational.ZERO));
        List<Rational> zero = Collections.nCopies(n, Rational.ZERO);
        for (RegionKind kind : RegionKind.values()) {
            Optional<BigInteger> said = number(chain.network(), box, kind);
            Stream.of(
                            new Domain.Polytope(n, rows),
                            new Domain.Polytope(n, doubled),
                            new Domain.Slice(zero, axes, Optional.of(box.sides())))
                    .forEach(domain ->
                            requireSame(number(chain.network(), domain, kind), said, chain));
        }
    }

    private static void requireSame(
            Optional<BigInteger> one, Optional<BigInteger> two, Object what) {
        one.ifPresent(a -> two.ifPresent(b -> assertThat(a).as("%s", what).isEqualTo(b)));
    }

    @Test
    void anEmptyPolytopeHasNoRegions() {
        AffineForm x = AffineForm.coordinate(2, 0);
        Domain empty = new Domain.Polytope(2, List.of(x, x.negated().plus(Rational.of(-1))));
        Network network = new GenericLayer(2, 3).network();
        for (RegionKind kind : RegionKind.values()) {
            number(network, empty, kind).ifPresent(said -> assertThat(said).isZero());
        }
    }
}
