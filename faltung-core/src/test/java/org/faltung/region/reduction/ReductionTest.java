package org.faltung.region.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.oracle.Tree;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.ExactCell;
import org.faltung.region.Problem;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ReductionTest {
    private static final Range UNIT = new Range(Rational.of(-1), Rational.ONE);

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 150)
    void keepsEveryPatternAndSendsPointsBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem given = problem(random);
        Reduction reduction = Reduction.of(given);
        assertThat(reduction.problem().dimension()).isBetween(1, given.dimension());
        Tree before = Tree.of(given);
        Tree after = Tree.of(reduction.problem());
        assertThat(after.patterns()).isEqualTo(before.patterns());
        assertThat(after.cells()).isEqualTo(before.cells());
        assertPreimage(reduction, given, random);
    }

    /// The values of all first rows and of all constraints stay the same.
    private static void assertPreimage(
            Reduction reduction, Problem given, SplittableRandom random) {
        Problem reduced = reduction.problem();
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < reduced.dimension(); q++) {
            point.add(Rational.of(random.nextInt(-99, 100)).over(Rational.of(100)));
        }
        List<Rational> back = reduction.preimage(point);
        assertThat(back).hasSize(given.dimension());
        int layer = 0;
        while (!given.folds().layers().get(layer).folds()) {
            layer++;
        }
        ExactCell cell = new ExactCell(given.folds());
        ExactCell reducedCell = new ExactCell(reduced.folds());
        for (int row = 0; row < given.folds().layers().get(layer).map().outputs(); row++) {
            assertThat(cell.row(layer, row).at(back))
                    .isEqualTo(reducedCell.row(layer, row).at(point));
        }
        for (int row = 0; row < given.domain().rows().size(); row++) {
            assertThat(given.domain().rows().get(row).at(back))
                    .isEqualTo(reduced.domain().rows().get(row).at(point));
        }
        assertThat(given.domain().containsInside(back))
                .isEqualTo(reduced.domain().containsInside(point));
    }

    @Test
    void independentRowsBecomeCoordinates() {
        AffineMap rows = map(new int[][] {{1, 2, 3, 4, 5}, {0, 1, 7, -1, 3}}, 6);
        Reduction reduction = Reduction.of(new Problem(rectified(rows), space(5)));
        assertThat(reduction).hasToString("R^5 -> R^2, pre-activations");
        AffineMap first = reduction.problem().folds().layers().getFirst().map();
        assertThat(first.row(0)).isEqualTo(AffineForm.coordinate(2, 0));
        assertThat(first.row(1)).isEqualTo(AffineForm.coordinate(2, 1));
    }

    @Test
    void longCombinationsLeaveAPlaneOfGivenCoordinates() {
        // 3 · (1, 1, 2, 1) = (1, 2, 3, 1) + (2, 1, 3, 2)
        AffineMap rows =
                map(new int[][] {{1, 2, 3, 1}, {2, 1, 3, 2}, {1, 1, 2, 1}, {3, 3, 6, 3}}, 1);
        Reduction reduction = Reduction.of(new Problem(rectified(rows), space(4)));
        assertThat(reduction.coordinates()).isEqualTo(Coordinates.PLANE);
        assertThat(reduction.problem().dimension()).isEqualTo(2);
    }

    @Test
    void aRankThatOnlyThePrimeLowersIsNotBelieved() {
        // the third row is the sum of the others modulo 2^61 - 1
        Rational prime = Rational.of((1L << 61) - 1);
        AffineMapBuilder builder = new AffineMapBuilder(3);
        builder.add(0, 3).add(1, 1).endRow();
        builder.add(1, 7).add(2, 1).endRow();
        builder.add(0, 3).add(1, 8).add(2, Rational.ONE.plus(prime)).endRow();
        Problem given = new Problem(rectified(builder.build()), space(3));
        Reduction reduction = Reduction.of(given);
        assertThat(reduction.problem().dimension()).isEqualTo(3);
        assertThat(Tree.of(reduction.problem()).regions()).isEqualTo(8);
    }

    @Test
    void aPrimeInADenominatorDoesNoHarm() {
        Rational fraction = Rational.ONE.over(Rational.of((1L << 61) - 1));
        AffineMapBuilder builder = new AffineMapBuilder(3);
        builder.add(0, fraction).add(1, 1).endRow();
        builder.add(0, 2).add(1, 1).addOffset(fraction).endRow();
        Problem given = new Problem(rectified(builder.build()), space(3));
        Reduction reduction = Reduction.of(given);
        assertThat(reduction.problem().dimension()).isEqualTo(2);
        assertThat(Tree.of(reduction.problem()).regions()).isEqualTo(4);
    }

    @Test
    void dropsWhatTheNetworkDoesNotSeeFromABox() {
        AffineMap rows = map(new int[][] {{0, 1, 0, 2}, {0, 3, 0, 4}}, 0);
        Polyhedron box = Polyhedron.box(Collections.nCopies(4, UNIT));
        Reduction reduction = Reduction.of(new Problem(rectified(rows), box));
        assertThat(reduction).hasToString("R^4 -> R^2, given");
        assertThat(reduction.preimage(List.of(Rational.ONE, Rational.of(2))))
                .containsExactly(Rational.ZERO, Rational.ONE, Rational.ZERO, Rational.of(2));
    }

    @Test
    void aNetworkThatSeesNothingKeepsOneCoordinate() {
        AffineMap rows = map(new int[][] {{0, 0}, {0, 0}}, 1);
        Reduction reduction = Reduction.of(new Problem(rectified(rows), space(2)));
        assertThat(reduction.problem().dimension()).isEqualTo(1);
        assertThat(Tree.of(reduction.problem()).regions()).isEqualTo(1);
    }

    @Test
    void aWideFirstLayerOfDoublesIsReducedToItsRows() {
        SplittableRandom random = new SplittableRandom(5);
        AffineMapBuilder builder = new AffineMapBuilder(300);
        for (int row = 0; row < 60; row++) {
            for (int q = 0; q < 300; q++) {
                builder.add(q, random.nextDouble() - 0.5);
            }
            builder.addOffset(random.nextDouble()).endRow();
        }
        Problem given = new Problem(rectified(builder.build()), space(300));
        Reduction reduction = Reduction.of(given);
        assertThat(reduction).hasToString("R^300 -> R^60, pre-activations");
        assertPreimage(reduction, given, random);
    }

    @Test
    void aSumOfDenseRowsIsProvedDependent() {
        SplittableRandom random = new SplittableRandom(6);
        AffineMapBuilder builder = new AffineMapBuilder(40);
        List<AffineForm> rows = new ArrayList<>();
        for (int row = 0; row < 12; row++) {
            List<Rational> linear = new ArrayList<>();
            for (int q = 0; q < 40; q++) {
                linear.add(Rational.of(random.nextDouble()));
            }
            rows.add(AffineForm.of(linear, Rational.ONE));
        }
        rows.add(rows.get(3).times(Rational.parse("1/3")).plus(rows.get(7)));
        for (AffineForm form : rows) {
            for (int q = 0; q < 40; q++) {
                builder.add(q, form.coefficient(q));
            }
            builder.addOffset(form.constant()).endRow();
        }
        Problem given = new Problem(rectified(builder.build()), space(40));
        Reduction reduction = Reduction.of(given);
        assertThat(reduction).hasToString("R^40 -> R^12, plane");
        assertPreimage(reduction, given, random);
    }

    private static Polyhedron space(int d) {
        return Polyhedron.where(d, List.of());
    }

    private static AffineMap map(int[][] rows, int offset) {
        AffineMapBuilder builder = new AffineMapBuilder(rows[0].length);
        for (int[] row : rows) {
            for (int q = 0; q < row.length; q++) {
                builder.add(q, row[q]);
            }
            builder.addOffset(offset).endRow();
        }
        return builder.build();
    }

    private static FoldSequence rectified(AffineMap rows) {
        List<Unit> units = Collections.nCopies(rows.outputs(), Unit.Bend.RECTIFIER);
        return new FoldSequence(
                rows.inputs(),
                List.of(new FoldLayer(rows, units)),
                AffineMap.identity(rows.outputs()));
    }

    /// Small networks of low rank: products of two small matrices, dead columns, carried inputs, and all
    /// sorts of domains.
    private static Problem problem(SplittableRandom random) {
        int d = random.nextInt(1, 5);
        int rank = random.nextInt(1, 4);
        AffineMap narrow = random(random, d, rank, false);
        List<FoldLayer> layers = new ArrayList<>();
        AffineMap first = random(random, rank, random.nextInt(1, 5), true);
        if (random.nextInt(3) == 0) {
            layers.add(new FoldLayer(narrow, Collections.nCopies(rank, Unit.Carry.CARRY)));
        } else {
            first = first.after(narrow);
        }
        layers.add(layer(first, random));
        AffineMap second = random(random, layers.getLast().units().size(), 2, true);
        layers.add(layer(second, random));
        AffineMap output = random(random, layers.getLast().units().size(), 1, true);
        FoldSequence folds = new FoldSequence(d, layers, output);
        return new Problem(folds, domain(random, d, narrow));
    }

    private static FoldLayer layer(AffineMap map, SplittableRandom random) {
        List<Unit> units = new ArrayList<>();
        int rows = 0;
        while (rows < map.outputs()) {
            int left = map.outputs() - rows;
            Unit unit =
                    switch (random.nextInt(left > 1 ? 5 : 4)) {
                        case 0 -> Unit.Carry.CARRY;
                        case 1 -> Unit.Bend.atZero(Rational.parse("1/3"));
                        case 4 -> new Unit.Maximum(2);
                        default -> Unit.Bend.RECTIFIER;
                    };
            if (rows == 0) {
                unit = Unit.Bend.RECTIFIER;
            }
            units.add(unit);
            rows += unit.rows();
        }
        return new FoldLayer(map, units);
    }

    private static AffineMap random(
            SplittableRandom random, int inputs, int outputs, boolean offsets) {
        AffineMapBuilder builder = new AffineMapBuilder(inputs);
        Rational third = Rational.parse("1/3");
        for (int row = 0; row < outputs; row++) {
            for (int q = 0; q < inputs; q++) {
                builder.add(q, random.nextInt(-2, 3) / 2.0);
                if (random.nextInt(12) == 0) {
                    builder.add(q, third);
                }
            }
            if (offsets && random.nextBoolean()) {
                builder.addOffset(random.nextInt(-3, 4) / 2.0);
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static Polyhedron domain(SplittableRandom random, int d, AffineMap narrow) {
        int kind = random.nextInt(4);
        List<Optional<Range>> sides = new ArrayList<>();
        for (int q = 0; q < d; q++) {
            boolean ranged = kind == 1 || kind >= 2 && random.nextInt(3) == 0;
            sides.add(ranged ? Optional.of(UNIT) : Optional.empty());
        }
        List<AffineForm> rows = new ArrayList<>();
        if (kind == 3) {
            rows.add(narrow.row(0).plus(Rational.parse("3/2")));
            rows.add(narrow.row(0).negated().plus(Rational.parse("5/2")));
        }
        return Polyhedron.of(sides, rows);
    }
}
