package org.faltung.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Turns at the machine: few errands run at once, the others wait. The next turn is that of the client with the fewest errands
/// at work, of several the one who has waited longest; and one client never has all turns. As every errand has a budget,
/// everybody comes to his turn.
final class Turns {
    private final int most;
    private final int each;
    private final Executor threads;
    private final Map<String, Integer> running = new HashMap<>();
    private final List<Waiting<?>> waiting = new ArrayList<>();

    private record Waiting<T>(
            String client,
            Errand errand,
            Supplier<T> work,
            long since,
            CompletableFuture<T> answer) {
        void run() {
            errand.begin();
            try {
                errand.check();
                answer.complete(work.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }

        /// Whether it is no use to wait on.
        boolean isOver() {
            return errand.isUnwanted() || System.nanoTime() - since > Limits.PATIENCE.toNanos();
        }

        void refuse() {
            answer.completeExceptionally(
                    new RefusedException(
                            503, "too many others are at work here; try again in a minute"));
        }
    }

    /// @param most errands that run at once
    /// @param each of one client
    /// @param threads where they run
    Turns(int most, int each, Executor threads) {
        this.most = most;
        this.each = each;
        this.threads = threads;
    }

    /// How many errands run.
    synchronized int running() {
        return running.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many errands wait.
    synchronized int waiting() {
        return waiting.size();
    }

    /// Works when the turn comes.
    ///
    /// @param client whose errand it is
    /// @return what the work gives; or a [RefusedException] if its turn does not come
    <T> CompletableFuture<T> take(String client, Errand errand, Supplier<T> work) {
        Waiting<T> next =
                new Waiting<>(client, errand, work, System.nanoTime(), new CompletableFuture<>());
        synchronized (this) {
            if (waiting.stream().filter(one -> one.client().equals(client)).count()
                    >= Limits.WAITING) {
                return CompletableFuture.failedFuture(
                        new RefusedException(
                                429,
                                "too many requests of this page wait already; try again soon"));
            }
            waiting.add(next);
        }
        start();
        return next.answer();
    }

    private void start() {
        List<Waiting<?>> over = new ArrayList<>();
        synchronized (this) {
            waiting.stream().filter(Waiting::isOver).forEach(over::add);
            waiting.removeAll(over);
            for (Optional<Waiting<?>> next = next(); next.isPresent(); next = next()) {
                Waiting<?> turn = next.get();
                waiting.remove(turn);
                running.merge(turn.client(), 1, Integer::sum);
                threads.execute(() -> run(turn));
            }
        }
        over.forEach(Waiting::refuse);
    }

    private void run(Waiting<?> turn) {
        try {
            turn.run();
        } finally {
            synchronized (this) {
                running.computeIfPresent(turn.client(), (_, count) -> count > 1 ? count - 1 : null);
            }
            start();
        }
    }

    private Optional<Waiting<?>> next() {
        if (running() >= most) {
            return Optional.empty();
        }
        Optional<Waiting<?>> best = Optional.empty();
        int fewest = each;
        for (Waiting<?> one : waiting) {
            int own = running.getOrDefault(one.client(), 0);
            if (own < fewest) {
                fewest = own;
                best = Optional.of(one);
            }
        }
        return best;
    }
}
