package org.faltung.spark;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.faltung.count.SubtreeSearch;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// What an executor does with a partition: it walks the subtrees of its cells until the task's time has passed.
final class WalkCells extends AbstractFunction1<Iterator<byte[]>, byte[]> implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    /// The searches that this process works on: two, as one may end when the next begins.
    private static final Map<UUID, SubtreeSearch> SEARCHES = new ConcurrentHashMap<>();

    private static final int MOST_SEARCHES = 2;

    private final UUID search;
    private final Broadcast<byte[]> plan;
    private final long milliseconds;

    /// @param search its name
    /// @param plan of it
    /// @param patience of a task
    WalkCells(UUID search, Broadcast<byte[]> plan, Duration patience) {
        this.search = search;
        this.plan = plan;
        milliseconds = patience.toMillis();
    }

    @Override
    public byte[] apply(Iterator<byte[]> partition) {
        TaskContext context = TaskContext.get();
        byte[] cells = partition.next();
        return CellBytes.ofFinished(
                search().walk(
                                CellBytes.cells(cells),
                                Duration.ofMillis(milliseconds),
                                context::isInterrupted));
    }

    private SubtreeSearch search() {
        if (!SEARCHES.containsKey(search) && SEARCHES.size() >= MOST_SEARCHES) {
            SEARCHES.clear();
        }
        return SEARCHES.computeIfAbsent(
                search, _ -> new SubtreeSearch(CellBytes.plan(plan.value())));
    }
}
