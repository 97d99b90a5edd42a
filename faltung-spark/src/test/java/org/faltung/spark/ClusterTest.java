package org.faltung.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.faltung.count.Cluster;
import org.faltung.count.ClusterException;
import org.faltung.count.Monitor;
import org.faltung.count.Region;
import org.faltung.count.RegionCount;
import org.faltung.count.RegionFolder;
import org.faltung.count.RegionList;
import org.faltung.count.RegionPart;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.result.Definition;
import org.faltung.store.ParquetFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A real cluster: a master and two workers, each a process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTest {
    private static final EnumSet<Definition> ALL =
            EnumSet.of(Definition.R2, Definition.R4, Definition.R6);

    /// Bytes of a journal that holds more than the frontier.
    private static final long FRONTIER = 10_000;

    private StandaloneCluster machines;
    private final List<Process> workers = new ArrayList<>();

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        System.setProperty("spark.driver.host", "127.0.0.1");
        System.setProperty("spark.executor.memory", "512m");
        machines = new StandaloneCluster(folder);
        workers.add(machines.worker());
        workers.add(machines.worker());
    }

    @AfterAll
    void end() throws Exception {
        machines.stop();
    }

    private static Regions regions(Network network) {
        int n = network.input().size();
        Range side = new Range(Rational.of(-1), Rational.ONE);
        return Regions.of(network).in(new Domain.Box(Collections.nCopies(n, side))).on(1);
    }

    @Test
    void itCountsWhatOneMachineCounts() {
        try (Cluster cluster = new SparkProvider().connect(machines.address(), _ -> {})) {
            for (boolean degenerate : new boolean[] {false, true}) {
                for (String engine : List.of("vertex", "pivot")) {
                    Regions alone = regions(Drawn.network(3, degenerate, 3, 10, 8, 2)).by(engine);
                    RegionCount expected = alone.count(ALL);
                    RegionCount count = alone.across(cluster).count(ALL);
                    assertThat(count.counts()).isEqualTo(expected.counts());
                    assertThat(count.perLayer()).isEqualTo(expected.perLayer());
                }
                Regions plane = regions(Drawn.network(4, degenerate, 2, 12, 12, 2));
                assertThat(plane.across(cluster).count().exact()).isEqualTo(plane.count().exact());
            }
        }
    }

    @Test
    void aDriverThatIsKilledIsResumed(@TempDir Path folder) throws Exception {
        Network network = Drawn.network(6, false, 5, 13, 13, 4);
        Path model = folder.resolve("m.json");
        Drawn.write(network, model);
        List<String> words =
                List.of(
                        "count",
                        model.toString(),
                        "--box",
                        "-1:1",
                        "--spark",
                        machines.address(),
                        "--json",
                        "--resume",
                        "--store",
                        folder.resolve("store").toString());
        Driver first = Driver.faltung(folder, words);
        Path journal = folder.resolve("store/runs/1.journal");
        while (first.isAlive() && (!Files.exists(journal) || Files.size(journal) < FRONTIER)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(first.isAlive()).as("it was killed in the middle").isTrue();
        first.kill();
        Driver.Outcome second = Driver.faltung(folder, words).end();
        assertThat(second.err()).contains("run 1 is resumed");
        assertThat(second.status()).as(second.err()).isZero();
        BigInteger expected = regions(network).count().exact();
        assertThat(second.out()).contains("{\"kind\":\"exact\",\"value\":\"" + expected + "\"}");
    }

    @Test
    void theRecordsAreThoseOfOneMachine(@TempDir Path folder) throws Exception {
        Regions alone = regions(Drawn.network(8, false, 3, 18, 16, 2)).by("vertex");
        try (Cluster cluster = new SparkProvider().connect(machines.address(), _ -> {})) {
            RegionFolder parts = RegionFolder.at(folder.resolve("parts"));
            RegionList list = alone.across(cluster).list(parts);
            assertThat(list.complete()).isTrue();
            assertThat(RegionPart.of(list.found())).hasSizeGreaterThan(1).allMatch(parts::has);
            assertThat(Rows.of(folder.resolve("parts/part-*.parquet")))
                    .hasSize(list.listed())
                    .isEqualTo(Rows.of(whole(alone, folder)));
        }
    }

    @Test
    void aListSurvivesAWorkerThatCrashesAndTakesOneThatComesLate(@TempDir Path folder)
            throws Exception {
        Regions alone = regions(Drawn.network(8, false, 3, 18, 16, 2)).by("vertex");
        Path whole = whole(alone, folder);
        AtomicBoolean crashed = new AtomicBoolean();
        try (SparkCluster cluster =
                (SparkCluster) new SparkProvider().connect(machines.address(), _ -> {})) {
            Process victim = workers.removeFirst();
            Monitor monitor =
                    new Monitor() {
                        @Override
                        public void progress(long regions, double share) {
                            boolean writing = share > 0 && share < 0.9;
                            if (writing && crash(victim, crashed)) {
                                workers.add(worker());
                            }
                        }
                    };
            RegionFolder parts = RegionFolder.at(folder.resolve("parts"));
            RegionList list = alone.across(cluster).watchedBy(monitor).list(parts);
            assertThat(crashed).isTrue();
            assertThat(list.complete()).isTrue();
            assertThat(Rows.of(folder.resolve("parts/part-*.parquet"))).isEqualTo(Rows.of(whole));
        }
    }

    private Process worker() {
        try {
            return machines.worker();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFolderThatWorkersDoNotFindIsSaid(@TempDir Path folder) throws Exception {
        Regions alone = regions(Drawn.network(8, false, 3, 10, 8, 2));
        try (Cluster cluster = new SparkProvider().connect(machines.address(), _ -> {})) {
            RegionFolder parts = new RegionFolder(folder.resolve("parts")); // nobody has made it
            assertThatThrownBy(() -> alone.across(cluster).list(parts))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageStartingWith("a worker does not find the folder " + parts.attempts())
                    .hasMessageContaining("all machines share");
            assertThat(parts.path()).doesNotExist();
        }
    }

    private static Path whole(Regions alone, Path folder) throws IOException {
        Path whole = folder.resolve("one.parquet");
        try (ParquetFile file = new ParquetFile(folder.resolve("one"))) {
            alone.list(region -> write(region, file));
            file.finish(whole, Map.of());
        }
        return whole;
    }

    private static void write(Region region, ParquetFile file) {
        try {
            file.write(region);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sparkSubmitRunsTheThinJar(@TempDir Path folder) throws Exception {
        Network network = Drawn.network(9, false, 3, 9, 8, 2);
        Path model = folder.resolve("m.json");
        Drawn.write(network, model);
        Driver.Outcome outcome =
                machines.submit(
                                folder,
                                List.of(
                                        "count",
                                        model.toString(),
                                        "--box",
                                        "-1:1",
                                        "--json",
                                        "--spark",
                                        machines.address()))
                        .end();
        assertThat(outcome.status()).as(outcome.err()).isZero();
        BigInteger expected = regions(network).count().exact();
        assertThat(outcome.out()).contains("\"value\":\"" + expected + "\"");
    }

    /// A worker starts executors with its own Java. The count would take hours.
    @Test
    void aWorkerWithAnOlderJavaIsTold() throws Exception {
        Optional<Path> older = olderJava();
        assumeThat(older).as("an older JDK on this machine").isPresent();
        Process worker = machines.worker(older.get());
        try (Cluster cluster = new SparkProvider().connect(machines.address(), _ -> {})) {
            Regions regions = regions(Drawn.network(3, false, 5, 40, 40, 40, 2));
            assertThatThrownBy(() -> regions.across(cluster).count())
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("older Java than 25");
        } finally {
            StandaloneCluster.crash(worker);
        }
    }

    private static Optional<Path> olderJava() {
        return Stream.of("17", "21")
                .map(version -> Path.of("/usr/lib/jvm/java-" + version + "-openjdk-amd64"))
                .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .findFirst();
    }

    @Test
    void aWorkerThatCrashesInTheMiddleChangesNothing() throws Exception {
        Regions alone = regions(Drawn.network(5, true, 5, 13, 13, 8));
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean crashed = new AtomicBoolean();
        try (SparkCluster cluster =
                (SparkCluster) new SparkProvider().connect(machines.address(), said::add)) {
            Process victim = workers.removeFirst();
            Monitor monitor =
                    new Monitor() {
                        @Override
                        public void progress(long regions, double share) {
                            if (regions > 0 && share < 0.5 && cluster.watch().running() == 2) {
                                crash(victim, crashed);
                            }
                        }
                    };
            RegionCount count = alone.across(cluster).watchedBy(monitor).count();
            assertThat(crashed).isTrue();
            assertThat(cluster.watch().lost()).as("tasks that were at work there").isPositive();
            assertThat(said).anyMatch(text -> text.contains("was lost"));
            assertThat(count.exact()).isEqualTo(alone.count().exact());
        } finally {
            workers.add(machines.worker());
        }
    }

    /// @return whether it has only crashed now
    private static boolean crash(Process victim, AtomicBoolean crashed) {
        if (!crashed.compareAndSet(false, true)) {
            return false;
        }
        try {
            StandaloneCluster.crash(victim);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }
}
