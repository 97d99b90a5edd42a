package org.faltung.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.faltung.count.Cluster;
import org.faltung.count.RegionFolder;
import org.faltung.count.RegionPart;
import org.faltung.count.SearchPlan;
import org.faltung.count.SurveyPlan;
import org.faltung.count.TaskPool;
import org.faltung.store.ParquetFile;

/// A Spark application as a cluster.
final class SparkCluster implements Cluster {
    private final JavaSparkContext context;
    private final Watch watch;

    SparkCluster(JavaSparkContext context, Consumer<String> says) {
        this.context = context;
        watch = new Watch(says);
        context.sc().addSparkListener(watch);
    }

    /// What became of its tasks.
    Watch watch() {
        return watch;
    }

    @Override
    public int slots() {
        return Math.max(1, context.defaultParallelism());
    }

    @Override
    public TaskPool open(SearchPlan plan, BooleanSupplier stopped) {
        Broadcast<byte[]> everywhere = context.broadcast(CellBytes.ofPlan(plan));
        return new SparkPool(plan, everywhere, new Jobs(context, watch), stopped);
    }

    @Override
    public void write(
            SurveyPlan plan,
            List<RegionPart> parts,
            RegionFolder folder,
            Consumer<RegionPart> done,
            BooleanSupplier stopped) {
        if (!context.isLocal()) {
            AppJars.of(ParquetFile.database()).forEach(context::addJar);
            AppJars.beside(ParquetFile.database(), "libduckdb").forEach(context::addFile);
        }
        Broadcast<byte[][]> everywhere = context.broadcast(PlanPieces.of(plan));
        WriteRegions work = new WriteRegions(everywhere, folder.attempts().toUri().toString());
        try (Jobs jobs = new Jobs(context, watch)) {
            Iterator<RegionPart> waiting = parts.iterator();
            int running = 0;
            int missing = parts.size();
            while (missing > 0 && !stopped.getAsBoolean()) {
                List<byte[]> tasks = new ArrayList<>();
                while (2 * running < 3 * slots() && waiting.hasNext()) {
                    tasks.add(WriteRegions.task(waiting.next()));
                    running++;
                }
                if (!tasks.isEmpty()) {
                    jobs.submit(tasks, work);
                }
                Optional<byte[]> result = jobs.poll();
                if (result.isPresent()) {
                    running--;
                    missing--;
                    done.accept(WriteRegions.accepted(result.get(), folder));
                } else {
                    jobs.requireHope();
                }
            }
        }
        if (!stopped.getAsBoolean()) { // else Spark may have ended before us
            everywhere.destroy();
        }
    }

    @Override
    public String summary() {
        return watch.summary();
    }

    @Override
    public void close() {
        context.close();
    }
}
