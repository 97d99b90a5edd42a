package org.faltung.bench;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.faltung.exact.Digits;
import org.faltung.exact.Rounded;
import org.faltung.exact.Wide;
import org.faltung.matching.Axis;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.matching.HallCount;
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

/// The sum over K_N of one layer: a long audio line, and small images, where the sweep is exponential in the width.
///
///     java -jar faltung-bench/target/benchmarks.jar HallCount -wi 2 -i 3 -f 1
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class HallCountBenchmark {
    private static final double UNLIMITED = 1e15;

    /// Rows, columns and channels of the input, the filter, and the number of filters.
    @Param({"1x1000x4/1x5:64", "6x6x1/2x2:8", "8x8x1/2x2:4", "7x7x1/3x3:8"})
    public String layer = "";

    private Field field = new Field(Axis.whole(1), Axis.whole(1), 1);
    private Choice choice = new Choice(1, 1);

    /// Reads the layer.
    @Setup
    public void read() {
        Layers sizes = Layers.of(layer);
        field =
                new Field(
                        Axis.sliding(sizes.rows(), sizes.down(), 1),
                        Axis.sliding(sizes.columns(), sizes.along(), 1),
                        sizes.channels());
        choice = new Choice(sizes.filters(), 1);
    }

    /// All digits.
    @Benchmark
    public BigInteger digits() {
        return HallCount.of(field, choice, Digits.EXACT, UNLIMITED).orElseThrow();
    }

    /// Rounded up: what a bound of a large layer costs.
    @Benchmark
    public Wide rounded() {
        return HallCount.of(field, choice, Rounded.UP, UNLIMITED).orElseThrow();
    }
}
