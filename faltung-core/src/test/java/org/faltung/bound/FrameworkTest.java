package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.result.Bound;
import org.faltung.testkit.Case;
import org.faltung.testkit.Cases;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkTest {
    private static final int MOST = 10;
    private static final double ALL = 1e18;

    static Stream<Case> golden() {
        return Cases.of("bound/framework.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void knownBoundsComeOut(Case golden) {
        Map<String, Magnitude> table = table(golden.text("architecture"));
        for (String name : List.of("framework-proved-upper", "framework-upper")) {
            assertThat(table.get(name))
                    .as(name)
                    .isEqualTo(new Magnitude.Whole(new BigInteger(golden.text(name))));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void onPlainNetworksItIsTheBoundOfHinz(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String layers =
                IntStream.range(0, random.nextInt(1, 6))
                        .mapToObj(_ -> " fc:" + random.nextInt(1, 30) + activation(random))
                        .collect(Collectors.joining());
        Map<String, Magnitude> table = table("in:" + random.nextInt(1, 20) + layers);
        assertThat(table.get("framework-upper")).isEqualTo(table.get("hinz-upper"));
        assertThat(table.get("framework-proved-upper")).isEqualTo(table.get("hinz-proved-upper"));
    }

    private static String activation(SplittableRandom random) {
        return List.of(" relu", " relu", " relu", "", " abs", " hardtanh").get(random.nextInt(6));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void theBoundIsTheTotalMassOfTheHistogram(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Operator> chain = RandomOperators.chain(random.nextInt(1, 5), 2, random);
        int inputs = random.nextInt(1, MOST);
        for (Gamma gamma : Gamma.values()) {
            BigInteger mass = total(new Columns(gamma).of(chain, inputs));
            assertThat(digits(chain, inputs, gamma, ALL))
                    .as("%s of %s on %d", gamma, chain, inputs)
                    .isEqualTo(mass);
            BigInteger quick = digits(chain, inputs, gamma, 0);
            assertThat(quick).as("without the sums over pairs").isGreaterThanOrEqualTo(mass);
            Magnitude up = Framework.in(chain, inputs, gamma, Rounded.UP);
            Magnitude exact = Framework.in(chain, inputs, gamma, Digits.EXACT);
            assertThat(up.log10Above())
                    .isGreaterThanOrEqualTo(exact.log10Below())
                    .isCloseTo(exact.log10Above(), within(1e-9));
        }
    }

    /// The tails of the column of k grow with k: what makes an operator monotone.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void columnsGrowInDominance(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Operator> chain = RandomOperators.chain(1, 2, random);
        for (Gamma gamma : Gamma.values()) {
            for (double most : new double[] {0, ALL}) {
                var framework = new Framework<>(gamma, Digits.EXACT, most);
                for (int level = 0; level <= MOST; level++) {
                    Values<BigInteger> tail = step(level);
                    BigInteger before = BigInteger.ZERO;
                    for (int k = 0; k <= MOST; k++) {
                        BigInteger next = framework.at(chain, k, tail);
                        assertThat(next)
                                .as("%s, %s: level %d from %d", gamma, chain, level, k)
                                .isGreaterThanOrEqualTo(before);
                        before = next;
                    }
                }
            }
        }
    }

    /// By brute force: what dominates before, dominates behind.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void operatorsRespectDominance(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Operator operator = RandomOperators.chain(1, 2, random).getFirst();
        for (Gamma gamma : Gamma.values()) {
            Columns columns = new Columns(gamma);
            Map<Integer, BigInteger> small = new TreeMap<>();
            Map<Integer, BigInteger> large = new TreeMap<>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                int k = random.nextInt(MOST);
                if (random.nextInt(4) > 0) {
                    small.merge(k, BigInteger.ONE, BigInteger::add);
                }
                large.merge(random.nextInt(k, MOST), BigInteger.ONE, BigInteger::add);
            }
            Map<Integer, BigInteger> less = columns.image(operator, small);
            Map<Integer, BigInteger> more = columns.image(operator, large);
            for (int level = 0; level <= MOST; level++) {
                assertThat(tail(more, level))
                        .as("%s, %s: %s and %s", gamma, operator, small, large)
                        .isGreaterThanOrEqualTo(tail(less, level));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void oneChainAfterAnotherIsTheirProduct(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Operator> one = RandomOperators.chain(random.nextInt(1, 4), 1, random);
        List<Operator> two = RandomOperators.chain(random.nextInt(1, 4), 1, random);
        List<Operator> both = new ArrayList<>(one);
        both.addAll(two);
        int inputs = random.nextInt(1, MOST);
        var framework = new Framework<>(Gamma.PLANE, Digits.EXACT, ALL);
        Values<BigInteger> between =
                new Values<>(
                        0,
                        IntStream.rangeClosed(0, MOST)
                                .mapToObj(k -> framework.at(two, k, step(0)))
                                .toList());
        assertThat(framework.at(both, inputs, step(0)))
                .isEqualTo(framework.at(one, inputs, between));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void branchesCanBeExchanged(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Operator> one = RandomOperators.chain(random.nextInt(3), 1, random);
        List<Operator> two = RandomOperators.chain(random.nextInt(3), 1, random);
        List<Operator> rest = RandomOperators.chain(2, 1, random);
        int width = random.nextInt(1, MOST);
        int inputs = random.nextInt(1, MOST);
        List<BigInteger> both = new ArrayList<>();
        for (Operator pair :
                List.of(
                        new Operator.Parallel(one, two, width),
                        new Operator.Parallel(two, one, width))) {
            List<Operator> chain = new ArrayList<>(List.of(pair));
            chain.addAll(rest);
            both.add(digits(chain, inputs, Gamma.LINE, ALL));
        }
        assertThat(both.getFirst()).isEqualTo(both.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in:6 res( fc:6 relu fc:2 | fc:1 relu fc:2 ) fc:5 relu",
                "in:6 fc:6 relu fc:2 fc:5 relu"
            })
    void aSumOfNarrowBranchesHasTheirDimensions(String architecture) {
        Map<String, Magnitude> narrow = table(architecture);
        Map<String, Magnitude> wide = table(architecture.replace("fc:2", "fc:6"));
        assertThat(narrow.get("framework-upper").log10Above())
                .isLessThan(wide.get("framework-upper").log10Below());
    }

    private static Values<BigInteger> step(int level) {
        return new Values<>(
                0,
                IntStream.rangeClosed(0, MOST)
                        .mapToObj(d -> d >= level ? BigInteger.ONE : BigInteger.ZERO)
                        .toList());
    }

    private static BigInteger digits(
            List<Operator> chain, int inputs, Gamma gamma, double mostSteps) {
        return new Framework<>(gamma, Digits.EXACT, mostSteps).at(chain, inputs, step(0));
    }

    private static BigInteger total(Map<Integer, BigInteger> histogram) {
        return tail(histogram, 0);
    }

    private static BigInteger tail(Map<Integer, BigInteger> histogram, int level) {
        return histogram.entrySet().stream()
                .filter(entry -> entry.getKey() >= level)
                .map(Map.Entry::getValue)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Map<String, Magnitude> table(String architecture) {
        Network network = ArchitectureParser.parse(architecture).network();
        return ArchitectureBounds.of(network, Effort.USUAL).results().stream()
                .collect(Collectors.toMap(Bound::name, Bound::value));
    }
}
