package org.faltung.bench;

import java.util.concurrent.TimeUnit;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Effort;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
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

/// All bounds of one architecture, as `faltung bounds` computes them, without the start of the JVM: LeNet-5 on 32 × 32,
/// and VGG-16 on CIFAR-10's images with average pooling, since max pooling is not among the supported layers.
///
///     java -jar faltung-bench/target/benchmarks.jar Bounds -wi 2 -i 3 -f 1
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class BoundsBenchmark {
    private static final String LENET_5 =
            "in:32x32x1 conv:6@5x5 relu avgpool:2 conv:16@5x5 relu avgpool:2"
                    + " flatten fc:120 relu fc:84 relu fc:10";

    /// Which architecture.
    @Param({"LeNet-5", "VGG-16"})
    public String name = "";

    private Network network = ArchitectureParser.parse(LENET_5).network();

    /// Reads the architecture.
    @Setup
    public void read() {
        network = ArchitectureParser.parse(name.equals("VGG-16") ? vgg16() : LENET_5).network();
    }

    private static String vgg16() {
        StringBuilder text = new StringBuilder("in:32x32x3");
        int[] filters = {64, 128, 256, 512, 512};
        int[] layers = {2, 2, 3, 3, 3};
        for (int block = 0; block < filters.length; block++) {
            text.append((" conv:" + filters[block] + "@3x3+1 relu").repeat(layers[block]));
            text.append(" avgpool:2");
        }
        return text.append(" flatten fc:512 relu fc:512 relu fc:10").toString();
    }

    /// The whole table.
    @Benchmark
    public BoundTable table() {
        return ArchitectureBounds.of(network, Effort.USUAL);
    }
}
