package org.faltung.region.restrict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
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
import org.faltung.oracle.Tree;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class RestrictEngineTest {
    private static final Unit THREE =
            new Unit.Bend(
                    List.of(Rational.of(-1), Rational.parse("1/3")),
                    List.of(Rational.ZERO, Rational.ONE, Rational.ZERO),
                    List.of(Rational.of(-1), Rational.ZERO, Rational.parse("1/3")));

    private static final class Tally implements Listener {
        private BigInteger cells = BigInteger.ZERO;
        private int layer = -1;
        private int unfinished;
        private boolean stop;

        @Override
        public boolean stopped() {
            return stop;
        }

        @Override
        public void cells(int at, long many) {
            cells(at, BigInteger.valueOf(many));
        }

        @Override
        public void cells(int at, BigInteger many) {
            layer = at;
            cells = cells.add(many);
        }

        @Override
        public void unfinished(int decided) {
            unfinished++;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void countsOneLayerOfBendsBehindCarriedInputs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = random.nextInt(1, 4);
        List<Unit> units = new ArrayList<>();
        units.add(Unit.Bend.RECTIFIER);
        for (int k = random.nextInt(4); k > 0; k--) {
            units.add(List.of(Unit.Carry.CARRY, Unit.Bend.RECTIFIER, THREE).get(random.nextInt(3)));
        }
        List<FoldLayer> layers = new ArrayList<>();
        int carried = d;
        if (random.nextBoolean()) {
            carried = 2;
            layers.add(
                    new FoldLayer(random(random, d, 2), Collections.nCopies(2, Unit.Carry.CARRY)));
        }
        layers.add(new FoldLayer(random(random, carried, units.size()), units));
        FoldSequence folds = new FoldSequence(d, layers, AffineMap.identity(units.size()));
        Problem problem = new Problem(folds, Polyhedron.where(d, List.of()));
        Tally tally = walk(problem, new Tally());
        assertThat(tally.cells).isEqualTo(BigInteger.valueOf(Tree.of(problem).regions()));
        assertThat(tally.layer).isEqualTo(layers.size() - 1);
        assertThat(tally.unfinished).isZero();
    }

    private static Tally walk(Problem problem, Tally tally) {
        new RestrictEngine().on(problem).walk(Prefix.ROOT, problem.folds().foldingUnits(), tally);
        return tally;
    }

    @Test
    void moreRegionsThanALongHoldsAreOneNumber() {
        FoldLayer layer =
                new FoldLayer(
                        AffineMap.identity(200), Collections.nCopies(200, Unit.Bend.RECTIFIER));
        FoldSequence folds = new FoldSequence(200, List.of(layer), AffineMap.identity(200));
        Problem problem = new Problem(folds, Polyhedron.where(200, List.of()));
        assertThat(walk(problem, new Tally()).cells).isEqualTo(BigInteger.TWO.pow(200));
    }

    @Test
    void aStoppedWalkLeavesTheRoot() {
        Problem problem = rectified(Polyhedron.where(2, List.of()));
        Tally tally = new Tally();
        tally.stop = true;
        walk(problem, tally);
        assertThat(tally.unfinished).isEqualTo(1);
        assertThat(tally.cells).isZero();
    }

    @Test
    void refusesDomainsAndDeeperNetworks() {
        Range unit = new Range(Rational.ZERO, Rational.ONE);
        RestrictEngine engine = new RestrictEngine();
        Problem boxed = rectified(Polyhedron.box(List.of(unit, unit)));
        assertThat(engine.refusal(boxed)).hasValueSatisfying(s -> assertThat(s).contains("space"));
        assertThatIllegalArgumentException().isThrownBy(() -> engine.on(boxed));
        Problem one = rectified(Polyhedron.where(2, List.of()));
        assertThat(engine.refusal(one)).isEmpty();
        FoldLayer layer = one.folds().layers().getFirst();
        FoldSequence deep = new FoldSequence(2, List.of(layer, layer), AffineMap.identity(2));
        assertThat(engine.refusal(new Problem(deep, one.domain()))).isPresent();
        FoldLayer pool = new FoldLayer(AffineMap.identity(2), List.of(new Unit.Maximum(2)));
        FoldSequence pooled = new FoldSequence(2, List.of(pool), AffineMap.identity(1));
        assertThat(engine.refusal(new Problem(pooled, one.domain()))).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.on(one).walk(Prefix.ROOT, 1, new Tally()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RestrictEngine(0));
        assertThat(engine.name()).isEqualTo("restrict");
    }

    private static Problem rectified(Polyhedron domain) {
        int d = domain.dimension();
        FoldLayer layer =
                new FoldLayer(AffineMap.identity(d), Collections.nCopies(d, Unit.Bend.RECTIFIER));
        return new Problem(new FoldSequence(d, List.of(layer), AffineMap.identity(d)), domain);
    }

    private static AffineMap random(SplittableRandom random, int inputs, int outputs) {
        AffineMapBuilder builder = new AffineMapBuilder(inputs);
        for (int row = 0; row < outputs; row++) {
            for (int q = 0; q < inputs; q++) {
                builder.add(q, random.nextInt(-2, 3) / 2.0);
            }
            builder.addOffset(random.nextInt(-2, 3) / 2.0).endRow();
        }
        return builder.build();
    }
}
