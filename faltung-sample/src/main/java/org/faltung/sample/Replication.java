package org.faltung.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.faltung.count.Monitor;

/// Independent repetitions of one random experiment, each with a random source of its own.
///
/// Number i of a seed is always the same, so that the answer does not depend on the threads.
///
/// @param <T> what one repetition yields
public final class Replication<T> implements AutoCloseable {
    private final Experiment<T> experiment;
    private final long seed;
    private final Monitor monitor;
    private final int threads;
    private final ExecutorService pool;
    private final Consumer<T> keeper;
    private final List<T> known;
    private final List<T> results = new ArrayList<>();

    /// One random experiment.
    ///
    /// @param <T> what it yields
    @FunctionalInterface
    public interface Experiment<T> {
        /// Does it.
        ///
        /// @param random a source of its own
        /// @throws CancelledException if it was asked to end before its end
        T draw(SplittableRandom random);
    }

    /// Ready to draw.
    ///
    /// @param experiment called from several threads at once
    /// @param threads at least 1
    /// @param monitor may end it
    public Replication(Experiment<T> experiment, long seed, int threads, Monitor monitor) {
        this(experiment, seed, threads, monitor, List.of(), _ -> {});
    }

    /// Ready to draw what is not known yet.
    ///
    /// @param journal keeps what is drawn
    /// @param series its name there, of this experiment and seed alone
    public static <T> Replication<T> kept(
            Experiment<T> experiment,
            long seed,
            int threads,
            Monitor monitor,
            DrawJournal journal,
            String series,
            DrawCode<T> code) {
        List<T> known = journal.kept(series).stream().map(code::draw).toList();
        return new Replication<>(
                experiment,
                seed,
                threads,
                monitor,
                known,
                draw -> journal.keep(series, code.bytes(draw)));
    }

    private Replication(
            Experiment<T> experiment,
            long seed,
            int threads,
            Monitor monitor,
            List<T> known,
            Consumer<T> keeper) {
        this.experiment = experiment;
        this.seed = seed;
        this.threads = threads;
        this.monitor = monitor;
        this.known = known;
        this.keeper = keeper;
        this.pool = Executors.newFixedThreadPool(threads, Replication::daemon);
    }

    /// All results so far, in order.
    public List<T> results() {
        return List.copyOf(results);
    }

    /// Draws until so many are there.
    ///
    /// @return whether they are; not if the monitor ended it
    public boolean upTo(int many) {
        return upTo(many, many);
    }

    /// Draws until so many are there, on the way to more.
    ///
    /// @param goal what progress is told as a share of, at least `many`
    /// @return whether they are there; not if the monitor ended it
    public boolean upTo(int many, int goal) {
        if (results.size() < Math.min(many, known.size())) {
            results.addAll(known.subList(results.size(), Math.min(many, known.size())));
        }
        int next = results.size();
        List<Future<T>> ahead = new ArrayList<>();
        while (results.size() < many) {
            while (next < many && ahead.size() < 2 * threads && !monitor.cancelled()) {
                SplittableRandom random = source(seed, next++);
                Callable<T> task = () -> experiment.draw(random);
                ahead.add(pool.submit(task));
            }
            if (ahead.isEmpty()) {
                return false;
            }
            try {
                T drawn = ahead.removeFirst().get();
                keeper.accept(drawn);
                results.add(drawn);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                ahead.forEach(task -> task.cancel(false));
                if (e.getCause() instanceof CancelledException) {
                    return false;
                }
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
            monitor.progress(results.size(), (double) results.size() / goal);
        }
        return true;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /// The random source of repetition number i.
    public static SplittableRandom source(long seed, long i) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ mix(i + 1));
    }

    /// Stafford's thirteenth mixer of 64 bits.
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "faltung-sample", 64L << 20);
        thread.setDaemon(true);
        return thread;
    }
}
