package org.faltung.region.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.line.RandomLine;
import org.faltung.region.line.Told;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PlaneEngineTest {
    private static final int CASES = 100;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void tellsThePatternsThatTheTreeOfExactCellsHas(long seed) {
        Problem problem = RandomLine.of(new SplittableRandom(seed), 2);
        CellTree tree = CellTree.of(problem);
        Told told = Told.by(PlaneEngine.enumerating(), problem, Prefix.ROOT);
        assertThat(told.regions()).containsExactlyInAnyOrderElementsOf(tree.regions());
        assertThat(told.cells()).isEqualTo(tree.cells());
        Told chunks =
                Told.by(PlaneEngine.enumerating(new PlaneWalk.Pace(4, 3)), problem, Prefix.ROOT);
        assertThat(chunks.regions()).containsExactlyInAnyOrderElementsOf(tree.regions());
        assertThat(chunks.cells()).isEqualTo(tree.cells());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = CASES)
    void walksFromEveryCellOfAFrontier(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = RandomLine.of(random, 2);
        int units = problem.folds().foldingUnits();
        int middle = random.nextInt(1, units + 1);
        Told whole = Told.by(PlaneEngine.enumerating(), problem, Prefix.ROOT);
        Told all = new Told();
        var walker = PlaneEngine.enumerating().on(problem);
        Told heads = new Told();
        walker.walk(Prefix.ROOT, middle, heads);
        all.add(heads.cells());
        for (Prefix head : heads.tops(middle == units)) {
            if (middle < units) {
                walker.walk(head, units, all);
            } else {
                all.region(head);
            }
        }
        assertThat(all.regions()).containsExactlyInAnyOrderElementsOf(whole.regions());
        assertThat(all.cells()).isEqualTo(whole.cells());
    }

    @Test
    void leavesTheCellsOfAStoppedWalkUnfinished() {
        Problem problem = RandomLine.of(new SplittableRandom(1), 2);
        Told told = new Told();
        told.stopAfter(1);
        PlaneEngine.counting().on(problem).walk(Prefix.ROOT, problem.folds().foldingUnits(), told);
        assertThat(told.unfinished()).isPositive();
    }
}
