package org.faltung.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C while something long runs: the run is asked to end with what it has, and the process waits until that
/// is printed, then ends with the status of a partial answer.
final class Interruption implements AutoCloseable {
    /// How long an interrupted run may take to come to its end.
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "faltung-interruption");
    private volatile boolean asked;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether the user asked for the end.
    boolean asked() {
        return asked;
    }

    private void interrupted() {
        asked = true;
        try {
            boolean ended = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime()
                    .halt(ended ? Status.PARTIAL.code() : Status.FALTUNG_AT_FAULT.code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The run has come to its end and all is printed.
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Already on the way out, with the hook about to end the process.
            return;
        }
    }
}
