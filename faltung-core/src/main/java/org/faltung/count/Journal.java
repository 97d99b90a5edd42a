package org.faltung.count;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Where finished tasks of a search are kept, so that another run goes on from them.
public interface Journal {
    /// Keeps nothing.
    Journal NONE =
            new Journal() {
                @Override
                public void replay(Consumer<Finished> task) {}

                @Override
                public void keep(Finished task) {}
            };

    /// Tells the tasks that earlier runs of the same search finished, in the order in which they were kept.
    void replay(Consumer<Finished> task);

    /// Keeps a task; called by the thread that runs the search, while others go on with further tasks.
    void keep(Finished task);

    /// How long a task may take before it leaves the rest of its subtree to others; empty for as long as it takes.
    default Optional<Duration> patience() {
        return Optional.empty();
    }
}
