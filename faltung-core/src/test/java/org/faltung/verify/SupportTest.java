package org.faltung.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class SupportTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void functionsRefuteEachOtherIfAndOnlyIfSomeOfThemAreASupport(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int dimension = random.nextInt(4);
        List<Form> forms = new ArrayList<>();
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            forms.add(form(random, dimension));
        }
        List<List<Rational>> rationals = forms.stream().map(NaiveProver::rationals).toList();
        boolean refuted = Elimination.inside(rationals, dimension).isEmpty();
        assertThat(anySupports(forms, dimension)).isEqualTo(refuted);
    }

    private static boolean anySupports(List<Form> forms, int dimension) {
        Support support = new Support(dimension);
        for (int subset = 1; subset < 1 << forms.size(); subset++) {
            List<Form> some = new ArrayList<>();
            for (int i = 0; i < forms.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    some.add(forms.get(i));
                }
            }
            if (support.fault(some).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Form form(SplittableRandom random, int dimension) {
        BigInteger[] coefficients = new BigInteger[dimension + 1];
        for (int q = 0; q <= dimension; q++) {
            coefficients[q] = BigInteger.valueOf(random.nextInt(-2, 3));
        }
        return new Form(coefficients);
    }

    @Test
    void eachFaultHasItsName() {
        Support support = new Support(2);
        Form x = form(1, 0, 0);
        Form y = form(0, 1, 0);
        Form sum = form(-1, -1, 0);
        assertThat(support.fault(List.of(x, y, sum))).isEmpty();
        assertThat(support.fault(List.of(form(0, 0, 0)))).isEmpty();
        assertThat(support.fault(List.of(form(0, 0, -1)))).isEmpty();
        assertThat(support.fault(List.of(form(0, 0, 1)))).contains("positive value");
        assertThat(support.fault(List.of(x, y, form(-1, -1, 1)))).contains("positive value");
        assertThat(support.fault(List.of(x, y, form(-1, 1, 0)))).contains("not positive");
        assertThat(support.fault(List.of(y, x, form(-1, 0, 0)))).contains("not positive");
        assertThat(support.fault(List.of(x, form(2, 0, 0), sum))).contains("more than one");
        assertThat(support.fault(List.of(x, y))).contains("no combination");
        assertThat(support.fault(List.of(x, y, sum, x))).contains("it has 4 constraints");
    }

    private static Form form(long... coefficients) {
        BigInteger[] big = new BigInteger[coefficients.length];
        for (int q = 0; q < big.length; q++) {
            big[q] = BigInteger.valueOf(coefficients[q]);
        }
        return new Form(big);
    }
}
