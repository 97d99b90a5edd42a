package org.faltung.polytope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Every optimum against its own proof, bounded ones against all corners besides.
class LinearProgramTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void everyOptimumIsProved(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(5);
        long size = random.nextInt(4) == 0 ? 1L << 40 : 2;
        List<AffineForm> constraints = forms(random, d, random.nextInt(9), size);
        prove(new LinearProgram(constraints, form(random, d, size)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void aBoundedOptimumIsTheBestCorner(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = 1 + random.nextInt(3);
        List<AffineForm> constraints = forms(random, d, random.nextInt(4), 2);
        for (int q = 0; q < d; q++) {
            AffineForm x = AffineForm.coordinate(d, q);
            constraints.add(x.plus(Rational.ONE));
            constraints.add(x.negated().plus(Rational.ONE));
        }
        AffineForm objective = form(random, d, 2);
        Optional<Rational> best =
                corners(constraints, d).stream().map(objective::at).max(Rational::compareTo);
        Optional<Rational> found =
                switch (new LinearProgram(constraints, objective).solve()) {
                    case Optimum.Infeasible _, Optimum.Unbounded _ -> Optional.empty();
                    case Optimum.Attained attained -> Optional.of(attained.value());
                };
        assertThat(found).isEqualTo(best);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void theRelativeInteriorKnowsAllEqualities(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = 1 + random.nextInt(3);
        List<AffineForm> constraints = forms(random, d, random.nextInt(8), 1);
        Optional<RelativeInterior> inside = RelativeInterior.of(d, constraints);
        boolean feasible =
                !(new LinearProgram(constraints, AffineForm.constant(d, Rational.ZERO)).solve()
                        instanceof Optimum.Infeasible);
        assertThat(inside.isPresent()).isEqualTo(feasible);
        inside.ifPresent(interior -> {
            for (int i = 0; i < constraints.size(); i++) {
                AffineForm form = constraints.get(i);
                boolean flat = interior.equalities().contains(i);
                assertThat(form.at(interior.point()).signum()).isEqualTo(flat ? 0 : 1);
                if (flat) {
                    assertThat(new LinearProgram(constraints, form).solve())
                            .isInstanceOfSatisfying(
                                    Optimum.Attained.class,
                                    most -> assertThat(most.value().signum()).isZero());
                }
            }
        });
    }

    @Test
    void aConstraintOfAnotherDimensionIsRefused() {
        AffineForm plane = AffineForm.coordinate(2, 0);
        AffineForm line = AffineForm.coordinate(1, 0);
        assertThatThrownBy(() -> new LinearProgram(List.of(plane), line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dimension 2");
    }

    private static void prove(LinearProgram program) {
        List<AffineForm> constraints = program.constraints();
        int d = program.objective().dimension();
        switch (program.solve()) {
            case Optimum.Infeasible(List<Integer> support, List<Rational> multipliers) -> {
                AffineForm sum = sum(constraints, support, multipliers, d);
                assertThat(sum.isConstant()).isTrue();
                assertThat(sum.constant().signum()).isNegative();
                for (Integer left : support) {
                    List<Integer> rest = new ArrayList<>(support);
                    rest.remove(left);
                    assertThat(rank(constraints, rest, d)).isEqualTo(rest.size());
                }
            }
            case Optimum.Unbounded(List<Rational> point, List<Rational> direction) -> {
                assertThat(constraints).allMatch(form -> form.at(point).signum() >= 0);
                assertThat(constraints).allMatch(form -> slope(form, direction).signum() >= 0);
                assertThat(slope(program.objective(), direction).signum()).isPositive();
            }
            case Optimum.Attained(
                            List<Rational> point,
                            Rational value,
                            List<Integer> support,
                            List<Rational> multipliers) -> {
                assertThat(constraints).allMatch(form -> form.at(point).signum() >= 0);
                assertThat(program.objective().at(point)).isEqualTo(value);
                assertThat(sum(constraints, support, multipliers, d).plus(program.objective()))
                        .isEqualTo(AffineForm.constant(d, value));
                assertThat(rank(constraints, support, d)).isEqualTo(support.size());
            }
        }
    }

    private static AffineForm sum(
            List<AffineForm> forms, List<Integer> support, List<Rational> multipliers, int d) {
        assertThat(multipliers).hasSameSizeAs(support).allMatch(m -> m.signum() > 0);
        assertThat(support).isSorted().doesNotHaveDuplicates();
        AffineForm sum = AffineForm.constant(d, Rational.ZERO);
        for (int i = 0; i < support.size(); i++) {
            sum = sum.plus(forms.get(support.get(i)).times(multipliers.get(i)));
        }
        return sum;
    }

    private static Rational slope(AffineForm form, List<Rational> direction) {
        return form.at(direction).minus(form.constant());
    }

    private static AffineForm form(SplittableRandom random, int d, long size) {
        List<Rational> linear = new ArrayList<>();
        for (int q = 0; q < d; q++) {
            linear.add(Rational.of(random.nextLong(-size, size + 1)));
        }
        return AffineForm.of(linear, Rational.of(random.nextLong(-size, size + 1)))
                .times(Rational.of(BigInteger.ONE, BigInteger.valueOf(1 + random.nextInt(3))));
    }

    private static List<AffineForm> forms(SplittableRandom random, int d, int many, long size) {
        return IntStream.range(0, many)
                .mapToObj(_ -> form(random, d, size))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    /// All feasible points where d constraints with independent gradients are 0.
    private static List<List<Rational>> corners(List<AffineForm> constraints, int d) {
        List<List<Rational>> corners = new ArrayList<>();
        int n = constraints.size();
        for (int set = 0; set < 1 << n; set++) {
            if (Integer.bitCount(set) == d) {
                int chosen = set;
                List<Integer> rows =
                        IntStream.range(0, n).filter(i -> (chosen >> i & 1) == 1).boxed().toList();
                Elimination.solve(constraints, rows, d)
                        .filter(x -> constraints.stream().allMatch(f -> f.at(x).signum() >= 0))
                        .ifPresent(corners::add);
            }
        }
        return corners;
    }

    private static int rank(List<AffineForm> forms, List<Integer> rows, int d) {
        return Elimination.rank(forms, rows, d);
    }
}
