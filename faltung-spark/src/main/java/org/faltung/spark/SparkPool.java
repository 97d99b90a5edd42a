package org.faltung.spark;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.faltung.count.ClusterException;
import org.faltung.count.Finished;
import org.faltung.count.Remainder;
import org.faltung.count.SearchPlan;
import org.faltung.count.TaskPool;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PatternCode;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/// The tasks of one search on Spark.
///
/// A task of Spark is a batch of cells and a time for all of them; what it does not come to in that time waits anew. So
/// tasks are of equal length, however uneven the subtrees are, and nobody has to guess what a subtree weighs. Jobs
/// overlap: the next one is submitted while the last tasks of the one before are at work, so that no slot waits for the
/// slowest.
///
/// Of each task Spark hands one result to the driver, whatever became of other attempts at it; nothing else is counted.
final class SparkPool implements TaskPool {
    /// So that the share of Spark's own work is small, and a lost machine loses little.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// While there are too few cells for everybody, so that there soon are more.
    private static final Duration HASTE = Duration.ofMillis(250);

    private static final int MOST_CELLS_IN_BATCH = 256;

    private static final long POLL_MILLISECONDS = 50;

    private final JavaSparkContext context;
    private final Watch watch;
    private final BooleanSupplier stopped;
    private final SearchPlan search;
    private final PatternCode code;
    private final UUID name = UUID.randomUUID();
    private final Broadcast<byte[]> plan;
    private final Map<Prefix, Remainder.Task> running = new HashMap<>();
    private final List<SimpleFutureAction<BoxedUnit>> jobs = new ArrayList<>();
    private final BlockingQueue<byte[]> results = new LinkedBlockingQueue<>();
    private final ArrayDeque<Finished> ready = new ArrayDeque<>();
    private int batches; // at work or waiting for a slot
    private Duration patience = PATIENCE;
    private int cellsInBatch = 1;

    SparkPool(
            JavaSparkContext context, Watch watch, SearchPlan plan, BooleanSupplier stopped) {
        this.context = context;
        this.watch = watch;
        this.stopped = stopped;
        search = plan;
        code = plan.code();
        this.plan = context.broadcast(CellBytes.ofPlan(plan));
    }

    private int slots() {
        return Math.max(1, context.defaultParallelism());
    }

    @Override
    public int room(int waiting) {
        int slots = slots();
        if (2 * batches >= 3 * slots || waiting == 0) {
            return 0;
        }
        int most = 3 * slots - batches;
        patience = waiting + batches < 2 * slots ? HASTE : PATIENCE;
        cellsInBatch = Math.clamp(waiting / (4L * slots), 1, MOST_CELLS_IN_BATCH);
        return most * cellsInBatch;
    }

    @Override
    public void submit(List<Remainder.Task> tasks) {
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < tasks.size(); from += cellsInBatch) {
            int to = Math.min(tasks.size(), from + cellsInBatch);
            parts.add(CellBytes.ofCells(tasks.subList(from, to)));
        }
        tasks.forEach(task -> running.put(task.cell(), task));
        try {
            JavaRDD<byte[]> cells = context.parallelize(parts, parts.size());
            List<Object> all = new ArrayList<>(IntStream.range(0, parts.size()).boxed().toList());
            jobs.add(
                    context.sc()
                            .submitJob(
                                    cells.rdd(),
                                    new WalkCells(name, plan, patience),
                                    CollectionConverters.asScala(all).toSeq(),
                                    new Take(results),
                                    new Nothing()));
            batches += parts.size();
        } catch (RuntimeException e) {
            if (!stopped.getAsBoolean()) {
                throw Problems.of(e);
            }
            // Ctrl-C has ended Spark before it has ended us; next() hands the cells back.
        }
    }

    private static final class Take extends AbstractFunction2<Object, byte[], BoxedUnit> {
        private final BlockingQueue<byte[]> results;

        Take(BlockingQueue<byte[]> results) {
            this.results = results;
        }

        @Override
        public BoxedUnit apply(Object number, byte[] result) {
            results.add(result);
            return BoxedUnit.UNIT;
        }
    }

    private static final class Nothing extends AbstractFunction0<BoxedUnit> {
        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }

    @Override
    public Finished next() {
        while (ready.isEmpty()) {
            Optional<byte[]> result = poll();
            if (result.isPresent()) {
                ready.addAll(CellBytes.finished(code, result.get()));
                batches--;
            } else if (stopped.getAsBoolean()) {
                cancel(); // what comes now, comes too late: these cells are handed back
                running.keySet().forEach(cell -> ready.add(nothing(cell)));
            } else {
                requireNoFailure();
                watch.tellIfNobodyWorks();
            }
        }
        Finished task = ready.remove();
        running.remove(task.cell());
        return task;
    }

    private Finished nothing(Prefix cell) {
        return Finished.nothing(cell, search.problem().folds(), code);
    }

    private Optional<byte[]> poll() {
        try {
            return Optional.ofNullable(results.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", e);
        }
    }

    private void requireNoFailure() {
        watch.hopeless()
                .ifPresent(
                        why -> {
                            throw new ClusterException(why);
                        });
        for (Iterator<SimpleFutureAction<BoxedUnit>> job = jobs.iterator(); job.hasNext(); ) {
            SimpleFutureAction<BoxedUnit> action = job.next();
            if (!action.isCompleted()) {
                continue;
            }
            Try<BoxedUnit> outcome = action.value().get();
            if (outcome.isFailure() && !stopped.getAsBoolean()) {
                throw Problems.of(outcome.failed().get());
            }
            job.remove();
        }
    }

    private void cancel() {
        jobs.forEach(SimpleFutureAction::cancel);
        jobs.clear();
    }

    @Override
    public void close() {
        cancel();
        plan.destroy();
    }
}
