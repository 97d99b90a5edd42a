package org.faltung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.faltung.count.Finished;
import org.faltung.count.Journal;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.region.geometry.PatternCode;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

class StoreTest {
    @TempDir private Path folder;
    private Store store;

    @BeforeEach
    void open() {
        store = Store.at(folder.resolve("store"), Duration.ofMillis(300));
    }

    private static Regions regions() {
        Network network = Networks.draw("in:3 fc:12 relu fc:9 relu fc:1", 5);
        return Regions.of(network).in(Domain.Box.cube(3, -1, 1)).by("pivot").on(2);
    }

    /// A journal that is killed after some tasks.
    private record Killed(Journal journal, int[] room) implements Journal {
        @Override
        public void replay(PatternCode code, Consumer<Finished> task) {
            journal.replay(code, task);
        }

        @Override
        public void keep(Finished task, BigInteger regions) {
            if (room[0]-- <= 0) {
                throw new IllegalStateException("killed");
            }
            journal.keep(task, regions);
        }

        @Override
        public Optional<Duration> patience() {
            return Optional.of(Duration.ZERO);
        }
    }

    private Path killed(int tasks) {
        try (KeptRun run = store.begin(Networks.question("box"))) {
            Killed journal = new Killed(run, new int[] {tasks});
            assertThatThrownBy(() -> regions().keptIn(journal).count()).hasMessage("killed");
            return store.journal(run.id());
        }
    }

    @Test
    void whatWasFinishedIsNotDoneAgain() {
        killed(30);
        assertThat(store.run(1).status()).isEqualTo(Run.Status.INTERRUPTED);
        assertThat(store.run(1).subtrees()).isEqualTo(30);
        try (KeptRun run = store.resume(Networks.question("box")).orElseThrow()) {
            assertThat(run.resumed().orElseThrow().subtrees()).isEqualTo(30);
            List<Finished> again = new ArrayList<>();
            RegionCount count = regions().keptIn(new Killed(run, new int[] {1 << 20})).count();
            run.replay(
                    new PatternCode(
                            org.faltung.fold.Folding.of(
                                    Networks.draw("in:3 fc:12 relu fc:9 relu fc:1", 5))),
                    again::add);
            assertThat(again.size()).isGreaterThan(30);
            assertThat(again.stream().map(Finished::cell)).doesNotHaveDuplicates();
            assertThat(count.exact()).isEqualTo(regions().count().exact());
            assertThat(run.done("{}")).isEmpty();
        }
        assertThat(store.run(1).status()).isEqualTo(Run.Status.DONE);
        assertThat(store.run(1).sittings()).isEqualTo(2);
        assertThat(store.run(1).regions()).isEqualTo(regions().count().exact());
        assertThat(store.resume(Networks.question("box"))).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 12)
    void aJournalThatIsTornAnywhereIsAsGoodAsItsWholeEntries(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Path journal = killed(random.nextInt(1, 40));
        byte[] bytes = Files.readAllBytes(journal);
        int head = 400; // the question comes first and is forced to the disk before the run begins
        if (random.nextBoolean()) {
            bytes = Arrays.copyOf(bytes, random.nextInt(head, bytes.length));
        } else {
            bytes[random.nextInt(head, bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(journal, bytes);
        try (KeptRun run = store.resume(Networks.question("box")).orElseThrow()) {
            assertThat(regions().keptIn(run).count().exact()).isEqualTo(regions().count().exact());
            run.done("{\"regions\": 1}");
        }
        assertThat(store.run(1).result()).contains("{\"regions\": 1}");
    }

    @Test
    void aFullDiskIsSaidAndWhatWasKeptStays() throws IOException {
        Path journal = killed(10);
        long size = Files.size(journal);
        History history = History.of(journal).orElseThrow();
        JournalFile full = JournalFile.append(Path.of("/dev/full"));
        Lock lock = Lock.take(folder.resolve("lock")).orElseThrow();
        assertThatThrownBy(() -> new KeptRun(store, 1, full, lock, Optional.of(history)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        lock.close();
        full.close();
        assertThat(store.cannotKeep(new IOException("No space left on device")))
                .hasMessageContaining(
                        "No space left on device. What was kept before is still there");
        assertThat(Files.size(journal)).isEqualTo(size);
    }

    @Test
    void aStoreOfANewerVersionIsLeftAlone() throws Exception {
        killed(1);
        long journal = Files.size(store.journal(1));
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + store.folder().resolve("faltung.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE faltung SET version = 99");
        }
        assertThatThrownBy(store::runs)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("made by a newer faltung (its schema is 99")
                .hasMessageContaining("--store");
        try (KeptRun run = store.begin(Networks.question("box"))) {
            assertThatThrownBy(() -> run.done("{}"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("made by a newer faltung");
        }
        assertThat(store.journal(2)).doesNotExist();
        try (KeptRun run = store.resume(Networks.question("box")).orElseThrow()) {
            assertThatThrownBy(() -> run.done("{}")).isInstanceOf(StoreException.class);
        }
        assertThat(Files.size(store.journal(1)))
                .as("a sitting more")
                .isBetween(journal, journal + 50);
    }

    @Test
    void numbersAreNotGivenTwice() throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            try (KeptRun run = store.begin(Networks.question("box"))) {
                numbers.add(run.id());
                run.done("{}");
            }
        }
        store.delete(3);
        try (KeptRun run = store.begin(Networks.question("box"))) {
            numbers.add(run.id());
        }
        Files.delete(store.folder().resolve("last-run"));
        try (KeptRun run = store.begin(Networks.question("box"))) {
            numbers.add(run.id());
        }
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aJournalOfANewerVersionIsLeftAlone() throws IOException {
        try (JournalFile journal = JournalFile.create(store.journal(7))) {
            journal.add(Frame.Kind.RUN, out -> out.writeInt(History.VERSION + 1));
        }
        assertThatThrownBy(store::runs).hasMessageContaining("begun by a newer faltung");
        assertThat(store.journal(7)).exists();
    }

    @Test
    void anOlderSchemaIsTakenToThePresentOne() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + store.folder().resolve("faltung.duckdb"));
                Statement statement = connection.createStatement()) {
            for (String sql : Database.STEPS.getFirst()) {
                statement.execute(sql);
            }
            statement.execute("UPDATE faltung SET version = 1");
            statement.execute(
                    "INSERT INTO runs (id, kind, model, status, started, updated, seconds, regions,"
                            + " subtrees) VALUES (nextval('run_id'), 'count', 'old.onnx', 'done',"
                            + " now(), now(), 3, '12', 0)");
        }
        assertThat(store.runs()).hasSize(1);
        Run old = store.run(1);
        assertThat(old.question().model()).isEqualTo("old.onnx");
        assertThat(old.regions()).isEqualTo(12);
        assertThat(old.sittings()).isEqualTo(1);
        try (KeptRun run = store.begin(Networks.question("box"))) {
            assertThat(run.id()).isEqualTo(2);
        }
        assertThat(store.runs()).hasSize(2);
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Files.writeString(store.folder().resolve("faltung.duckdb"), "x".repeat(100_000));
        assertThatThrownBy(store::runs)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("faltung.duckdb");
    }

    @Test
    void aDatabaseThatIsLostIsMadeAnewFromTheJournals() throws IOException {
        killed(10);
        Files.delete(store.folder().resolve("faltung.duckdb"));
        assertThat(store.run(1).subtrees()).isEqualTo(10);
        try (KeptRun next = store.begin(Networks.question("other"))) {
            assertThat(next.id()).isEqualTo(2);
        }
    }

    @Test
    void aDatabaseThatAnotherProcessHoldsIsWaitedForThenNamed() throws Exception {
        store.runs();
        Path ready = folder.resolve("ready");
        Process holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                store.folder().resolve("faltung.duckdb").toString(),
                                ready.toString())
                        .start();
        try {
            while (!Files.exists(ready) && holder.isAlive()) {
                Thread.sleep(10);
            }
            assertThatThrownBy(store::runs)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by another process");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(store.runs()).isEmpty();
    }

    /// Another process with the database open.
    static final class Holder {
        private Holder() {}

        public static void main(String[] words) throws Exception {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + words[0])) {
                Files.createFile(Path.of(words[1]));
                Thread.sleep(60_000);
                assertThat(connection.isClosed()).isFalse();
            }
        }
    }

    @Test
    void anAnswerThatTheDatabaseCannotTakeIsSafeInTheJournal() throws IOException {
        Path database = store.folder().resolve("faltung.duckdb");
        try (KeptRun run = store.begin(Networks.question("box"))) {
            run.requireKnown();
            Path away = Files.move(database, folder.resolve("away"));
            Files.writeString(database, "x".repeat(100_000));
            assertThat(run.done("{\"answer\": 42}")).isPresent();
            Files.move(away, database, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(store.run(1).status()).isEqualTo(Run.Status.DONE);
        assertThat(store.run(1).result()).contains("{\"answer\": 42}");
        assertThat(store.journal(1)).doesNotExist();
    }

    @Test
    void nothingIsWrittenBehindATornEntry() throws IOException {
        Path file = folder.resolve("torn");
        try (JournalFile journal = JournalFile.create(file)) {
            journal.add(Frame.Kind.NAMED, out -> out.writeLong(1));
        }
        Files.write(file, new byte[] {0, 0, 0, 50, 1, 2}, StandardOpenOption.APPEND);
        try (JournalFile journal = JournalFile.append(file)) {
            journal.add(Frame.Kind.NAMED, out -> out.writeLong(2));
        }
        List<Long> sizes = new ArrayList<>();
        JournalFile.read(file, frame -> sizes.add(frame.content().open().readLong()));
        assertThat(sizes).containsExactly(1L, 2L);
    }
}
