package org.faltung.bound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The result of work on another processor, with its faults as they were thrown.
final class Together {
    private Together() {}

    static <T> T join(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof Error error) {
                throw error;
            }
            if (wrapped.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw wrapped;
        }
    }
}
