package org.faltung.sample.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.count.CannotCountException;
import org.faltung.polytope.Domain;
import org.faltung.result.Budget;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.Ending;
import org.faltung.sample.Interval;
import org.faltung.sample.Replication;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeEstimatorTest {
    private static final Aim AIM = new Aim(0.05, 0.95, 1);

    /// Refuses to count all, so that even small trees are estimated.
    private static TreeEstimate sampled(Small small, Aim aim, int threads, Watcher watcher) {
        return sampled(small, aim, Effort.STANDARD, threads, watcher, DrawJournal.NONE);
    }

    private static TreeEstimate sampled(
            Small small, Aim aim, Effort effort, int threads, Watcher watcher) {
        return sampled(small, aim, effort, threads, watcher, DrawJournal.NONE);
    }

    private static TreeEstimate sampled(
            Small small,
            Aim aim,
            Effort effort,
            int threads,
            Watcher watcher,
            DrawJournal journal) {
        Certain certain = new Certain();
        return new Rounds(
                        small.tree(watcher),
                        certain,
                        aim,
                        effort,
                        threads,
                        watcher,
                        journal,
                        () -> Rounds.nothing(certain))
                .run();
    }

    private static Small large(int inputs, int... widths) {
        return Small.of(inputs, widths, 0, new SplittableRandom(inputs + widths.length));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void smallTreesAreCounted(long seed) {
        Small small = Small.of(seed);
        assertThat(estimate(small, Watcher.NONE))
                .isEqualTo(new TreeEstimate.Exact(BigInteger.valueOf(small.regions())));
    }

    @Test
    void anEstimateThatWasEndedGoesOnToTheSame() {
        Small small = Small.of(3, new int[] {9, 9}, 0, new SplittableRandom(0));
        Effort effort = new Effort(8, 1 << 10, 4, 0);
        Aim aim = new Aim(0.1, 0.95, 1);
        TreeEstimate whole = sampled(small, aim, effort, 2, Watcher.NONE);
        assertThat(whole).isInstanceOf(TreeEstimate.Estimated.class);
        for (int draws : List.of(3, 20, 35)) {
            Ending journal = new Ending(draws);
            assertThatThrownBy(() -> sampled(small, aim, effort, 2, Watcher.NONE, journal))
                    .hasMessage("ended");
            journal.goOn();
            assertThat(sampled(small, aim, effort, 1, Watcher.NONE, journal)).isEqualTo(whole);
        }
    }

    private static TreeEstimate estimate(Small small, Watcher watcher) {
        return TreeEstimator.estimate(
                small.network(), small.domain(), AIM, 2, Budget.UNLIMITED, watcher);
    }

    @Test
    void intervalsHoldTheExactCountAsOftenAsTheySay() {
        for (Small small : List.of(large(3, 12, 10), large(4, 10, 8), large(3, 8, 8, 8))) {
            Probe probe = new Probe(small.tree(), new Certain());
            double truth = Math.log10(small.regions());
            int held = 0;
            int given = 0;
            for (int seed = 0; seed < 60; seed++) {
                Plan plan =
                        new Planner(small.tree(), probe, 4).plan(32, Replication.source(seed, 0));
                List<Probe.Draw> draws = new ArrayList<>();
                for (int i = 1; i <= 12; i++) {
                    draws.add(probe.draw(plan, Replication.source(seed, i)));
                }
                Batch batch = new Batch(plan, draws);
                assertThat(batch.different())
                        .isLessThanOrEqualTo(BigInteger.valueOf(small.regions()));
                if (batch.heavy(0.3, Optional.empty()).isEmpty()) {
                    Interval interval = batch.interval(0.95);
                    given++;
                    held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
                }
            }
            assertThat(given).isGreaterThanOrEqualTo(50);
            assertThat(held).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * given));
        }
    }

    /// The loop as a whole: trials, refusals, larger populations and all, but with small ones, for small trees.
    @ParameterizedTest(name = "kind {0}")
    @ValueSource(ints = {0, 2})
    void whatTheLoopStopsAtHoldsTheExactCountAsOftenAsItSays(int kind) {
        Small small = Small.of(3, new int[] {9, 9}, kind, new SplittableRandom(kind));
        Effort effort = new Effort(8, 1 << 10, 4, 0);
        double truth = Math.log10(small.regions());
        int held = 0;
        int given = 0;
        for (int seed = 0; seed < 100; seed++) {
            Aim aim = new Aim(0.1, 0.95, seed);
            TreeEstimate answer = sampled(small, aim, effort, 1, Watcher.NONE);
            assertThat(answer).isNotInstanceOf(TreeEstimate.Refused.class);
            if (answer instanceof TreeEstimate.Estimated(var estimate, var floor, _)) {
                given++;
                held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
                assertThat(floor.certain())
                        .isLessThanOrEqualTo(BigInteger.valueOf(small.regions()));
            }
        }
        assertThat(given).isGreaterThanOrEqualTo(80);
        assertThat(held).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * given));
    }

    @Test
    void lowerBoundsThatHoldWhateverTheTailHold() {
        Small small = large(3, 12, 10);
        Probe probe = new Probe(small.tree(), new Certain());
        int failed = 0;
        for (int seed = 0; seed < 100; seed++) {
            Plan plan = new Plan(2, List.of(3, 6, 9, 12));
            List<Probe.Draw> draws = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                draws.add(probe.draw(plan, Replication.source(seed, i)));
            }
            failed += new Batch(plan, draws).likely(0.9) > Math.log10(small.regions()) ? 1 : 0;
        }
        assertThat(failed).isLessThanOrEqualTo(10);
    }

    @Test
    void theAnswerDoesNotDependOnTheThreads() {
        Small small = large(4, 16, 16);
        Aim aim = new Aim(0.2, 0.95, 5);
        TreeEstimate one = sampled(small, aim, 1, Watcher.NONE);
        assertThat(sampled(small, aim, 3, Watcher.NONE)).isEqualTo(one);
        assertThat(one).isNotInstanceOf(TreeEstimate.Exact.class);
    }

    @Test
    void aHeavyTailIsRefused() {
        Small small = large(4, 12, 10);
        Probe probe = new Probe(small.tree(), new Certain());
        Plan plan = new Plan(1, List.of(2, 4, 6, 8, 10, 12));
        List<Probe.Draw> draws = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            draws.add(probe.draw(plan, Replication.source(1, i)));
        }
        assertThat(new Batch(plan, draws).heavy(0.3, Optional.empty()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("vary by"));
    }

    @Test
    void whenItIsEndedItGivesWhatIsCertainAndNoEstimate() {
        Small small = large(4, 12, 10);
        Watcher impatient =
                new Watcher() {
                    private int asked;

                    @Override
                    public synchronized boolean cancelled() {
                        return ++asked > 600;
                    }
                };
        assertThat(sampled(small, AIM, 1, impatient))
                .isInstanceOfSatisfying(
                        TreeEstimate.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).contains("budget");
                            assertThat(refused.floor().likely()).isEmpty();
                            assertThat(refused.floor().certain())
                                    .isBetween(BigInteger.TWO, BigInteger.valueOf(small.regions()));
                        });
    }

    @Test
    void anotherDimensionIsRefused() {
        Small small = Small.of(1);
        assertThatThrownBy(() ->
                        TreeEstimator.estimate(
                                small.network(),
                                Domain.Box.cube(9, 0, 1),
                                AIM,
                                1,
                                Budget.UNLIMITED,
                                Watcher.NONE))
                .isInstanceOf(CannotCountException.class)
                .hasMessageContaining("dimension 9");
    }

    @Test
    void aPointHasOneRegionAndAnEmptyDomainNone() {
        Small small = large(3, 12, 10);
        for (int high = -1; high <= 0; high++) {
            assertThat(
                            TreeEstimator.estimate(
                                    small.network(),
                                    Domain.Box.cube(3, 0, high),
                                    AIM,
                                    1,
                                    Budget.UNLIMITED,
                                    Watcher.NONE))
                    .isEqualTo(new TreeEstimate.Exact(BigInteger.valueOf(high + 1)));
        }
    }
}
