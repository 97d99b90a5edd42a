package org.faltung.region.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.oracle.RegionOracle;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.ExactCell;
import org.faltung.region.PartialRows;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class UnseenTest {
    /// What is left of the cell of a domain, for the rows of one layer.
    private static Cell left(Polyhedron domain, double[]... rows) {
        int d = domain.dimension();
        AffineMapBuilder builder = new AffineMapBuilder(d);
        for (double[] row : rows) {
            for (int q = 0; q < d; q++) {
                if (row[q] != 0) {
                    builder.add(q, row[q]);
                }
            }
            builder.addOffset(row[d]).endRow();
        }
        AffineMap map = builder.build();
        List<Unit> units = new ArrayList<>();
        Arrays.stream(rows).forEach(_ -> units.add(Unit.Bend.RECTIFIER));
        FoldLayer layer = new FoldLayer(map, units);
        PartialRows values = PartialRows.of(List.of(layer), d).getFirst();
        values.first();
        ExactCell exact =
                new ExactCell(new FoldSequence(d, List.of(layer), AffineMap.identity(rows.length)));
        Forms forms = new Forms(d + 1, exact);
        Cuts cuts = new Cuts(forms, new Generators(forms));
        Cell cell = Root.of(domain, cuts, 1, 1 << 13);
        new Unseen(cuts.pool).drop(cell, values);
        return cell;
    }

    private static Polyhedron sides(int unbounded, int bounded, int halves) {
        List<Optional<Range>> sides = new ArrayList<>();
        List<AffineForm> rows = new ArrayList<>();
        int d = unbounded + bounded + halves;
        for (int q = 0; q < d; q++) {
            boolean range = q >= unbounded && q < unbounded + bounded;
            sides.add(
                    range
                            ? Optional.of(new Range(Rational.of(-1), Rational.ONE))
                            : Optional.empty());
            if (q >= unbounded + bounded) {
                rows.add(AffineForm.coordinate(d, q));
            }
        }
        return Polyhedron.of(sides, rows);
    }

    @Test
    void anOrthantLosesTheCoordinatesThatNobodySees() {
        Cell cell = left(sides(0, 0, 5), new double[] {0, 1, 0, -2, 0, 1});
        assertThat(cell.dimension()).isEqualTo(2);
        assertThat(cell.count).isEqualTo(3);
        assertThat(cell.rank).isEqualTo(2);
        assertThat(Arrays.stream(cell.mask, 0, 3).map(Long::bitCount)).containsOnly(2L);
    }

    @Test
    void aSpaceLosesItsUnseenLines() {
        Cell cell =
                left(sides(4, 0, 0), new double[] {0, 1, 0, 1, 0}, new double[] {0, 0, 0, 3, 1});
        assertThat(cell.lines).isEqualTo(2);
        assertThat(cell.dimension()).isEqualTo(2);
    }

    @Test
    void aHalfSpaceTimesABoxLosesTheHalfSpace() {
        Cell cell = left(sides(1, 2, 1), new double[] {0, 1, 1, 0, 0});
        assertThat(cell.dimension()).isEqualTo(2);
        assertThat(cell.count).isEqualTo(4);
    }

    @Test
    void aBoxLosesNothing() {
        assertThat(left(sides(0, 3, 0), new double[] {1, 0, 0, 0}).count).isEqualTo(8);
    }

    /// {(x, y): y ≥ |x|}: along y it is all of the line, not one of its faces.
    @Test
    void aRayThatIsNoFactorStays() {
        List<AffineForm> rows =
                List.of(
                        AffineForm.coordinate(2, 1).minus(AffineForm.coordinate(2, 0)),
                        AffineForm.coordinate(2, 1).plus(AffineForm.coordinate(2, 0)),
                        AffineForm.coordinate(2, 1).plus(Rational.ONE));
        Cell cell = left(Polyhedron.where(2, rows), new double[] {1, 0, 0});
        assertThat(cell.dimension()).isEqualTo(2);
        assertThat(cell.count).isEqualTo(3);
    }

    /// Layers with few inputs each, the first one on coordinates for the most part; kind 0 has halves without
    /// constants, 1 halves, 2 multiples of 1/4096.
    private static Network sparse(SplittableRandom random, int d) {
        int kind = random.nextInt(3);
        List<Layer> layers = new ArrayList<>();
        int before = d;
        int depth = random.nextInt(2, 4);
        for (int l = 0; l < depth; l++) {
            int width = l == 0 ? d : random.nextInt(1, 4);
            double[] weights = new double[width * before];
            double[] offsets = new double[width];
            for (int u = 0; u < width; u++) {
                int own = l == 0 ? u : random.nextInt(before);
                weights[u * before + own] = random.nextBoolean() ? 1 : -0.5;
                for (int more = random.nextInt(l == 0 ? 2 : 3); more > 0; more--) {
                    weights[u * before + random.nextInt(before)] = number(random, kind);
                }
                offsets[u] = kind == 0 ? 0 : number(random, kind);
            }
            layers.add(new Mix.Dense(width, Weights.Trained.of(weights, offsets)));
            layers.add(new Fold.Rectifier());
            before = width;
        }
        return new Network(new Shape.Vector(d), layers);
    }

    private static double number(SplittableRandom random, int kind) {
        return kind == 2 ? random.nextInt(-4096, 4097) / 4096.0 : random.nextInt(-2, 3) / 2.0;
    }

    /// All of space, or a part of it with lines and rays left.
    private static Domain domain(SplittableRandom random, int d) {
        if (random.nextBoolean()) {
            return new Domain.Space(d);
        }
        List<AffineForm> rows = new ArrayList<>();
        for (int q = 0; q < d; q++) {
            AffineForm x = AffineForm.coordinate(d, q);
            int kind = random.nextInt(4);
            if (kind > 0) {
                rows.add(x.plus(Rational.of(random.nextInt(2))));
            }
            if (kind == 2) {
                rows.add(x.negated().plus(Rational.ONE));
            }
            if (kind == 3) {
                rows.add(x.minus(AffineForm.coordinate(d, random.nextInt(d))).plus(Rational.ONE));
            }
        }
        return new Domain.Polytope(d, rows);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void findsWhatTheOracleFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(2, 5);
        Network network = sparse(random, d);
        Domain domain = domain(random, d);
        Chart chart = Chart.of(domain);
        FoldSequence all = Folding.of(network);
        FoldSequence folds = chart.embedding().map(all::after).orElse(all);
        Problem problem = new Problem(folds, chart.polyhedron());
        int units = problem.folds().foldingUnits();
        Walker walker = VertexEngine.restricting().on(problem);
        Tally tally = Tally.patient();
        walker.walk(Prefix.ROOT, units, tally);
        assertThat(List.copyOf(tally.cells.values()))
                .isEqualTo(RegionOracle.of(network, domain).perFold());
        assertThat(cut(walker, units, random.nextInt(1, units))).isEqualTo(tally.cells);
    }

    /// Skips carry values past a layer, so that lines are left behind it, and rays are dropped beside them.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void findsWhatTheOracleFindsBesideSkips(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(3, 5);
        List<Layer> layers = new ArrayList<>();
        for (int l = random.nextInt(1, 3); l > 0; l--) {
            int width = random.nextInt(1, 3);
            layers.add(
                    new Join(
                            Join.Kind.CONCATENATION,
                            List.of(picking(random, d, width), new Fold.Rectifier()),
                            List.of()));
            layers.add(picking(random, d + width, d));
        }
        layers.add(picking(random, d, 3));
        layers.add(new Fold.Rectifier());
        Network network = new Network(new Shape.Vector(d), layers);
        Domain domain = domain(random, d);
        Chart chart = Chart.of(domain);
        FoldSequence all = Folding.of(network);
        FoldSequence folds = chart.embedding().map(all::after).orElse(all);
        Problem problem = new Problem(folds, chart.polyhedron());
        Tally tally = Tally.patient();
        VertexEngine.restricting()
                .on(problem)
                .walk(Prefix.ROOT, problem.folds().foldingUnits(), tally);
        assertThat(List.copyOf(tally.cells.values()))
                .isEqualTo(RegionOracle.of(network, domain).perFold());
    }

    /// Units that see one or two values each.
    private static Layer picking(SplittableRandom random, int before, int units) {
        double[] weights = new double[units * before];
        double[] offsets = new double[units];
        for (int u = 0; u < units; u++) {
            weights[u * before + random.nextInt(before)] = random.nextBoolean() ? 1 : -0.5;
            weights[u * before + random.nextInt(before)] = random.nextBoolean() ? 2 : -1;
            offsets[u] = random.nextInt(-1, 2) / 2.0;
        }
        return new Mix.Dense(units, Weights.Trained.of(weights, offsets));
    }

    /// The same from the cells after some units.
    private static Map<Integer, Long> cut(Walker walker, int units, int at) {
        Tally parts = Tally.patient();
        walker.walk(Prefix.ROOT, at, parts);
        parts.frontier.forEach(prefix -> walker.walk(prefix, units, parts));
        return new TreeMap<>(parts.cells);
    }
}
