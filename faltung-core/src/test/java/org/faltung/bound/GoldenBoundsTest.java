package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.oracle.Sides;
import org.faltung.result.Bound;
import org.faltung.testkit.Case;
import org.faltung.testkit.Cases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the table of bounds says of architectures whose numbers are known.
class GoldenBoundsTest {
    private static Network network(Case golden) {
        return ArchitectureParser.parse(golden.text("architecture")).network();
    }

    private static BoundTable table(Case golden) {
        return ArchitectureBounds.of(network(golden), Effort.USUAL);
    }

    private static Magnitude named(BoundTable table, String name) {
        return table.results().stream()
                .filter(bound -> bound.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name))
                .value();
    }

    private static Magnitude whole(BigInteger value) {
        return new Magnitude.Whole(value);
    }

    private static Magnitude whole(Case golden, String column) {
        return whole(golden.digits(column));
    }

    static Stream<Case> oneLayer() {
        return Cases.of("bound/one-layer.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneLayer")
    void theFormulaAndTheTruthOfOneLayerAreKnown(Case golden) {
        BoundTable table = table(golden);
        Magnitude truth = whole(golden, "truth");
        assertThat(named(table, "shared-one-layer")).isEqualTo(truth);
        assertThat(table.best().exact().map(Bound::value)).contains(truth);
        assertThat(table.best().lower().map(Bound::value)).contains(truth);
        assertThat(table.best().upper().map(Bound::value)).contains(truth);
        if (golden.optional("formula").isPresent()) {
            assertThat(named(table, "xiong-one-layer")).isEqualTo(whole(golden, "formula"));
        }
    }

    static Stream<Case> large() {
        return Cases.of("bound/one-layer-large.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void theFormulaOfALargeLayerIsKnownByItsLogarithm(Case golden) {
        Magnitude formula = named(table(golden), "xiong-one-layer");
        assertThat(formula.log10Below())
                .isCloseTo(golden.decimal("log10"), within(golden.decimal("error")));
        assertThat(formula).isInstanceOf(Magnitude.Whole.class);
        BigInteger digits = ((Magnitude.Whole) formula).value();
        assertThat(digits.toString()).hasSize(golden.integer("digits"));
    }

    static Stream<Case> brackets() {
        return Cases.of("bound/brackets.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brackets")
    void theBracketOfALayerOutOfReachIsNoWiderThanGiven(Case golden) {
        BoundTable.Best best = table(golden).best();
        double lower = best.lower().orElseThrow().value().log10Below();
        double upper = best.upper().orElseThrow().value().log10Above();
        assertThat(lower).isGreaterThanOrEqualTo(golden.decimal("lower"));
        assertThat(upper).isLessThanOrEqualTo(golden.decimal("upper"));
        if (golden.optional("estimate").isPresent()) {
            assertThat(golden.decimal("estimate")).isBetween(lower, upper);
        }
    }

    static Stream<Case> deep() {
        return Cases.of("bound/deep.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deep")
    void theBoundsOfTwoLayersAreKnown(Case golden) {
        BoundTable table = table(golden);
        assertThat(named(table, "xiong-lower")).isEqualTo(whole(golden, "lower"));
        assertThat(named(table, "xiong-upper")).isEqualTo(whole(golden, "upper"));
        assertThat(named(table, "polymatroid-upper")).isEqualTo(whole(golden, "polymatroid"));
        assertThat(named(table, "serra-upper")).isEqualTo(whole(golden, "serra"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deep")
    void noUpperBoundOfTwoLayersIsBelowWhatWasSeen(Case golden) {
        Optional<String> seen = golden.optional("seen");
        BoundTable table = table(golden);
        for (Bound upper : table.results()) {
            if (upper.side() == Bound.Side.UPPER) {
                assertThat(Sides.of(upper.value()))
                        .as(upper.name())
                        .isGreaterThanOrEqualTo(seen.map(BigDecimal::new).orElse(BigDecimal.ONE));
            }
        }
    }

    static Stream<Case> fullyConnected() {
        return Cases.of("bound/fully-connected.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fullyConnected")
    void theBoundsOfAFullyConnectedNetworkAreKnown(Case golden) {
        BoundTable table = ArchitectureBounds.of(connected(golden), Effort.USUAL);
        assertThat(named(table, "montufar-2017-upper")).isEqualTo(whole(golden, "montufar"));
        assertThat(named(table, "serra-upper")).isEqualTo(whole(golden, "serra"));
        assertThat(named(table, "hinz-proved-upper")).isEqualTo(whole(golden, "line"));
        assertThat(named(table, "hinz-upper")).isEqualTo(whole(golden, "plane"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fullyConnected")
    void theFormulasOfAFullyConnectedNetworkAreKnown(Case golden) {
        Profile profile = Profile.of(connected(golden));
        assertThat(Montufar2017.of(profile, Effort.USUAL)).isEqualTo(whole(golden, "montufar"));
        assertThat(Serra2018.of(profile, Effort.USUAL)).isEqualTo(whole(golden, "serra"));
        assertThat(Hinz.onLines(profile, Effort.USUAL)).isEqualTo(whole(golden, "line"));
        assertThat(Hinz.inPlanes(profile, Effort.USUAL)).isEqualTo(whole(golden, "plane"));
    }

    /// `18<9` is a layer of 18 units behind a linear layer of 9.
    private static Network connected(Case golden) {
        StringBuilder architecture = new StringBuilder("in:" + golden.integer("inputs"));
        for (String layer : golden.text("widths").split(",", -1)) {
            String[] sizes = layer.split("<", -1);
            for (int i = sizes.length - 1; i >= 0; i--) {
                architecture.append(" fc:").append(sizes[i]);
            }
            architecture.append(" relu");
        }
        return ArchitectureParser.parse(architecture.toString()).network();
    }

    static Stream<Case> growth() {
        return Cases.of("bound/growth.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("growth")
    void theGrowthWithTheNumberOfFiltersIsKnown(Case golden) {
        int exponent = golden.integer("exponent");
        Growth growth = table(golden).growth().orElseThrow();
        BigInteger factorial =
                IntStream.rangeClosed(1, exponent)
                        .mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ONE, BigInteger::multiply);
        assertThat(growth.exponent()).isEqualTo(exponent);
        assertThat(growth.words().orElseThrow().multiply(golden.digits("denominator")))
                .isEqualTo(factorial.multiply(golden.digits("numerator")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("growth")
    void theGainPerParameterTendsToAKnownNumber(Case golden) {
        PerParameter.Limit limit =
                PerParameter.of(network(golden), Effort.USUAL).limit().orElseThrow();
        assertThat(limit.exponent()).isEqualTo(golden.integer("exponent"));
        assertThat(limit.log10Ratio().orElseThrow())
                .isCloseTo(Math.log10(golden.decimal("ratio")), within(0.001));
    }
}
