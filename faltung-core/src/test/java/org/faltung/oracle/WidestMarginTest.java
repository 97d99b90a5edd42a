package org.faltung.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

class WidestMarginTest {
    @Test
    void nothingIsAskedOfTheWholeSpace() {
        WidestMargin.Optimum optimum = WidestMargin.of(2, List.of());
        assertThat(optimum.margin()).isEqualTo(Rational.ONE);
        assertThat(optimum.tight()).isEmpty();
    }

    @Test
    void twoHalfLinesThatMeetInAPointAreTight() {
        WidestMargin.Optimum optimum =
                WidestMargin.of(1, List.of(row(1, -3), row(-1, 3), row(1, 0)));
        assertThat(optimum.margin()).isEqualTo(Rational.ZERO);
        assertThat(optimum.point()).containsExactly(Rational.of(3));
        assertThat(optimum.tight()).containsExactlyInAnyOrder(0, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 150)
    void agreesWithALibrary(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 5);
        int most = random.nextBoolean() ? 1 : 9;
        int many = random.nextInt(1, 9);
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            rows.add(row(random.ints(d + 1, -most, most + 1).toArray()));
        }
        WidestMargin.Optimum optimum = WidestMargin.of(d, rows);
        double library = margin(d, rows);
        assertThat(Math.signum(Math.abs(library) < 1e-9 ? 0 : library))
                .as("%s", rows)
                .isEqualTo((double) optimum.margin().signum());
        if (optimum.margin().signum() <= 0) {
            assertThat(optimum.margin().nearest()).as("%s", rows).isCloseTo(library, within(1e-8));
        }
        for (List<BigInteger> row : rows) {
            Rational value =
                    new Affine(row.stream().map(Rational::of).toList()).at(optimum.point());
            assertThat(value).isGreaterThanOrEqualTo(optimum.margin());
        }
    }

    private static List<BigInteger> row(int... terms) {
        return IntStream.of(terms).mapToObj(BigInteger::valueOf).toList();
    }

    private static double margin(int d, List<List<BigInteger>> rows) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        List<Variable> x = new ArrayList<>();
        for (int q = 0; q < d; q++) {
            x.add(model.newVariable("x" + q));
        }
        Variable t = model.newVariable("t").upper(1).weight(1);
        for (int i = 0; i < rows.size(); i++) {
            Expression row = model.newExpression("row" + i);
            for (int q = 0; q < d; q++) {
                row.set(x.get(q), rows.get(i).get(q));
            }
            row.set(t, -1).lower(rows.get(i).get(d).negate());
        }
        Optimisation.Result result = model.maximise();
        assertThat(result.getState().isOptimal()).isTrue();
        return result.getValue();
    }
}
