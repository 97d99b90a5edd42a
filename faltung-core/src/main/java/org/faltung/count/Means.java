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
/// @param cluster other machines that do the tasks, if any
record Means(
        Budget budget,
        Optional<String> engine,
        int threads,
        Monitor monitor,
        Journal journal,
        Optional<Cluster> cluster) {
    static final Means DEFAULT =
            new Means(
                    Budget.UNLIMITED,
                    Optional.empty(),
                    Runtime.getRuntime().availableProcessors(),
                    Monitor.NONE,
                    Journal.NONE,
                    Optional.empty());

    Means within(Budget most) {
        return new Means(most, engine, threads, monitor, journal, cluster);
    }

    Means by(String name) {
        return new Means(budget, Optional.of(name), threads, monitor, journal, cluster);
    }

    Means on(int threadCount) {
        return new Means(budget, engine, threadCount, monitor, journal, cluster);
    }

    Means watchedBy(Monitor watcher) {
        return new Means(budget, engine, threads, watcher, journal, cluster);
    }

    Means keptIn(Journal place) {
        return new Means(budget, engine, threads, monitor, place, cluster);
    }

    Means across(Cluster machines) {
        return new Means(budget, engine, threads, monitor, journal, Optional.of(machines));
    }

    /// Whether what is found is to be kept.
    boolean keeps() {
        return journal.keeps();
    }
}
