package org.faltung.spark;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.faltung.count.Cluster;
import org.faltung.count.SearchPlan;
import org.faltung.count.TaskPool;

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
        return new SparkPool(context, watch, plan, stopped);
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
