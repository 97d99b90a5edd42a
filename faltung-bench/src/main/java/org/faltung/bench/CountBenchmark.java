package org.faltung.bench;

import java.util.concurrent.TimeUnit;
import org.faltung.count.Regions;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Exact counts of small networks in the box [−1, 1]ᵈ or in all of Rᵈ: regions a second, checked, all processors.
///
///     java -jar faltung-bench/target/benchmarks.jar CountBenchmark -p engine=best,vertex,pivot
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@State(Scope.Benchmark)
public class CountBenchmark {
    /// A network, by the names of [TrainedNetworks], and a domain.
    @Param({
        "3:16-16-16 box",
        "4:16-16-16 box",
        "6:10-10 box",
        "6:20-20 box",
        "cnn box",
        "cnn space",
        "6:30 space",
        "8:40 space",
        "degenerate 3:16-16-16 box",
        "degenerate 4:16-16-16 box",
        "degenerate 6:10-10 box",
        "degenerate 6:20-20 box",
        "degenerate cnn box"
    })
    public String problem = "";

    /// The engine's name, or `best` for the one that is chosen without asking.
    @Param("best")
    public String engine = "";

    private Regions regions = Regions.of(TrainedNetworks.named("1:1"));

    /// The regions that were counted.
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Counted {
        /// Regions, a second.
        public long regions;
    }

    /// Makes the network.
    @Setup
    public void make() {
        int blank = problem.lastIndexOf(' ');
        Network network = TrainedNetworks.named(problem.substring(0, blank));
        int inputs = network.input().size();
        Domain domain =
                problem.endsWith("space")
                        ? new Domain.Space(inputs)
                        : Domain.Box.cube(inputs, -1, 1);
        regions = Regions.of(network).in(domain);
        if (!engine.equals("best")) {
            regions = regions.by(engine);
        }
    }

    /// One count.
    @Benchmark
    public Object count(Counted counted) {
        var exact = regions.count().exact();
        counted.regions += exact.longValueExact();
        return exact;
    }
}
