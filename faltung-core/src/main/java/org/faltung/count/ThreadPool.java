package org.faltung.count;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Threads of this process that do tasks; a task asks the ledger itself whether the search is stopped.
final class ThreadPool implements TaskPool {
    /// Tasks a thread that may wait for their results to be taken.
    private static final int TASKS_AHEAD = 8;

    /// Walks go as deep as networks have units.
    private static final long STACK = 64L << 20;

    private final int threads;
    private final Function<Remainder.Task, Finished> work;
    private final Ledger ledger;
    private final ExecutorService pool;
    private final ExecutorCompletionService<Finished> done;
    private int running;

    ThreadPool(int threads, Function<Remainder.Task, Finished> work, Ledger ledger) {
        this.threads = threads;
        this.work = work;
        this.ledger = ledger;
        pool = Executors.newFixedThreadPool(threads, ThreadPool::daemon);
        done = new ExecutorCompletionService<>(pool);
    }

    @Override
    public int room(int waiting) {
        return threads * TASKS_AHEAD - running;
    }

    @Override
    public void submit(List<Remainder.Task> tasks) {
        for (Remainder.Task task : tasks) {
            done.submit(() -> work.apply(task));
            running++;
        }
    }

    @Override
    public Finished next() {
        try {
            Finished task = await(done.take());
            running--;
            return task;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", e);
        }
    }

    @Override
    public void close() {
        if (running > 0) {
            ledger.stop(); // nobody takes what others may still find
        }
        pool.close();
    }

    /// A thread with room for a walk.
    static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "faltung-search", STACK);
        thread.setDaemon(true);
        return thread;
    }

    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
