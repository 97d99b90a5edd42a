package org.faltung.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.faltung.count.ClusterException;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/// Jobs of Spark that run beside each other, and one queue of what their tasks find.
///
/// A task has one partition with some bytes in it, and finds some bytes. Of each task Spark hands one result to the driver,
/// whatever became of other attempts at it, so it is in the queue once.
final class Jobs implements AutoCloseable {
    private static final long POLL_MILLISECONDS = 50;

    private final JavaSparkContext context;
    private final Watch watch;
    private final List<SimpleFutureAction<BoxedUnit>> jobs = new ArrayList<>();
    private final BlockingQueue<byte[]> results = new LinkedBlockingQueue<>();

    Jobs(JavaSparkContext context, Watch watch) {
        this.context = context;
        this.watch = watch;
    }

    /// How many tasks run at once, at least 1.
    int slots() {
        return Math.max(1, context.defaultParallelism());
    }

    /// Begins a job.
    ///
    /// @param tasks the bytes of each
    void submit(
            List<byte[]> tasks, AbstractFunction1<scala.collection.Iterator<byte[]>, byte[]> work) {
        JavaRDD<byte[]> partitions = context.parallelize(tasks, tasks.size());
        List<Object> all = new ArrayList<>(IntStream.range(0, tasks.size()).boxed().toList());
        jobs.add(
                context.sc()
                        .submitJob(
                                partitions.rdd(),
                                work,
                                CollectionConverters.asScala(all).toSeq(),
                                new Take(results),
                                new Nothing()));
    }

    private static final class Take extends AbstractFunction2<Object, byte[], BoxedUnit> {
        private final BlockingQueue<byte[]> results;

        Take(BlockingQueue<byte[]> results) {
            this.results = results;
        }

        @Override
        public BoxedUnit apply(Object number, byte[] result) {
            results.add(result);
            return BoxedUnit.UNIT;
        }
    }

    private static final class Nothing extends AbstractFunction0<BoxedUnit> {
        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }

    /// Waits a moment for the next result.
    Optional<byte[]> poll() {
        try {
            return Optional.ofNullable(results.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", e);
        }
    }

    /// Checks that the jobs still may come to their ends.
    ///
    /// @throws ClusterException if one has failed
    void requireHope() {
        watch.tellIfNobodyWorks();
        Optional<String> hopeless = watch.hopeless();
        if (hopeless.isPresent()) {
            throw new ClusterException(hopeless.get());
        }
        for (Iterator<SimpleFutureAction<BoxedUnit>> job = jobs.iterator(); job.hasNext(); ) {
            SimpleFutureAction<BoxedUnit> action = job.next();
            if (action.isCompleted()) {
                Try<BoxedUnit> outcome = action.value().get();
                if (outcome.isFailure()) {
                    throw Problems.of(outcome.failed().get());
                }
                job.remove();
            }
        }
    }

    /// Ends all jobs, whether they are done or not.
    @Override
    public void close() {
        jobs.forEach(SimpleFutureAction::cancel);
        jobs.clear();
    }
}
