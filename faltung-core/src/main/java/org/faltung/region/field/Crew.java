package org.faltung.region.field;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/// Runs tasks that do not touch each other on the cores that there are, the caller's among them; what they find
/// does not depend on who runs them.
public final class Crew {
    /// One who does tasks.
    public interface Worker {
        /// Does a task.
        void run(int task);
    }

    private static final long PATIENCE_MILLISECONDS = 20;

    private final BooleanSupplier stopped;
    private final int cores;

    /// A crew that stops when told to.
    ///
    /// @param stopped asked before every task of the caller, and while it waits for others
    public Crew(BooleanSupplier stopped) {
        this(stopped, Integer.MAX_VALUE);
    }

    /// A crew of no more than so many threads, that of the caller among them.
    public Crew(BooleanSupplier stopped, int threads) {
        this.stopped = stopped;
        cores = Math.min(threads, Runtime.getRuntime().availableProcessors());
    }

    /// Runs tasks 0 to many − 1. Whatever ends the caller's thread ends the others, after the task that each is at; its
    /// exception is thrown, else that of one of the others.
    ///
    /// @param worker makes the worker of a number; one is used by one thread, that of number 0 by the caller's
    /// @param alone whether they are too small to be shared out
    /// @return false if the caller's thread was told to stop, and so perhaps not all are done
    public boolean run(int many, IntFunction<Worker> worker, boolean alone) {
        AtomicInteger next = new AtomicInteger();
        List<ForkJoinTask<?>> others = new ArrayList<>();
        for (int w = 1; w < cores && !alone; w++) {
            Worker other = worker.apply(w);
            others.add(
                    ForkJoinPool.commonPool()
                            .submit(() -> {
                                for (int t = take(next); t < many; t = take(next)) {
                                    other.run(t);
                                }
                            }));
        }
        boolean all;
        try {
            all = isDone(many, next, worker.apply(0)) && others.stream().allMatch(this::isAwaited);
        } finally {
            next.set(many);
            others.forEach(ForkJoinTask::quietlyJoin); // what ends the caller's thread counts
        }
        others.forEach(ForkJoinTask::join); // else what ended one of the others
        return all;
    }

    /// Does the caller's part.
    ///
    /// @return false if told to stop before its end
    private boolean isDone(int many, AtomicInteger next, Worker mine) {
        for (int t = take(next); t < many; t = take(next)) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            mine.run(t);
        }
        return true;
    }

    /// Waits until a task is done.
    ///
    /// @return false if told to stop before that
    private boolean isAwaited(ForkJoinTask<?> other) {
        while (!other.isDone()) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            try {
                other.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // it is still at work
            } catch (ExecutionException e) {
                return true; // who joins it is told
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return true;
    }

    private static int take(AtomicInteger next) {
        return next.getAndIncrement();
    }
}
