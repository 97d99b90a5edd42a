package org.faltung.spark;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/// Watches the executors: says when one is lost, and keeps the lengths of tasks.
final class Watch extends SparkListener {
    private static final long PATIENCE_NANOSECONDS = 15_000_000_000L;

    private final Consumer<String> says;
    private final long start = System.nanoTime();
    private long tasks;
    private long lost;
    private int running;
    private boolean begun; // or it was said that nobody begins
    private Optional<String> hopeless = Optional.empty();
    private double seconds;
    private double longest;

    Watch(Consumer<String> says) {
        this.says = says;
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        running++;
        begun = true;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        running--;
        if (end.reason() instanceof TaskFailedReason failed) {
            lost++;
            Problems.hopeless(failed.toErrorString()).ifPresent(why -> hopeless = Optional.of(why));
            return;
        }
        double taken = end.taskInfo().duration() / 1e3;
        tasks++;
        seconds += taken;
        longest = Math.max(longest, taken);
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        says.accept(
                "executor "
                        + removed.executorId()
                        + " was lost ("
                        + removed.reason().strip()
                        + "); others do its tasks again");
    }

    /// Says once that no worker has taken up the work, after a while.
    synchronized void tellIfNobodyWorks() {
        if (!begun && System.nanoTime() - start > PATIENCE_NANOSECONDS) {
            begun = true;
            says.accept(
                    "no worker has taken up the work yet. Is one free, with as many cores and as much memory as"
                            + " spark.executor.cores and spark.executor.memory (1g) ask for?");
        }
    }

    /// Why no attempt will succeed, if one has shown it.
    synchronized Optional<String> hopeless() {
        return hopeless;
    }

    /// Tasks at work now.
    synchronized int running() {
        return running;
    }

    /// Attempts that came to no result.
    synchronized long lost() {
        return lost;
    }

    /// How many tasks there were, and how long they took; empty if there were none.
    synchronized String summary() {
        if (tasks == 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%d tasks in %.1f s of executors: %.3f s on average, the longest %.3f s; %d were"
                        + " lost",
                tasks,
                seconds,
                seconds / tasks,
                longest,
                lost);
    }
}
