package org.faltung.spark;

import java.util.Locale;
import java.util.function.Consumer;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/// Watches the executors: says when one is lost, and keeps the lengths of tasks.
final class Watch extends SparkListener {
    private final Consumer<String> says;
    private long tasks;
    private long lost;
    private int running;
    private double seconds;
    private double longest;

    Watch(Consumer<String> says) {
        this.says = says;
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        running++;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        running--;
        if (!(end.reason() instanceof Success$)) {
            lost++;
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

    /// Tasks at work now.
    synchronized int running() {
        return running;
    }

    /// Attempts that came to no result.
    synchronized long lost() {
        return lost;
    }

    /// How many tasks there were, and how long they took.
    synchronized String summary() {
        double mean = tasks == 0 ? 0 : seconds / tasks;
        return String.format(
                Locale.ROOT,
                "%d tasks in %.1f s of executors: %.3f s on average, the longest %.3f s; %d were"
                        + " lost",
                tasks,
                seconds,
                mean,
                longest,
                lost);
    }
}
