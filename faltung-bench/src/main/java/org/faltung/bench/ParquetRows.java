package org.faltung.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faltung.count.Region;
import org.faltung.count.Regions;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.store.ParquetFile;

/// How fast records become Parquet, and in how much memory: the regions of a random network, 3 inputs and 16-16-16 units,
/// written again and again with new numbers.
///
/// {@snippet lang = "shell" :
/// java -Xmx512m --enable-native-access=ALL-UNNAMED -cp faltung-bench/target/benchmarks.jar \
///     org.faltung.bench.ParquetRows 10000000 rows.parquet
/// }
public final class ParquetRows {
    private ParquetRows() {}

    /// Writes so many records to a file.
    ///
    /// @param words the number of records; the file, which is overwritten
    public static void main(String[] words) throws Exception {
        int records = Integer.parseInt(words[0]);
        Path target = Path.of(words[1]);
        Network network = TrainedNetworks.named("3:16-16-16");
        List<Region> regions = new ArrayList<>();
        Regions.of(network).in(Domain.Box.cube(3, -1, 1)).list(regions::add);
        Path parts = target.resolveSibling(target.getFileName() + ".parts");
        ParquetFile.delete(parts);
        double before = processorSeconds();
        long start = System.nanoTime();
        try (ParquetFile file = new ParquetFile(parts)) {
            for (int id = 0; id < records; id++) {
                Region one = regions.get(id % regions.size());
                file.write(
                        new Region(
                                id,
                                one.pattern(),
                                one.code(),
                                one.point(),
                                one.shape(),
                                one.borders()));
            }
            double written = (System.nanoTime() - start) / 1e9;
            long size = file.finish(target, Map.of());
            double all = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d records: %.1f s for the parts, %.1f s in all, %.0f a second; %.1f seconds of"
                            + " processor time, %.0f a second; %.1f bytes a record%n",
                    records,
                    written,
                    all,
                    records / all,
                    processorSeconds() - before,
                    records / (processorSeconds() - before),
                    (double) size / records);
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM")) {
                    System.out.println("most memory of the process, native included: " + line);
                }
            }
        }
        ParquetFile.delete(parts);
    }

    private static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                / 1e3;
    }
}
