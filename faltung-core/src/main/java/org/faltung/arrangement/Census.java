package org.faltung.arrangement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// The nodes of a [Descent] by depth, counted by several threads: each takes row after row of the frame. The
/// numbers do not depend on who takes which.
final class Census {
    private static final long POLL_MILLISECONDS = 20;

    private final List<List<BigInteger>> vectors;
    private final BooleanSupplier stopped;
    private volatile boolean ended;

    private Census(List<List<BigInteger>> vectors, BooleanSupplier stopped) {
        this.vectors = vectors;
        this.stopped = stopped;
    }

    /// Counts nodes; one more depth, without nodes, where all hyperplanes have a common point.
    ///
    /// @param vectors infinity, then the hyperplanes, no two of them parallel as vectors
    /// @param threads at least 1
    /// @param stopped asked by this thread only
    /// @return empty if stopped
    static Optional<long[]> of(
            List<List<BigInteger>> vectors, int threads, BooleanSupplier stopped) {
        PrimeField field = PrimeField.largest();
        while (true) {
            try {
                return new Census(vectors, stopped).count(field, threads);
            } catch (UnluckyPrimeException _) {
                field = field.next();
            }
        }
    }

    private Optional<long[]> count(PrimeField field, int threads) {
        Spans spans = new Spans(vectors);
        Frame frame = Frame.of(field, spans, vectors.size(), vectors.getFirst().size());
        AtomicInteger left = new AtomicInteger(frame.others().size());
        List<FutureTask<long[]>> helpers = new ArrayList<>();
        if (isWorthThreads(frame)) {
            for (int t = 1; t < threads; t++) {
                FutureTask<long[]> helper =
                        new FutureTask<>(() -> share(field, frame, left, false));
                helpers.add(helper);
                Thread.ofPlatform().daemon().name("arrangement-" + t).start(helper);
            }
        }
        long[] nodes = new long[frame.units().size() + (frame.central() ? 2 : 1)];
        nodes[0] = 1;
        try {
            add(nodes, share(field, frame, left, true));
            for (FutureTask<long[]> helper : helpers) {
                add(nodes, await(helper));
            }
        } finally {
            ended |= helpers.stream().anyMatch(helper -> !helper.isDone());
        }
        return ended ? Optional.empty() : Optional.of(nodes);
    }

    /// Whether there are more than about 10⁵ nodes in general position: C(m + e, e).
    private static boolean isWorthThreads(Frame frame) {
        double nodes = 1;
        for (int e = 1; e <= frame.units().size() && nodes < 1e5; e++) {
            nodes *= (frame.others().size() + e) / (double) e;
        }
        return nodes > 1e5;
    }

    private long[] share(PrimeField field, Frame frame, AtomicInteger left, boolean asks) {
        BooleanSupplier over = asks ? this::isOver : () -> ended;
        Descent descent = new Descent(field, new Spans(vectors), frame, over);
        int row = left.decrementAndGet();
        while (row >= 0 && !over.getAsBoolean()) {
            descent.from(row);
            row = left.decrementAndGet();
        }
        return descent.nodes();
    }

    private boolean isOver() {
        if (stopped.getAsBoolean()) {
            ended = true;
        }
        return ended;
    }

    private long[] await(FutureTask<long[]> helper) {
        while (true) {
            try {
                return helper.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                ended |= stopped.getAsBoolean();
            } catch (InterruptedException _) {
                ended = true;
                Thread.currentThread().interrupt();
                return new long[0];
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnluckyPrimeException unlucky) {
                    throw unlucky;
                }
                throw new IllegalStateException("a thread failed", e.getCause());
            }
        }
    }

    private static void add(long[] sum, long[] more) {
        for (int s = 0; s < more.length; s++) {
            sum[s] += more[s];
        }
    }
}
