package org.faltung.cli;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Bounds a list of architectures on all processors and prints the answers in the list's order, a
/// line of JSON each, as soon as they and all before them are known.
///
/// A bad line is told of on standard error, with its number, and skipped: whoever ranks thousands
/// loses none of the others. The status says that there was one.
final class Batch {
    /// Lines that may be read, and answers that may wait, ahead of the next to be printed.
    private static final int AHEAD = 1000;

    private final Console console;
    private final Function<String, BoundsReport> bounds;
    private final BlockingQueue<Optional<Pending>> queue = new ArrayBlockingQueue<>(AHEAD);

    Batch(Console console, Function<String, BoundsReport> bounds) {
        this.console = console;
        this.bounds = bounds;
    }

    /// A line whose answer is on its way.
    private record Pending(long number, Future<Answer> answer) {}

    private record Answer(String json, Status status) {}

    /// Answers every line.
    ///
    /// @throws InputException if they cannot be read
    Status run(Lines lines) {
        Progress progress = new Progress(console, lines.total(), System::nanoTime);
        Thread interruption = new Thread(() -> interrupted(progress));
        Runtime.getRuntime().addShutdownHook(interruption);
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (lines) {
            Future<?> reading = reader.submit(() -> read(lines, workers));
            Status status = print(lines.name(), progress);
            reading.get();
            progress.end();
            return status;
        } catch (ExecutionException e) {
            throw thrown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Status.PARTIAL;
        } finally {
            reader.shutdownNow();
            workers.shutdownNow();
            forget(interruption);
        }
    }

    private boolean read(Lines lines, ExecutorService workers) throws InterruptedException {
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                Callable<Answer> task = task(line.get());
                queue.put(Optional.of(new Pending(line.get().number(), workers.submit(task))));
            }
            return true;
        } finally {
            queue.put(Optional.empty());
        }
    }

    private Callable<Answer> task(Lines.Line line) {
        OptionalLong number = OptionalLong.of(line.number());
        return () -> {
            BoundsReport report = bounds.apply(line.text());
            return new Answer(BoundsJson.of(report, number), report.status());
        };
    }

    private Status print(String name, Progress progress)
            throws InterruptedException, ExecutionException {
        Status status = Status.DONE;
        long bad = 0;
        for (var next = next(progress); next.isPresent(); next = next(progress)) {
            Status one = print(name, next.get(), progress);
            status = status.and(one);
            bad += one == Status.DONE || one == Status.PARTIAL ? 0 : 1;
        }
        if (bad > 0) {
            console.say("no answer for " + bad + " of " + Words.count(progress.done(), "line"));
        }
        return status;
    }

    private Status print(String name, Pending pending, Progress progress)
            throws InterruptedException, ExecutionException {
        try {
            Answer answer = answer(pending, progress);
            synchronized (console) { // printed and counted, or neither
                console.print(answer.json());
                progress.step();
            }
            return answer.status();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception fault) {
                progress.step();
                return Faults.report(name + ", line " + pending.number() + ": ", fault, console);
            }
            throw e;
        }
    }

    private Optional<Pending> next(Progress progress) throws InterruptedException {
        while (true) {
            Optional<Pending> next = queue.poll(progress.patience(), TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            progress.tick();
        }
    }

    private static Answer answer(Pending pending, Progress progress)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return pending.answer().get(progress.patience(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.tick();
            }
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException fault -> fault;
            case Error fault -> throw fault;
            case null, default -> new IllegalStateException(e);
        };
    }

    /// Ctrl-C: the lines so far are printed, and none is cut.
    private void interrupted(Progress progress) {
        synchronized (console) {
            String answered = Words.count(progress.done(), "line");
            console.say("stopped early after " + answered);
            Runtime.getRuntime().halt(Status.PARTIAL.code());
        }
    }

    private static void forget(Thread interruption) {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // Already on the way out.
            return;
        }
    }
}
