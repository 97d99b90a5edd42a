package org.faltung.region.pivot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

class PivotEngineTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void everyRegionIsFoundOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = RandomFolds.problem(random, 3, 6);
        BruteForce truth = new BruteForce(problem);
        Walker walker = PivotEngine.enumerating().on(problem);
        int units = problem.folds().foldingUnits();
        Witnesses all = new Witnesses();
        walker.walk(Prefix.ROOT, units, all);
        assertThat(all.regions).doesNotHaveDuplicates();
        assertThat(all.regions).hasSameElementsAs(truth.cells.get(units));
        assertThat(all.done).isBetween(0.999999, 1.000001);
        int split = random.nextInt(units + 1);
        Witnesses upper = new Witnesses();
        walker.walk(Prefix.ROOT, split, upper);
        if (split < units) {
            assertThat(upper.frontier).doesNotHaveDuplicates();
            assertThat(upper.frontier).hasSameElementsAs(truth.cells.get(split));
            upper.frontier.forEach(prefix -> walker.walk(prefix, units, upper));
        }
        assertThat(upper.regions).containsExactlyElementsOf(all.regions);
        assertThat(upper.cells).isEqualTo(all.cells);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void everyEventOfTheProofHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = RandomFolds.problem(random, 3, 7);
        ProofCheck check = new ProofCheck(problem);
        Witnesses all = new Witnesses();
        PivotEngine.enumerating()
                .on(problem, check)
                .walk(Prefix.ROOT, problem.folds().foldingUnits(), all);
        check.finish();
        assertThat(check.leaves).isEqualTo(all.regions.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void countingTheLastLayerFindsAsMany(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = RandomFolds.problem(random, 5, 12);
        Witnesses all = new Witnesses();
        Witnesses counted = new Witnesses();
        int units = problem.folds().foldingUnits();
        PivotEngine.enumerating().on(problem).walk(Prefix.ROOT, units, all);
        PivotEngine.restricting().on(problem).walk(Prefix.ROOT, units, counted);
        assertThat(counted.cells).isEqualTo(all.cells);
        assertThat(counted.done).isBetween(0.999999, 1.000001);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void aStoppedWalkNamesWhatItLeaves(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = RandomFolds.problem(random, 3, 8);
        int units = problem.folds().foldingUnits();
        Walker walker = PivotEngine.enumerating().on(problem);
        Witnesses all = new Witnesses();
        walker.walk(Prefix.ROOT, units, all);
        Witnesses some = new Witnesses();
        some.stopAfter = random.nextInt(all.regions.size() + 1);
        walker.walk(Prefix.ROOT, units, some);
        assertThat(some.regions)
                .containsExactlyElementsOf(all.regions.subList(0, (int) some.stopAfter));
        assertThat(some.stopAfter == all.regions.size() || !some.unfinished.isEmpty()).isTrue();
    }
}
