package org.faltung.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.polytope.Range;
import org.faltung.slice.Mapped;
import org.faltung.slice.PlanarMaps;
import org.faltung.slice.Plane;
import org.faltung.slice.Window;
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

/// Exact maps of planes: the polygons of all regions, with outputs and decisions, on all processors.
///
///     java -jar faltung-bench/target/benchmarks.jar SliceBenchmark
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@State(Scope.Benchmark)
public class SliceBenchmark {
    /// A network, by the names of [TrainedNetworks], and how wide the window is: a part of the cube of [0, 1] that three
    /// random points span; of a network with two inputs [−1, 1]².
    @Param({
        "2:16-16-16 1",
        "2:64-64-64 1",
        "degenerate 2:16-16-16 1",
        "picture 0.02",
        "picture 0.2"
    })
    public String problem = "";

    private PlanarMaps maps = PlanarMaps.of(TrainedNetworks.named("2:1"));

    /// The regions that were drawn.
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Drawn {
        /// Regions, in all maps.
        public long regions;
    }

    /// Makes the network and the plane.
    @Setup
    public void make() {
        int blank = problem.lastIndexOf(' ');
        Network network = TrainedNetworks.named(problem.substring(0, blank));
        int inputs = network.input().size();
        maps = PlanarMaps.of(network).in(Window.square(-1, 1));
        if (inputs > 2) {
            SplittableRandom random = new SplittableRandom(1);
            Range side = new Range(Rational.ZERO, Rational.parse(problem.substring(blank + 1)));
            maps =
                    maps.on(
                                    Plane.through(
                                            point(inputs, random),
                                            point(inputs, random),
                                            point(inputs, random)))
                            .window(side, side);
        }
    }

    private static List<Rational> point(int inputs, SplittableRandom random) {
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < inputs; q++) {
            point.add(Rational.of(random.nextInt(1 << 20) * 0x1p-20));
        }
        return point;
    }

    /// One map, face by face.
    @Benchmark
    public Mapped map(Drawn drawn) {
        Mapped mapped = maps.forEach(_ -> {});
        drawn.regions += mapped.faces();
        return mapped;
    }
}
