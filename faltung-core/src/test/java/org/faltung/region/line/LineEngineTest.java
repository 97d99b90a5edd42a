package org.faltung.region.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class LineEngineTest {
    private static final int CASES = 150;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void tellsThePatternsThatTheTreeOfExactIntervalsHas(long seed) {
        Problem problem = RandomLine.of(new SplittableRandom(seed));
        IntervalTree tree = IntervalTree.of(problem);
        Told told = Told.by(LineEngine.enumerating(), problem, Prefix.ROOT);
        assertThat(told.regions()).containsExactlyInAnyOrderElementsOf(tree.regions());
        assertThat(told.cells()).isEqualTo(tree.cells());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void walksFromEveryCellOfAFrontier(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = RandomLine.of(random);
        IntervalTree tree = IntervalTree.of(problem);
        int units = problem.folds().foldingUnits();
        int first = random.nextInt(units + 1);
        int second = first + random.nextInt(units + 1 - first);
        Told all = new Told();
        var walker = LineEngine.enumerating().on(problem);
        Told heads = new Told();
        walker.walk(Prefix.ROOT, first, heads);
        all.add(heads.cells());
        for (Prefix head : heads.tops(first == units)) {
            Told middles = new Told();
            walker.walk(head, second, middles);
            all.add(middles.cells());
            for (Prefix middle : middles.tops(second == units)) {
                if (second < units) {
                    walker.walk(middle, units, all);
                } else {
                    all.region(middle);
                }
            }
        }
        assertThat(all.regions()).containsExactlyInAnyOrderElementsOf(tree.regions());
        assertThat(all.cells()).isEqualTo(tree.cells());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void putsBreakpointsWhereTheExactIntervalsEnd(long seed) {
        Problem problem = RandomLine.of(new SplittableRandom(seed));
        List<Rational> ends = IntervalTree.of(problem).breakpoints();
        LinePieces pieces = LinePieces.of(problem.folds(), problem.domain());
        assertThat(pieces.breakpoints().stream().map(b -> b.exactly().get())).isEqualTo(ends);
    }

    @Test
    void leavesTheCellsOfAStoppedWalkUnfinished() {
        Problem problem = RandomLine.of(new SplittableRandom(1));
        Told told = new Told();
        told.stopAfter(1);
        LineEngine.counting().on(problem).walk(Prefix.ROOT, problem.folds().foldingUnits(), told);
        assertThat(told.unfinished()).isPositive();
        assertThat(told.regions()).isEmpty();
    }

    /// However late the question, within a layer or between two: what was told is true, and the rest is named.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void asksOftenWhetherToStopAndStopsAtOnce(long seed) {
        Problem problem = RandomLine.of(new SplittableRandom(seed));
        int units = problem.folds().foldingUnits();
        Told whole = new Told();
        LineEngine.counting().on(problem).walk(Prefix.ROOT, units, whole);
        assertThat(whole.asked()).isGreaterThan(whole.exactly());
        assertThat(whole.unfinished()).isZero();
        for (long limit = 0; limit < whole.asked(); limit += 1 + whole.asked() / 50) {
            Told told = new Told();
            told.stopAfter(limit);
            LineEngine.counting().on(problem).walk(Prefix.ROOT, units, told);
            assertThat(told.unfinished()).as("at question %d", limit).isPositive();
            assertThat(told.cells().entrySet()).isSubsetOf(whole.cells().entrySet());
        }
    }

    @Test
    void refusesAPlane() {
        FoldSequence plane =
                new FoldSequence(
                        2,
                        List.of(
                                new FoldLayer(
                                        AffineMap.identity(2),
                                        List.of(Unit.Bend.RECTIFIER, Unit.Bend.RECTIFIER))),
                        AffineMap.identity(2));
        Problem problem =
                new Problem(
                        plane,
                        Polyhedron.of(List.of(Optional.empty(), Optional.empty()), List.of()));
        assertThat(LineEngine.counting().refusal(problem)).isPresent();
        assertThatThrownBy(() -> LineEngine.counting().on(problem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 dimension");
    }
}
