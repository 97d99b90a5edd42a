package org.faltung.explore;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A page that is open: it asks for one view after the other, and a new one ends the one before.
final class Client {
    private final String name;
    private final Outbox outbox;
    private final Shelf shelf;
    private final Turns turns;
    private final Executor threads;
    private Optional<Errand> current = Optional.empty();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private boolean closed;

    /// @param name that tells it from others
    Client(String name, Outbox outbox, Shelf shelf, Turns turns, Executor threads) {
        this.name = name;
        this.outbox = outbox;
        this.shelf = shelf;
        this.turns = turns;
        this.threads = threads;
    }

    /// Begins with another view.
    synchronized void ask(String message) {
        if (closed) {
            return;
        }
        giveUp();
        current = Optional.empty();
        int request = 0;
        try {
            Words words = Words.parse(message);
            request = words.whole("request", 1, Integer.MAX_VALUE / 2);
            if (words.find("stop").isPresent()) {
                return;
            }
            int number = request;
            Errand errand = ViewWork.errand(outbox);
            current = Optional.of(errand);
            // After the one before, so that a page has one turn for views at most.
            last =
                    last.thenCompose(
                                    _ -> turns.take(name, errand, () -> run(number, words, errand)))
                            .handle((_, fault) -> told(number, errand, fault));
        } catch (RefusedException e) {
            refuse(request, e);
        }
    }

    private @Nullable Void run(int request, Words words, Errand errand) {
        new ViewWork(request, View.of(words, shelf, errand), outbox, errand).run();
        return null;
    }

    /// Says what went wrong, if anything did.
    private @Nullable Void told(int request, Errand errand, @Nullable Throwable fault) {
        if (fault != null && !errand.isUnwanted()) {
            refuse(request, fault);
        }
        return null;
    }

    private void refuse(int request, Throwable fault) {
        threads.execute(() ->
                outbox.send(
                        Answers.object(json -> {
                            json.writeStringProperty("type", "error");
                            json.writeNumberProperty("request", request);
                            json.writeStringProperty("error", Answers.told(fault));
                        })));
    }

    /// Keeps its connection.
    void ping() {
        outbox.ping();
    }

    /// The page is gone.
    synchronized void close() {
        closed = true;
        giveUp();
    }

    private void giveUp() {
        current.ifPresent(errand -> errand.giveUp());
    }
}
