package org.faltung.bound;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.faltung.exact.Magnitude;
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

/// The upper bounds of the fully connected view at the sizes papers quote: LeNet-5 and a deep narrow
/// network with digits, VGG-16 on small and on large images, rounded where digits are too many.
///
///     java -jar faltung-bench/target/benchmarks.jar FullyConnected -wi 2 -i 3 -f 1
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class FullyConnectedBenchmark {
    /// The architecture.
    @Param public Size size = Size.LENET_5;

    /// The bound.
    @Param public Which bound = Which.SERRA;

    private Profile profile = new Profile(1, List.of());

    /// Architectures, small to large.
    public enum Size {
        /// 784 inputs, 4,684 units.
        LENET_5,
        /// 300 inputs, ten layers of 600 units.
        TEN_LAYERS,
        /// VGG-16 on 32 × 32 pixels, 300 thousand units.
        VGG_16_SMALL,
        /// VGG-16 on 224 × 224 pixels, 13.6 million units.
        VGG_16_LARGE;

        String architecture() {
            return switch (this) {
                case LENET_5 ->
                        "in:28x28x1 conv:6@5x5 relu avgpool:2 conv:16@5x5 relu avgpool:2"
                                + " fc:120 relu fc:84 relu fc:10";
                case TEN_LAYERS -> "in:300" + " fc:600 relu".repeat(10);
                case VGG_16_SMALL -> "in:32x32x3" + vgg();
                case VGG_16_LARGE -> "in:224x224x3" + vgg();
            };
        }

        private static String vgg() {
            return block(64, 2)
                    + block(128, 2)
                    + block(256, 3)
                    + block(512, 3)
                    + block(512, 3)
                    + " fc:4096 relu fc:4096 relu fc:1000";
        }

        private static String block(int filters, int layers) {
            return (" conv:" + filters + "@3x3+1 relu").repeat(layers) + " avgpool:2";
        }
    }

    /// The bounds, from the weakest.
    public enum Which {
        /// [Montufar2017].
        MONTUFAR,
        /// [Serra2018].
        SERRA,
        /// [Hinz#onLines].
        HINZ_PROVED,
        /// [Hinz#inPlanes].
        HINZ
    }

    /// Reads the architecture.
    @Setup
    public void read() {
        profile = Profile.of(ArchitectureParser.parse(size.architecture()).network());
    }

    /// One bound.
    @Benchmark
    public Magnitude bound() {
        return switch (bound) {
            case MONTUFAR -> Montufar2017.of(profile, Effort.USUAL);
            case SERRA -> Serra2018.of(profile, Effort.USUAL);
            case HINZ_PROVED -> Hinz.onLines(profile, Effort.USUAL);
            case HINZ -> Hinz.inPlanes(profile, Effort.USUAL);
        };
    }
}
