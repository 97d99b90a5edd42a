package org.faltung.region.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.linear.AffineForm;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.oracle.RegionOracle;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.Problem;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ConesTest {
    /// Layers without constants, with rectifiers or maxima of two; weights are halves, or generic.
    private static Network network(SplittableRandom random, int d) {
        boolean halves = random.nextBoolean();
        List<Layer> layers = new ArrayList<>();
        int before = d;
        int depth = random.nextInt(1, 4);
        for (int l = 0; l < depth; l++) {
            int width = random.nextInt(1, 5 - l);
            boolean maximum = random.nextInt(4) == 0;
            int rows = maximum ? 2 * width : width;
            double[] weights = new double[rows * before];
            for (int k = 0; k < weights.length; k++) {
                weights[k] =
                        halves ? random.nextInt(-2, 3) / 2.0 : random.nextInt(-4096, 4097) / 4096.0;
            }
            layers.add(new Mix.Dense(rows, Weights.Trained.of(weights, new double[rows])));
            layers.add(maximum ? new Fold.Maxout(2) : new Fold.Rectifier());
            before = width;
        }
        return new Network(new Shape.Vector(d), layers);
    }

    private static Domain.Box around(SplittableRandom random, int d) {
        List<Range> sides = new ArrayList<>();
        for (int q = 0; q < d; q++) {
            Rational low = Rational.of(-random.nextInt(1, 5)).over(Rational.of(7));
            sides.add(new Range(low, Rational.of(random.nextInt(1, 1000))));
        }
        return new Domain.Box(sides);
    }

    private static Problem problem(Network network, List<Range> sides) {
        return new Problem(Folding.of(network), Polyhedron.box(sides));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 80)
    void aBoxAroundTheApexHasTheRegionsThatTheOracleFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 5);
        Network network = network(random, d);
        Domain.Box box = around(random, d);
        assertThat(Cones.unbounded(problem(network, box.sides()))).isPresent();
        RegionOracle oracle = RegionOracle.of(network, box);
        RegionCount count = Regions.of(network).in(box).count();
        assertThat(count.exact()).isEqualTo(BigInteger.valueOf(oracle.perFold().getLast()));
        assertThat(count.bounded()).contains(count.exact());
        RegionCount byPivots = Regions.of(network).in(box).by("pivot").count();
        assertThat(count.perLayer()).isEqualTo(byPivots.perLayer());
    }

    private static final Range AROUND = new Range(Rational.of(-1), Rational.ONE);

    private static Network single(double offset) {
        return new Network(
                new Shape.Vector(2),
                List.of(
                        new Mix.Dense(
                                1, Weights.Trained.of(new double[] {1, 1}, new double[] {offset})),
                        new Fold.Rectifier()));
    }

    @Test
    void itTakesAnApexInside() {
        Range from = new Range(Rational.ZERO, Rational.ONE);
        assertThat(Cones.unbounded(problem(single(0), List.of(AROUND, AROUND)))).isPresent();
        assertThat(Cones.unbounded(problem(single(0), List.of(AROUND, from)))).isEmpty();
        AffineForm half = AffineForm.coordinate(2, 0);
        FoldSequence folds = Folding.of(single(0));
        assertThat(Cones.unbounded(new Problem(folds, Polyhedron.where(2, List.of(half)))))
                .isEmpty();
    }

    @Test
    void itTakesNoConstants() {
        List<Range> sides = Collections.nCopies(2, AROUND);
        assertThat(Cones.unbounded(problem(single(1), sides))).isEmpty();
        assertThat(Cones.unbounded(problem(single(0x1p-1074), sides))).isEmpty();
        Network clipped =
                new Network(
                        new Shape.Vector(2),
                        List.of(
                                new Mix.Dense(
                                        1, Weights.Trained.of(new double[] {1, 1}, new double[1])),
                                new Fold.Clip(0, 6)));
        assertThat(Cones.unbounded(problem(clipped, sides))).isEmpty();
    }
}
