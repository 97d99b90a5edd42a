package org.faltung.count;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.faltung.region.geometry.PatternCode;

/// Where finished tasks of a search are kept, so that another run goes on from them.
public interface Journal {
    /// Keeps nothing.
    Journal NONE =
            new Journal() {
                @Override
                public void replay(PatternCode code, Consumer<Finished> task) {}

                @Override
                public void keep(Finished task, BigInteger regions) {}

                @Override
                public boolean keeps() {
                    return false;
                }
            };

    /// Tells the tasks that earlier runs of the same search finished, in the order in which they were kept.
    ///
    /// @param code of the patterns of this search
    void replay(PatternCode code, Consumer<Finished> task);

    /// Keeps a task; called by the thread that runs the search, while others go on with further tasks.
    ///
    /// @param regions how many it found
    void keep(Finished task, BigInteger regions);

    /// Whether anything is kept.
    default boolean keeps() {
        return true;
    }

    /// How long a task may take before it leaves the rest of its subtree to others; empty for as long as it takes.
    default Optional<Duration> patience() {
        return Optional.empty();
    }
}
