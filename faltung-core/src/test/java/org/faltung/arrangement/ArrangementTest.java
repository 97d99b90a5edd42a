package org.faltung.arrangement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.oracle.Interior;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrangementTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 120)
    void countsWhatEveryTriedSideFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 4);
        List<AffineForm> forms = small(random, random.nextInt(0, 7), d);
        CharacteristicPolynomial found = Arrangement.of(d, forms).characteristic();
        List<List<AffineForm>> cells = cells(forms, d);
        assertThat(found.regions()).isEqualTo(BigInteger.valueOf(cells.size()));
        long bounded = cells.stream().filter(cell -> isBounded(cell, d)).count();
        assertThat(found.bounded()).isEqualTo(BigInteger.valueOf(bounded));
    }

    @ParameterizedTest(name = "{0} hyperplanes in R^{1}")
    @CsvSource({"5, 1", "9, 2", "12, 3", "20, 3", "10, 4", "14, 5", "13, 6", "18, 15", "7, 9"})
    void generalPositionHasBucksNumbers(int n, int d) {
        SplittableRandom random = new SplittableRandom(31L * n + d);
        List<AffineForm> forms = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            forms.add(form(random.ints(d + 1, -9999, 10000).toArray()));
        }
        CharacteristicPolynomial found = Arrangement.of(d, forms).characteristic();
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i <= d; i++) {
            sum = sum.add(choose(n, i));
        }
        assertThat(found.regions()).isEqualTo(sum);
        assertThat(found.bounded()).isEqualTo(choose(n - 1, d));
        assertThat(found.at(BigInteger.ONE.negate()).abs()).isEqualTo(sum);
        assertThat(found.at(BigInteger.ONE).abs()).isEqualTo(choose(n - 1, d));
    }

    @Test
    void independentHyperplanesDoubleTheRegions() {
        SplittableRandom random = new SplittableRandom(7);
        List<AffineForm> forms = new ArrayList<>();
        for (int k = 0; k < 80; k++) {
            forms.add(form(random.ints(101, -999, 1000).toArray()));
        }
        CharacteristicPolynomial found = Arrangement.of(100, forms).characteristic();
        assertThat(found.regions()).isEqualTo(BigInteger.TWO.pow(80));
        assertThat(found.bounded()).isZero();
    }

    /// x_i = x_j has n! regions; with x_i = x_j + 1 (Shi) (n + 1)^(n-1), of these (n - 1)^(n-1)
    /// relatively bounded; with x_i = x_j ± 1 (Catalan) n! · C_n, where C_n is Catalan's number.
    @ParameterizedTest(name = "{0} coordinates")
    @CsvSource({"2, 2, 3, 4", "3, 6, 16, 30", "4, 24, 125, 336", "5, 120, 1296, 5040"})
    void deformationsOfTheBraidArrangementHaveTheirNumbers(
            int n, long braid, long shi, long catalan) {
        List<AffineForm> equal = new ArrayList<>();
        List<AffineForm> above = new ArrayList<>();
        List<AffineForm> below = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                int[] row = new int[n + 1];
                row[i] = 1;
                row[j] = -1;
                equal.add(form(row));
                above.add(form(row).plus(Rational.of(-1)));
                below.add(form(row).plus(Rational.ONE));
            }
        }
        assertRegions(n, equal, braid);
        above.addAll(equal);
        assertRegions(n, above, shi);
        // the last coordinate put to 0: rank n - 1 in dimension n - 1
        List<AffineForm> flat = above.stream().map(ArrangementTest::withoutLast).toList();
        assertThat(Arrangement.of(n - 1, flat).characteristic().bounded())
                .isEqualTo(BigInteger.valueOf(n - 1).pow(n - 1));
        above.addAll(below);
        assertRegions(n, above, catalan);
    }

    @ParameterizedTest(name = "{0} coordinates")
    @CsvSource({"1, 2", "2, 8", "3, 48", "4, 384", "5, 3840"})
    void mirrorsOfTheCubeHaveOneChamberASymmetry(int n, long chambers) {
        List<AffineForm> forms = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            forms.add(AffineForm.coordinate(n, i));
            for (int j = i + 1; j < n; j++) {
                AffineForm x = AffineForm.coordinate(n, i);
                forms.add(x.plus(AffineForm.coordinate(n, j)));
                forms.add(x.minus(AffineForm.coordinate(n, j)));
            }
        }
        assertRegions(n, forms, chambers);
    }

    @ParameterizedTest(name = "{0} coordinates")
    @CsvSource({"1, 2, 4", "2, 6, 14", "3, 32, 104", "4, 370, 1882", "5, 11292, 94572"})
    void sumsOfCoordinatesGiveTheResonanceAndThresholdNumbers(
            int n, long resonance, long threshold) {
        List<AffineForm> sums = new ArrayList<>();
        List<AffineForm> affine = new ArrayList<>();
        for (int set = 0; set < 1 << n; set++) {
            int[] row = new int[n + 1];
            int[] further = new int[n + 2];
            further[n] = 1;
            for (int q = 0; q < n; q++) {
                row[q] = set >> q & 1;
                further[q] = set >> q & 1;
            }
            sums.add(form(row));
            affine.add(form(further));
        }
        assertRegions(n, sums, resonance);
        assertRegions(n + 1, affine, threshold);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void coordinatesOrderAndFactorsDoNotMatter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 5);
        List<AffineForm> forms = small(random, random.nextInt(1, 11), d);
        CharacteristicPolynomial found = Arrangement.of(d, forms).characteristic();
        List<AffineForm> others = new ArrayList<>();
        for (AffineForm form : forms) {
            others.add(spread(form));
            others.add(others.getLast().times(Rational.parse("-7/3")));
        }
        Collections.shuffle(others, new Random(seed));
        Arrangement arrangement = Arrangement.of(d + 2, others);
        CharacteristicPolynomial again = arrangement.characteristic();
        assertThat(again.nodes()).isEqualTo(found.nodes());
        assertThat(again.bounded()).isZero();
        assertThat(arrangement.characteristic(2, () -> false)).contains(again);
    }

    /// f on R^d as a function on R^(d+2): x_q becomes y_q plus large multiples of the two further coordinates,
    /// the same for all functions.
    private static AffineForm spread(AffineForm form) {
        int d = form.dimension();
        List<Rational> linear = new ArrayList<>();
        Rational first = Rational.ZERO;
        Rational second = Rational.ZERO;
        for (int q = 0; q < d; q++) {
            linear.add(form.coefficient(q));
            first = first.plus(form.coefficient(q).times(Rational.of(987654321L + q * q)));
            second = second.plus(form.coefficient(q).times(Rational.of(1e-7 * (q + 1))));
        }
        linear.add(first);
        linear.add(second);
        return AffineForm.of(linear, form.constant());
    }

    @Test
    void aZeroOfThePrimeAloneIsNotBelieved() {
        Rational prime = Rational.of(PrimeField.largest().prime);
        Rational other = Rational.of(PrimeField.largest().next().prime);
        AffineForm x = AffineForm.coordinate(2, 0);
        AffineForm y = AffineForm.coordinate(2, 1);
        assertRegions(2, List.of(x, y, x.plus(y).plus(prime)), 7);
        assertRegions(2, List.of(x, y, x.plus(y).plus(prime.times(other))), 7);
        assertRegions(2, List.of(x, y.times(prime).plus(x)), 4);
        assertRegions(2, List.of(x, y, y.times(prime).plus(x), x.plus(Rational.ONE)), 9);
        assertRegions(1, List.of(line(0), line(1), line(prime.plus(Rational.ONE))), 4);
        AffineForm steep = line(0).times(prime).plus(Rational.ONE);
        assertRegions(1, List.of(line(0), steep), 3);
        assertRegions(1, List.of(steep), 2);
        assertRegions(1, List.of(steep, steep.plus(Rational.ONE)), 3);
        assertRegions(2, List.of(x.times(prime).plus(y), y), 4);
        assertRegions(2, List.of(x.times(prime).plus(y), y, x.plus(y)), 6);
        List<AffineForm> points = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            points.add(line(k));
            points.add(line(prime.plus(Rational.of(k))));
        }
        assertRegions(1, points, 41);
    }

    private static AffineForm line(Rational at) {
        return AffineForm.coordinate(1, 0).plus(at.negated());
    }

    private static AffineForm line(int at) {
        return line(Rational.of(at));
    }

    @Test
    void hyperplanesWithoutCommonCoordinatesMultiply() {
        List<AffineForm> forms = new ArrayList<>();
        for (int q = 0; q < 30; q++) {
            for (int k = 0; k < 3; k++) {
                forms.add(AffineForm.coordinate(30, q).plus(Rational.of(k)));
            }
        }
        CharacteristicPolynomial found = Arrangement.of(30, forms).characteristic();
        assertThat(found.regions()).isEqualTo(BigInteger.TWO.pow(60));
        assertThat(found.bounded()).isEqualTo(BigInteger.TWO.pow(30));
    }

    @Test
    void endsWhenStopped() {
        SplittableRandom random = new SplittableRandom(3);
        List<AffineForm> forms = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            forms.add(form(random.ints(21, -9999, 10000).toArray()));
        }
        int[] asked = {0};
        Arrangement arrangement = Arrangement.of(20, forms);
        assertThat(arrangement.characteristic(2, () -> ++asked[0] > 1000)).isEmpty();
    }

    @Test
    void constantsHaveNoHyperplane() {
        List<AffineForm> forms =
                List.of(form(0, 0, 3), form(0, 0, 0), form(2, 4, 6), form(-1, -2, -3));
        Arrangement arrangement = Arrangement.of(2, forms);
        assertThat(arrangement.hyperplanes()).isEqualTo(1);
        assertThat(arrangement.characteristic().regions()).isEqualTo(BigInteger.TWO);
        assertRegions(2, List.of(), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arrangement.of(3, forms))
                .withMessageContaining("R^2");
    }

    private static void assertRegions(int d, List<AffineForm> forms, long regions) {
        assertThat(Arrangement.of(d, forms).characteristic().regions())
                .isEqualTo(BigInteger.valueOf(regions));
    }

    private static AffineForm form(int... numbers) {
        List<BigInteger> list = new ArrayList<>();
        for (int number : numbers) {
            list.add(BigInteger.valueOf(number));
        }
        return AffineForm.of(list, BigInteger.ONE);
    }

    private static AffineForm withoutLast(AffineForm form) {
        List<Rational> linear = new ArrayList<>();
        for (int q = 0; q + 1 < form.dimension(); q++) {
            linear.add(form.coefficient(q));
        }
        return AffineForm.of(linear, form.constant());
    }

    private static List<AffineForm> small(SplittableRandom random, int n, int d) {
        int most = random.nextInt(1, 3);
        boolean central = random.nextInt(4) == 0;
        List<AffineForm> forms = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int[] row = random.ints(d + 1, -most, most + 1).toArray();
            row[d] = central ? 0 : row[d];
            forms.add(form(row));
        }
        return forms;
    }

    private static BigInteger choose(int n, int k) {
        BigInteger choose = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            choose = choose.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return choose;
    }

    /// The cells as the functions that are positive in them.
    private static List<List<AffineForm>> cells(List<AffineForm> forms, int d) {
        List<List<AffineForm>> cells = List.of(List.of());
        for (AffineForm form : forms) {
            if (form.isConstant()) {
                continue;
            }
            List<List<AffineForm>> finer = new ArrayList<>();
            for (List<AffineForm> cell : cells) {
                for (AffineForm side : List.of(form, form.negated())) {
                    List<AffineForm> part = new ArrayList<>(cell);
                    part.add(side);
                    if (Interior.exists(part, d)) {
                        finer.add(part);
                    }
                }
            }
            cells = finer;
        }
        return cells;
    }

    /// Vertices of such small integers have small coordinates; so a cell is bounded if it does not go far.
    private static boolean isBounded(List<AffineForm> cell, int d) {
        for (int q = 0; q < d; q++) {
            AffineForm x = AffineForm.coordinate(d, q);
            for (AffineForm far : List.of(x, x.negated())) {
                List<AffineForm> part = new ArrayList<>(cell);
                part.add(far.plus(Rational.of(-100_000)));
                if (Interior.exists(part, d)) {
                    return false;
                }
            }
        }
        return true;
    }
}
