package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.faltung.oracle.RegionCase;
import org.faltung.region.Engine;
import org.faltung.region.Prefix;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.region.plane.PlaneEngine;
import org.faltung.region.vertex.VertexEngine;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// A search that other machines share, with every machine played by this one: all that passes between them are bytes.
class SharedSearchTest {
    private static final EnumSet<Definition> ALL =
            EnumSet.of(Definition.R2, Definition.R4, Definition.R6);

    /// Batches of any size, tasks that end at any time, results in any order, and attempts that are lost.
    private static final class Unreliable implements Cluster, TaskPool {
        private final SplittableRandom random;
        private final List<Remainder.Task> given = new ArrayList<>();
        private final List<Finished> ready = new ArrayList<>();
        private SubtreeSearch search;
        private BooleanSupplier stopped;
        private int tasks;
        private int opened;

        Unreliable(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public int slots() {
            return random.nextInt(1, 20);
        }

        @Override
        public TaskPool open(SearchPlan plan, BooleanSupplier whether) {
            search = new SubtreeSearch(copy(plan));
            stopped = whether;
            opened++;
            return this;
        }

        @Override
        public int room(int waiting) {
            return given.isEmpty() ? random.nextInt(1, 30) : random.nextInt(-3, 5);
        }

        @Override
        public void submit(List<Remainder.Task> more) {
            assertThat(more).isNotEmpty();
            given.addAll(more);
        }

        @Override
        public Finished next() {
            if (ready.isEmpty()) {
                ready.addAll(work());
            }
            tasks++;
            return ready.remove(random.nextInt(ready.size()));
        }

        private List<Finished> work() {
            List<Prefix> cells = new ArrayList<>();
            int many = random.nextInt(1, given.size() + 1);
            for (int i = 0; i < many; i++) {
                cells.add(given.remove(random.nextInt(given.size())).cell());
            }
            if (stopped.getAsBoolean()) {
                return search.walk(cells, Duration.ZERO, () -> true);
            }
            Duration patience = Duration.ofNanos(random.nextInt(300_000));
            if (random.nextInt(4) == 0) {
                search.walk(cells, patience, () -> false); // an attempt whose result is lost
            }
            return search.walk(cells, patience, () -> false);
        }

        @Override
        public void write(
                SurveyPlan plan,
                List<RegionPart> parts,
                RegionFolder folder,
                Consumer<RegionPart> done,
                BooleanSupplier whether) {
            throw new AssertionError("nobody has asked for a list");
        }

        @Override
        public String summary() {
            return tasks + " tasks";
        }

        @Override
        public void close() {
            assertThat(ready).isEmpty();
            assertThat(given).isEmpty();
        }
    }

    private static SearchPlan copy(SearchPlan plan) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            plan.write(new DataOutputStream(bytes));
            SearchPlan copy =
                    SearchPlan.read(
                            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            copy.write(new DataOutputStream(again));
            assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
            assertThat(copy.problem().domain().constraints())
                    .isEqualTo(plan.problem().domain().constraints());
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 150)
    void theCountsAreThoseOfOneMachine(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        SplittableRandom random = new SplittableRandom(seed);
        Regions alone = Regions.of(drawn.network()).in(drawn.domain()).on(1);
        for (EnumSet<Definition> definitions : List.of(EnumSet.of(Definition.R2), ALL)) {
            RegionCount expected = alone.count(definitions);
            Unreliable machines = new Unreliable(random);
            RegionCount count = alone.across(machines).count(definitions);
            assertThat(count.counts()).as("%s", drawn).isEqualTo(expected.counts());
            assertThat(count.perLayer()).as("%s", drawn).isEqualTo(expected.perLayer());
            assertThat(count.bounded()).as("%s", drawn).isEqualTo(expected.bounded());
            boolean whole = List.of("line", "restrict", "none").contains(count.engine());
            assertThat(machines.opened).isEqualTo(whole ? 0 : 1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void aSearchThatIsStoppedLeavesRoomForTheTruth(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        Regions alone = Regions.of(drawn.network()).in(drawn.domain()).on(1);
        BigInteger truth = alone.count().exact();
        int budget = new SplittableRandom(seed).nextInt(1, 20);
        Count count =
                alone.within(Budget.UNLIMITED.ofRegions(budget))
                        .across(new Unreliable(new SplittableRandom(seed)))
                        .count()
                        .count(Definition.R2);
        switch (count) {
            case Count.Exact(BigInteger regions) -> assertThat(regions).isEqualTo(truth);
            case Count.Between(BigInteger lower, BigInteger upper) ->
                    assertThat(truth).isBetween(lower, upper);
        }
    }

    @Test
    void anEngineIsMadeAnewFromItsRecipe() {
        List<Engine> engines =
                List.of(
                        PivotEngine.enumerating(),
                        PivotEngine.restricting(),
                        PlaneEngine.enumerating(),
                        PlaneEngine.counting(),
                        VertexEngine.enumerating(),
                        VertexEngine.restricting(),
                        VertexEngine.enumerating().orElse(PivotEngine.enumerating()),
                        VertexEngine.restricting().orElse(PivotEngine.restricting()));
        assertThat(engines).extracting(Engine::recipe).doesNotHaveDuplicates();
        for (Engine engine : engines) {
            Engine again = EngineChoice.following(engine.recipe());
            assertThat(again.recipe()).isEqualTo(engine.recipe());
            assertThat(again.yields()).isEqualTo(engine.yields());
        }
    }
}
