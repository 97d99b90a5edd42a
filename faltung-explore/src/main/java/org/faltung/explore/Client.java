package org.faltung.explore;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.faltung.count.CannotCountException;

/// A page that is open: it asks for one view after the other, and a new one ends the one before.
final class Client {
    private final Outbox outbox;
    private final Shelf shelf;
    private final Turns turns;
    private final Executor threads;
    private Optional<ViewWork> current = Optional.empty();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private boolean closed;

    Client(Outbox outbox, Shelf shelf, Turns turns, Executor threads) {
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
        current.ifPresent(ViewWork::giveUp);
        current = Optional.empty();
        int request = 0;
        try {
            Words words = Words.parse(message);
            request = words.whole("request", 1, Integer.MAX_VALUE / 2);
            if (words.find("stop").isPresent()) {
                return;
            }
            ViewWork work = new ViewWork(request, View.of(words, shelf), outbox);
            current = Optional.of(work);
            // After the one before, so that a client has one turn at most.
            last = last.handleAsync((_, _) -> run(work), threads);
        } catch (RefusedException e) {
            refuse(request, e);
        }
    }

    private Void run(ViewWork work) {
        if (work.cancelled()) {
            return null;
        }
        try {
            turns.take(
                    work::cancelled,
                    () -> {
                        work.run();
                        return true;
                    });
        } catch (RefusedException | CannotCountException e) {
            work.say("error", json -> json.writeStringProperty("error", Answers.message(e)));
        } catch (RuntimeException | OutOfMemoryError e) {
            Answers.report(e);
            work.say("error", json -> json.writeStringProperty("error", Answers.BUG));
        }
        return null;
    }

    private void refuse(int request, RefusedException e) {
        threads.execute(() ->
                outbox.send(
                        Answers.object(json -> {
                            json.writeStringProperty("type", "error");
                            json.writeNumberProperty("request", request);
                            json.writeStringProperty("error", Answers.message(e));
                        })));
    }

    /// The page is gone.
    synchronized void close() {
        closed = true;
        current.ifPresent(ViewWork::giveUp);
    }
}
