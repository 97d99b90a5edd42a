package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.oracle.RegionCase;
import org.faltung.polytope.Chart;
import org.faltung.region.Engine;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.region.plane.PlaneEngine;
import org.faltung.region.vertex.VertexEngine;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// What is left of a subtree, taken up again, is what one walk would have found.
class RemainderTest {
    private static final List<Engine> ENUMERATING =
            List.of(PivotEngine.enumerating(), VertexEngine.enumerating());

    private static final List<Engine> YIELDING =
            List.of(
                    ENUMERATING.get(0),
                    ENUMERATING.get(1),
                    PivotEngine.restricting(),
                    VertexEngine.restricting());

    /// Sums up walks, each of which it stops after some questions.
    private static final class Sums implements Listener {
        private final long[] cells;
        private final Set<Prefix> regions = new HashSet<>();
        private final List<Prefix> left = new ArrayList<>();
        private long bounded;
        private int questions = Integer.MAX_VALUE;

        Sums(int layers) {
            cells = new long[layers];
        }

        @Override
        public boolean stopped() {
            return --questions < 0;
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void cells(int layer, long many) {
            cells[layer] += many;
        }

        @Override
        public void region(Prefix pattern) {
            assertThat(regions.add(pattern)).as("a region is told once: %s", pattern).isTrue();
        }

        @Override
        public void bounded(long many) {
            bounded += many;
        }

        @Override
        public void unfinished(int decided) {
            throw new AssertionError("a cell is left without its name");
        }

        @Override
        public void unfinished(Prefix cell) {
            left.add(cell);
        }
    }

    private static Optional<Problem> problem(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        Chart chart = Chart.of(drawn.domain());
        FoldSequence all = Folding.of(drawn.network());
        FoldSequence folds = chart.embedding().map(all::after).orElse(all);
        return chart.empty() || chart.dimension() == 0 || folds.foldingUnits() == 0
                ? Optional.empty()
                : Optional.of(new Problem(folds, chart.polyhedron()));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void walksThatGoOnFromWhatIsLeftFindWhatOneWalkFinds(long seed) {
        Optional<Problem> drawn = problem(seed);
        if (drawn.isEmpty()) {
            return;
        }
        Problem problem = drawn.get();
        SplittableRandom random = new SplittableRandom(seed);
        int units = problem.folds().foldingUnits();
        for (Engine engine : YIELDING) {
            assertThat(engine.yields()).isTrue();
            if (engine.refusal(problem).isPresent()) {
                continue;
            }
            Walker walker = engine.on(problem);
            Sums one = new Sums(problem.folds().layers().size());
            walker.walk(Prefix.ROOT, units, one);
            Sums many = new Sums(problem.folds().layers().size());
            many.left.add(Prefix.ROOT);
            int walks = 0;
            while (!many.left.isEmpty()) {
                Prefix cell = many.left.remove(random.nextInt(many.left.size()));
                many.questions = random.nextInt(1, 12);
                walker.walk(cell, units, many);
                assertThat(++walks).as("walks of %s", engine.name()).isLessThan(100_000);
            }
            assertThat(Arrays.toString(many.cells)).isEqualTo(Arrays.toString(one.cells));
            if (ENUMERATING.contains(engine)) {
                assertThat(many.regions).as(engine.name()).isEqualTo(one.regions);
            }
            assertThat(many.bounded).isEqualTo(one.bounded);
        }
    }

    /// A journal that breaks down after some tasks.
    private static final class Brittle implements Journal {
        private final List<byte[]> kept = new ArrayList<>();
        private int room;

        @Override
        public void replay(PatternCode code, Consumer<Finished> task) {
            for (byte[] bytes : kept) {
                try {
                    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
                    task.accept(TaskBytes.read(code, in));
                    assertThat(in.read()).isEqualTo(-1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void keep(Finished task, BigInteger regions) {
            if (--room < 0) {
                throw new IllegalStateException("killed");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                TaskBytes.write(task, new DataOutputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            kept.add(bytes.toByteArray());
        }

        @Override
        public Optional<Duration> patience() {
            return Optional.of(Duration.ZERO);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void aSearchThatIsKilledAgainAndAgainComesToTheSameEnd(long seed) {
        Optional<Problem> drawn = problem(seed);
        if (drawn.isEmpty()) {
            return;
        }
        Problem problem = drawn.get();
        SplittableRandom random = new SplittableRandom(seed);
        List<Engine> engines = new ArrayList<>(YIELDING);
        engines.add(PlaneEngine.enumerating());
        for (Engine engine : engines) {
            if (engine.refusal(problem).isPresent()) {
                continue;
            }
            Set<Prefix> undisturbed = new HashSet<>();
            Tally whole =
                    new Search(engine, problem, Means.DEFAULT.on(1))
                            .run(some -> some.forEach(undisturbed::add));
            Brittle journal = new Brittle();
            Set<Prefix> regions = new HashSet<>();
            Optional<Tally> end = Optional.empty();
            while (end.isEmpty()) {
                journal.room = random.nextInt(1, 40);
                regions.clear();
                try {
                    end =
                            Optional.of(
                                    new Search(engine, problem, Means.DEFAULT.on(2).keptIn(journal))
                                            .run(some -> some.forEach(regions::add)));
                } catch (IllegalStateException killed) {
                    assertThat(killed).hasMessage("killed");
                }
            }
            assertThat(end.get().cells()).isEqualTo(whole.cells());
            assertThat(end.get().bounded()).isEqualTo(whole.bounded());
            assertThat(end.get().complete()).isTrue();
            if (!YIELDING.contains(engine) || ENUMERATING.contains(engine)) {
                assertThat(regions).as(engine.name()).isEqualTo(undisturbed);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void aSearchThatEndsEarlyKnowsABoundOfWhatItMissed(long seed) {
        Optional<Problem> drawn = problem(seed);
        if (drawn.isEmpty()) {
            return;
        }
        for (Engine engine : YIELDING) {
            if (engine.refusal(drawn.get()).isPresent()) {
                continue;
            }
            Search all = new Search(engine, drawn.get(), Means.DEFAULT.on(1));
            BigInteger regions = all.regions(all.run());
            Means few = Means.DEFAULT.on(2).within(Means.DEFAULT.budget().ofRegions(3));
            Search some = new Search(engine, drawn.get(), few);
            Tally tally = some.run();
            assertThat(some.regions(tally)).isLessThanOrEqualTo(regions);
            assertThat(some.regions(tally).add(tally.missing())).isGreaterThanOrEqualTo(regions);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 1)
    void aSubtreeThatIsFinishedTwiceIsNoticed(long seed) {
        Problem problem = problem(seed).orElseThrow();
        Brittle journal = new Brittle();
        journal.room = Integer.MAX_VALUE;
        Engine engine = PivotEngine.enumerating();
        new Search(engine, problem, Means.DEFAULT.keptIn(journal)).run();
        journal.kept.add(journal.kept.getLast());
        Search again = new Search(engine, problem, Means.DEFAULT.keptIn(journal));
        assertThatThrownBy(again::run).hasMessageContaining("finished twice");
    }
}
