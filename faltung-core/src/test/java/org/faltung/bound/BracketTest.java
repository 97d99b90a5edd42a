package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;
import org.faltung.oracle.Sides;
import org.faltung.oracle.Toy;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// Every bracket of one layer against the count by definition. A wrong bracket is the worst there is, so
/// there are thousands of layers, with padding, strides, channels and breakpoints.
class BracketTest {
    private static final int LAYERS = 50;
    private static final Toy.Size SMALL = new Toy.Size(5, 3, 10, 3, false);
    private static final Toy.Size WIDE = new Toy.Size(4, 2, 10, 2, true);

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void lowerBracketsNeverExceedTheTrueCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LAYERS; i++) {
            Toy toy = Toy.random(random, SMALL);
            BigInteger truth = toy.truth();
            for (Toy oriented : List.of(toy, toy.transposed())) {
                lower("digits", oriented, Digits.EXACT, truth);
                lower("down", oriented, Rounded.DOWN, truth);
            }
        }
    }

    private static <N> void lower(String system, Toy toy, Scalars<N> scalars, BigInteger truth) {
        N rows = RowMethod.lower(toy.field(), toy.choice(), scalars);
        SortedColumns columns = SortedColumns.of(toy.layer(), toy.breakpoints());
        N fixed = columns.fixedGroups(scalars);
        Magnitude sized = SizedGroups.in(columns, scalars);
        atMost("rows " + system, toy, scalars.magnitude(rows), truth);
        atMost("fixed groups " + system, toy, scalars.magnitude(fixed), truth);
        atMost("sized groups " + system, toy, sized, truth);
    }

    private static void atMost(String what, Toy toy, Magnitude bound, BigInteger truth) {
        assertThat(Sides.of(bound))
                .as("%s of %s", what, toy)
                .isLessThanOrEqualTo(new BigDecimal(truth));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void upperBracketsAreNeverBelowTheFormula(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LAYERS; i++) {
            Toy toy = Toy.random(random, SMALL);
            BigInteger formula = toy.formula();
            for (Toy oriented : List.of(toy, toy.transposed())) {
                upper("digits", oriented, Digits.EXACT, formula);
                upper("up", oriented, Rounded.UP, formula);
            }
            atLeast("prices", toy, Tilting.of(toy.field(), toy.choice()), formula);
        }
    }

    private static <N> void upper(String system, Toy toy, Scalars<N> scalars, BigInteger formula) {
        N rows = RowMethod.upper(toy.field(), toy.choice(), scalars);
        atLeast("rows " + system, toy, scalars.magnitude(rows), formula);
    }

    private static void atLeast(String what, Toy toy, Magnitude bound, BigInteger count) {
        assertThat(Sides.of(bound))
                .as("%s of %s", what, toy)
                .isGreaterThanOrEqualTo(new BigDecimal(count));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void stripsAreNeverBelowTheTrueCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LAYERS; i++) {
            Toy toy = Toy.random(random, SMALL);
            BigInteger truth = toy.truth();
            for (Magnitude strips : Strips.of(toy.layer(), toy.breakpoints())) {
                atLeast("strips", toy, strips, truth);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void whatIsSaidOfOneLayerIsTrue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LAYERS; i++) {
            isTrue(Toy.random(random, SMALL));
        }
    }

    private static void isTrue(Toy toy) {
        BigInteger truth = toy.truth();
        OneLayer one = new OneLayer(toy.layer(), 1, toy.breakpoints(), true);
        OneLayerBounds.Part part = OneLayerBounds.of(one, Effort.USUAL);
        assertThat(part.formula()).as("%s", toy).contains(new Magnitude.Whole(toy.formula()));
        assertThat(part.truth().orElseThrow().value())
                .as("%s", toy)
                .isEqualTo(new Magnitude.Whole(truth));
        atMost("the lower bound", toy, part.lower(), truth);
        atLeast("the strips", toy, part.stripUpper(), truth);
        atLeast("the prices", toy, part.tilting(), truth);
        atMost("the best", toy, part.best(), truth);
        atLeast("the least", toy, part.least(), truth);
    }

    /// Where the padding is wider than the window, some positions see nothing.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void whatIsSaidOfOneLayerIsTrueWhereWindowsLieInThePadding(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LAYERS; i++) {
            isTrue(Toy.random(random, WIDE));
        }
    }
}
