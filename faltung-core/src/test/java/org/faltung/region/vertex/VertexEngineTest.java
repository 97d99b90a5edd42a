package org.faltung.region.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertexEngineTest {
    /// Kind 0: multiples of 1/4096; 1: halves without constants; 2: halves; 3: single precision.
    private static Problem problem(SplittableRandom random, int d, int depth, int width) {
        int kind = random.nextInt(4);
        List<FoldLayer> layers = new ArrayList<>();
        int values = d;
        for (int l = 0; l < depth; l++) {
            List<Unit> units = new ArrayList<>();
            for (int u = 0; u < width; u++) {
                units.add(unit(random));
            }
            units.set(0, Unit.Bend.RECTIFIER);
            int rows = units.stream().mapToInt(Unit::rows).sum();
            layers.add(new FoldLayer(map(random, values, rows, kind), units));
            values = width;
        }
        FoldSequence folds = new FoldSequence(d, layers, map(random, values, 1, kind));
        return new Problem(folds, random.nextBoolean() ? box(d) : Polyhedron.where(d, List.of()));
    }

    private static Unit unit(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> Unit.Carry.CARRY;
            case 1 -> new Unit.Maximum(2 + random.nextInt(2));
            case 2 ->
                    new Unit.Bend(
                            List.of(Rational.of(-1), Rational.parse("1/3")),
                            List.of(Rational.ONE, Rational.ZERO, Rational.of(-1)),
                            List.of(Rational.ONE, Rational.ZERO, Rational.parse("1/3")));
            default -> Unit.Bend.RECTIFIER;
        };
    }

    private static AffineMap map(SplittableRandom random, int inputs, int rows, int kind) {
        AffineMapBuilder builder = new AffineMapBuilder(inputs);
        for (int row = 0; row < rows; row++) {
            for (int q = 0; q < inputs; q++) {
                builder.add(q, number(random, kind));
            }
            builder.addOffset(kind == 1 ? 0 : number(random, kind)).endRow();
        }
        return builder.build();
    }

    private static double number(SplittableRandom random, int kind) {
        return switch (kind) {
            case 0 -> random.nextInt(-4096, 4097) / 4096.0;
            case 3 -> (float) (2 * random.nextDouble() - 1);
            default -> random.nextInt(-2, 3) / 2.0;
        };
    }

    private static Polyhedron box(int d) {
        Range side = new Range(Rational.of(-1), Rational.ONE);
        return Polyhedron.box(Collections.nCopies(d, side));
    }

    private static Tally all(Walker walker, Problem problem) {
        Tally tally = Tally.patient();
        walker.walk(Prefix.ROOT, problem.folds().foldingUnits(), tally);
        assertThat(tally.done).isBetween(0.999999, 1.000001);
        return tally;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void findsTheRegionsThatLinearProgramsFind(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 5);
        Problem problem = problem(random, d, random.nextInt(1, 4), d < 4 ? 5 : 4);
        Tally pivot = all(PivotEngine.enumerating().on(problem), problem);
        Tally vertex = all(VertexEngine.enumerating().on(problem), problem);
        assertThat(vertex.regions).isEqualTo(pivot.regions);
        assertThat(vertex.cells).isEqualTo(pivot.cells);
        assertThat(all(VertexEngine.restricting().on(problem), problem).cells)
                .isEqualTo(pivot.cells);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void partsOfAWalkAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = problem(random, random.nextInt(1, 4), 2, 5);
        int units = problem.folds().foldingUnits();
        Walker walker = VertexEngine.restricting().on(problem);
        Tally whole = all(walker, problem);
        int split = random.nextInt(1, units);
        Tally parts = Tally.patient();
        walker.walk(Prefix.ROOT, split, parts);
        assertThat(parts.frontier).doesNotHaveDuplicates();
        parts.frontier.forEach(prefix -> walker.walk(prefix, units, parts));
        assertThat(parts.cells).isEqualTo(whole.cells);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void cellsThatAreTooLargeAreHandedOver(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = problem(random, 4, 2, 5);
        Tally whole = all(VertexEngine.enumerating().on(problem), problem);
        VertexEngine narrow = VertexEngine.restricting().upTo(16);
        assertThat(all(narrow.orElse(PivotEngine.enumerating()).on(problem), problem).cells)
                .isEqualTo(whole.cells);
    }

    @Test
    void aCellThatIsTooLargeForAnyoneIsRefused() {
        Problem problem = problem(new SplittableRandom(1), 4, 2, 6);
        Problem boxed = new Problem(problem.folds(), box(4));
        VertexEngine narrow = VertexEngine.enumerating().upTo(16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all(narrow.on(boxed), boxed))
                .withMessageContaining("--engine pivot");
        Problem wide = problem(new SplittableRandom(1), 13, 1, 1);
        Problem large = new Problem(wide.folds(), box(13));
        assertThat(VertexEngine.enumerating().refusal(large)).isPresent();
    }

    /// Zaslavsky's C(n − 1, d), and with more hyperplanes than fit one long.
    @ParameterizedTest(name = "{1} lines or planes in dimension {0}")
    @CsvSource({"1, 9, 8", "2, 12, 55", "3, 10, 84", "2, 90, 3916"})
    void genericLayersHaveAsManyBoundedRegionsAsZaslavskySays(int d, int n, long bounded) {
        AffineMapBuilder builder = new AffineMapBuilder(d);
        for (int i = 1; i <= n; i++) {
            double power = 1;
            for (int q = 0; q < d; q++) {
                power *= i; // hyperplanes of the moment curve, shifted
                builder.add(q, power);
            }
            builder.addOffset(new SplittableRandom(i).nextInt(1 << 20)).endRow();
        }
        FoldLayer layer =
                new FoldLayer(builder.build(), Collections.nCopies(n, Unit.Bend.RECTIFIER));
        Problem problem =
                new Problem(
                        new FoldSequence(d, List.of(layer), AffineMap.identity(n)),
                        Polyhedron.where(d, List.of()));
        Tally tally = all(VertexEngine.enumerating().on(problem), problem);
        assertThat(tally.bounded).isEqualTo(bounded);
        assertThat(all(VertexEngine.restricting().on(problem), problem).cells)
                .isEqualTo(tally.cells);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "10", "40"})
    void aStoppedWalkSaysWhatItLeaves(long patience) {
        Problem problem = problem(new SplittableRandom(5), 3, 2, 6);
        for (VertexEngine engine :
                List.of(VertexEngine.enumerating(), VertexEngine.restricting())) {
            Tally whole = all(engine.on(problem), problem);
            Tally stopped = new Tally(patience);
            engine.on(problem).walk(Prefix.ROOT, problem.folds().foldingUnits(), stopped);
            assertThat(stopped.unfinished).isPositive();
            stopped.cells.forEach(
                    (layer, many) -> assertThat(many).isLessThanOrEqualTo(whole.cells.get(layer)));
        }
    }

    /// Two copies of each unit, one of them scaled: all but one of each pair's hyperplanes coincide.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void repeatedUnitsDoNotCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 5);
        double[][] rows = new double[6][d + 1];
        for (double[] row : rows) {
            for (int q = 0; q <= d; q++) {
                row[q] = number(random, 3);
            }
        }
        Problem once = oneLayer(rows, d, 1);
        Problem twice = oneLayer(rows, d, 2);
        for (VertexEngine engine :
                List.of(VertexEngine.enumerating(), VertexEngine.restricting())) {
            assertThat(all(engine.on(twice), twice).cells)
                    .isEqualTo(all(engine.on(once), once).cells);
        }
    }

    private static Problem oneLayer(double[][] rows, int d, int copies) {
        AffineMapBuilder builder = new AffineMapBuilder(d);
        for (int copy = 1; copy <= copies; copy++) {
            for (double[] row : rows) {
                for (int q = 0; q < d; q++) {
                    builder.add(q, (copy == 1 ? 1 : -3) * row[q]);
                }
                builder.addOffset((copy == 1 ? 1 : -3) * row[d]).endRow();
            }
        }
        int n = copies * rows.length;
        FoldLayer layer =
                new FoldLayer(builder.build(), Collections.nCopies(n, Unit.Bend.RECTIFIER));
        return new Problem(
                new FoldSequence(d, List.of(layer), AffineMap.identity(n)),
                Polyhedron.where(d, List.of()));
    }
}
