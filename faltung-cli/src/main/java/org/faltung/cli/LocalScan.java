package org.faltung.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.faltung.count.Monitor;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.sample.Replication;
import org.faltung.sample.local.LocalComplexity;

/// Local complexity at many points, on several threads; the same on any number of them.
final class LocalScan {
    private LocalScan() {}

    /// Point after point, as many as the monitor allows.
    ///
    /// @param seed decides the directions, other ones at each point
    static List<LocalComplexity> of(
            FoldSequence folds,
            List<List<Rational>> points,
            long seed,
            int threads,
            Monitor monitor) {
        List<LocalComplexity> found = new ArrayList<>();
        Deque<Future<LocalComplexity>> ahead = new ArrayDeque<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            int next = 0;
            while (true) {
                while (next < points.size() && ahead.size() < 2 * threads && !monitor.cancelled()) {
                    int number = next++;
                    ahead.add(
                            pool.submit(() ->
                                    LocalComplexity.at(
                                            folds,
                                            points.get(number),
                                            LocalComplexity.RADIUS,
                                            Replication.source(seed, number))));
                }
                if (ahead.isEmpty()) {
                    return found;
                }
                found.add(ahead.remove().get());
                monitor.progress(found.size(), (double) found.size() / points.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
