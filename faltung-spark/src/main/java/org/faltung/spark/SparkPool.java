package org.faltung.spark;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.spark.broadcast.Broadcast;
import org.faltung.count.Finished;
import org.faltung.count.Remainder;
import org.faltung.count.SearchPlan;
import org.faltung.count.TaskPool;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PatternCode;

/// The tasks of one search on Spark.
///
/// A task of Spark is a batch of cells and a time for all of them; what it does not come to in that time waits anew. So
/// tasks are of equal length, however uneven the subtrees are and however wrong the guess of what they weigh. Jobs
/// overlap: the next one is submitted while the last tasks of the one before are at work, so that no slot waits for the
/// slowest.
final class SparkPool implements TaskPool {
    /// So that the share of Spark's own work is small, and a lost machine loses little.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// While there are too few cells for everybody, so that there soon are more.
    private static final Duration HASTE = Duration.ofMillis(250);

    private final SearchPlan search;
    private final BooleanSupplier stopped;
    private final PatternCode code;
    private final UUID name = UUID.randomUUID();
    private final Broadcast<byte[]> plan;
    private final Jobs jobs;
    private final Set<Prefix> running = new HashSet<>();
    private final ArrayDeque<Finished> ready = new ArrayDeque<>();
    private int batches; // at work or waiting for a slot
    private Duration patience = PATIENCE;
    private int cellsInBatch = 1;

    /// @param plan the search, as bytes that all executors have
    SparkPool(SearchPlan search, Broadcast<byte[]> plan, Jobs jobs, BooleanSupplier stopped) {
        this.search = search;
        this.plan = plan;
        this.jobs = jobs;
        this.stopped = stopped;
        code = search.code();
    }

    @Override
    public int room(int waiting) {
        int slots = jobs.slots();
        if (2 * batches >= 3 * slots) {
            return 0;
        }
        patience = waiting + batches < 2 * slots ? HASTE : PATIENCE;
        cellsInBatch = Math.clamp(waiting / (4L * slots), 1, Batches.MOST_CELLS);
        return (3 * slots - batches) * cellsInBatch;
    }

    @Override
    public void submit(List<Remainder.Task> tasks) {
        int many = Math.ceilDiv(tasks.size(), cellsInBatch);
        List<byte[]> parts = Batches.of(tasks, many).stream().map(CellBytes::ofCells).toList();
        tasks.forEach(task -> running.add(task.cell()));
        batches += parts.size();
        try {
            jobs.submit(parts, new WalkCells(name, plan, patience));
        } catch (RuntimeException e) {
            if (!stopped.getAsBoolean()) {
                throw Problems.of(e);
            }
            // Ctrl-C has ended Spark before it has ended us; next() hands the cells back.
        }
    }

    @Override
    public Finished next() {
        while (ready.isEmpty()) {
            Optional<byte[]> result = jobs.poll();
            if (result.isPresent()) {
                ready.addAll(CellBytes.finished(code, result.get()));
                batches--;
            } else if (stopped.getAsBoolean()) {
                jobs.close(); // what comes now, comes too late: these cells are handed back
                running.forEach(cell -> ready.add(nothing(cell)));
            } else {
                jobs.requireHope();
            }
        }
        Finished task = ready.remove();
        running.remove(task.cell());
        return task;
    }

    private Finished nothing(Prefix cell) {
        return Finished.nothing(cell, search.problem().folds(), code);
    }

    @Override
    public void close() {
        jobs.close();
        if (!stopped.getAsBoolean()) { // else Spark may have ended before us
            plan.destroy();
        }
    }
}
