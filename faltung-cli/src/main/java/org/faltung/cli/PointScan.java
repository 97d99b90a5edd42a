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

/// Looks at point after point, on several threads; what is seen does not depend on how many.
final class PointScan {
    private PointScan() {}

    /// A look at one point.
    @FunctionalInterface
    interface Look<T> {
        /// What is seen at a point.
        ///
        /// @param number of the point, from 0
        T at(List<Rational> point, int number);
    }

    /// What is seen at the first points, as many as the monitor allows.
    static <T> List<T> of(List<List<Rational>> points, Look<T> look, int threads, Monitor monitor) {
        List<T> found = new ArrayList<>();
        Deque<Future<T>> ahead = new ArrayDeque<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            int next = 0;
            while (true) {
                while (next < points.size() && ahead.size() < 2 * threads && !monitor.cancelled()) {
                    int number = next++;
                    ahead.add(pool.submit(() -> look.at(points.get(number), number)));
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
