package org.faltung.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.faltung.count.Cluster;
import org.faltung.count.Monitor;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.exact.Rational;
import org.faltung.result.Definition;
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
        machines.close();
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

    private static void crash(Process victim, AtomicBoolean crashed) {
        if (crashed.compareAndSet(false, true)) {
            try {
                StandaloneCluster.crash(victim);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
