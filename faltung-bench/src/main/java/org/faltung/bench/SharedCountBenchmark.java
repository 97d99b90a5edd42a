package org.faltung.bench;

import java.util.concurrent.TimeUnit;
import org.faltung.exact.Digits;
import org.faltung.matroid.SharedCount;
import org.faltung.matroid.SharedLayer;
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

/// The true maximum with shared filters: the subspace sweep on small squares, and the dual line on a strip as
/// long as a row of MNIST.
///
///     java -jar faltung-bench/target/benchmarks.jar SharedCount -wi 2 -i 3 -f 1
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class SharedCountBenchmark {
    private static final double UNLIMITED = 1e15;

    /// Rows, columns and channels of the input, the filter, and the number of filters.
    @Param({"4x4x1/2x2:3", "5x5x1/2x2:2", "3x28x1/2x2:2"})
    public String layer = "";

    private SharedLayer shared = SharedLayer.of(1, 1, 1, 1, 1, 1, 1);

    /// Reads the layer.
    @Setup
    public void read() {
        Layers sizes = Layers.of(layer);
        shared =
                SharedLayer.of(
                        sizes.rows(),
                        sizes.columns(),
                        sizes.channels(),
                        sizes.down(),
                        sizes.along(),
                        1,
                        sizes.filters());
    }

    /// All digits.
    @Benchmark
    public SharedCount digits() {
        return SharedCount.of(shared, 1, Digits.EXACT, UNLIMITED).orElseThrow();
    }
}
