package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.oracle.RegionCase;
import org.faltung.polytope.Chart;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.geometry.PackedPatterns;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.result.Budget;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// A frontier that is split further has the same regions below it.
class SplittingTest {
    private static final Duration LONG = Duration.ofDays(1);

    /// A problem, and walks in it.
    private record Tree(FoldSequence folds, Walker walker) {
        static Optional<Tree> of(long seed) {
            RegionCase drawn = RegionCase.of(seed);
            Chart chart = Chart.of(drawn.domain());
            if (chart.empty() || chart.dimension() == 0) {
                return Optional.empty();
            }
            FoldSequence whole = Folding.of(drawn.network());
            FoldSequence folds = chart.embedding().map(whole::after).orElse(whole);
            Problem problem = new Problem(folds, chart.polyhedron());
            return folds.foldingUnits() == 0
                    ? Optional.empty()
                    : Optional.of(new Tree(folds, PivotEngine.enumerating().on(problem)));
        }

        Finished walk(Prefix cell, int until, int most) {
            int last = folds.layers().size() - 1;
            while (!folds.layers().get(last).folds()) {
                last--;
            }
            TaskListener listener =
                    new TaskListener(
                            new Ledger(Budget.UNLIMITED, Monitor.NONE),
                            SubtreeBound.of(folds),
                            new PackedPatterns(new PatternCode(folds)),
                            last,
                            folds.layers().size(),
                            1,
                            TaskListener.Limits.trial(until, most),
                            false);
            walker.walk(cell, until, listener);
            return listener.finished(cell);
        }

        int units() {
            return folds.foldingUnits();
        }

        List<BigInteger> cells(Prefix cell) {
            return walk(cell, units(), Integer.MAX_VALUE).tally().cells();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void theCellsOfAllLayersAddUp(long seed) {
        Optional<Tree> drawn = Tree.of(seed);
        if (drawn.isEmpty()) {
            return;
        }
        Tree tree = drawn.get();
        int units = tree.units();
        Finished frontier = tree.walk(Prefix.ROOT, Math.min(2, units - 1), Integer.MAX_VALUE);
        for (int enough : new int[] {1, 5, 50}) {
            for (Duration time : List.of(Duration.ZERO, LONG)) {
                Remainder rest =
                        new Remainder(SubtreeBound.of(tree.folds()), tree.folds().layers().size());
                rest.next();
                rest.add(frontier);
                new Splitting(
                                (cell, until, most) -> Optional.of(tree.walk(cell, until, most)),
                                SubtreeBound.of(tree.folds()),
                                new Splitting.Limits(units - 1, enough, time),
                                rest::add)
                        .split(frontier.left());
                Tally found = rest.tally();
                List<Remainder.Task> left = new ArrayList<>();
                while (!rest.isEmpty()) {
                    left.add(rest.next());
                }
                if (time.isZero() || enough == 1) {
                    assertThat(left).extracting(Remainder.Task::cell).isEqualTo(frontier.left());
                } else if (left.size() < enough) {
                    assertThat(left).allMatch(task -> task.cell().length() == units - 1);
                }
                assertThat(left).allMatch(task -> task.share() > 0 && task.share() <= 1);
                assertThat(sum(tree, found, left)).isEqualTo(tree.cells(Prefix.ROOT));
            }
        }
    }

    private static List<BigInteger> sum(Tree tree, Tally found, List<Remainder.Task> left) {
        Tally sum = found;
        for (Remainder.Task task : left) {
            sum = sum.plus(tree.walk(task.cell(), tree.units(), Integer.MAX_VALUE).tally());
        }
        return sum.cells();
    }
}
