package org.faltung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.faltung.count.RegionCount;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Exact counts in the box [−1, 1]ᵈ with a certificate written to a file: regions and bytes a second, all processors.
///
///     java -jar faltung-bench/target/benchmarks.jar CertificateBenchmark
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
@State(Scope.Benchmark)
public class CertificateBenchmark {
    private static final String NO_FILE = "0".repeat(64);

    /// A network, by the names of [TrainedNetworks].
    @Param({"3:16-16-16", "4:16-16-16", "6:10-10"})
    public String problem = "";

    private Regions regions = Regions.of(TrainedNetworks.named("1:1"));
    private Path certificate = Path.of("");

    /// What was written.
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Written {
        /// Regions, a second.
        public long regions;

        /// Bytes, a second.
        public long bytes;
    }

    /// Makes the network and a place for the file.
    @Setup
    public void make() throws IOException {
        Network network = TrainedNetworks.named(problem);
        regions = Regions.of(network).in(Domain.Box.cube(network.input().size(), -1, 1));
        certificate = Files.createTempDirectory("faltung").resolve("proof.fct");
    }

    /// Removes the file.
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(certificate);
        Files.delete(certificate.toAbsolutePath().getParent());
    }

    /// One count.
    @Benchmark
    public RegionCount certify(Written written) throws IOException {
        RegionCount count = regions.certify(certificate, NO_FILE);
        written.regions += count.exact().longValueExact();
        written.bytes += Files.size(certificate);
        return count;
    }
}
