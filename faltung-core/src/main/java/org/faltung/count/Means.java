package org.faltung.count;

import java.util.Optional;
import org.faltung.result.Budget;

/// What a search works with.
///
/// @param budget what may be spent
/// @param engine the engine that was asked for, if any
/// @param threads at least 1
/// @param monitor who watches
/// @param journal where finished tasks are kept
record Means(
        Budget budget, Optional<String> engine, int threads, Monitor monitor, Journal journal) {
    static final Means DEFAULT =
            new Means(
                    Budget.UNLIMITED,
                    Optional.empty(),
                    Runtime.getRuntime().availableProcessors(),
                    Monitor.NONE,
                    Journal.NONE);

    Means within(Budget most) {
        return new Means(most, engine, threads, monitor, journal);
    }

    Means by(String name) {
        return new Means(budget, Optional.of(name), threads, monitor, journal);
    }

    Means on(int threadCount) {
        return new Means(budget, engine, threadCount, monitor, journal);
    }

    Means watchedBy(Monitor watcher) {
        return new Means(budget, engine, threads, watcher, journal);
    }

    Means keptIn(Journal place) {
        return new Means(budget, engine, threads, monitor, place);
    }

    /// Whether what is found is to be kept.
    boolean keeps() {
        return journal.keeps();
    }
}
