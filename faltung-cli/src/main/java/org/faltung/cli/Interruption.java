package org.faltung.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Ctrl-C while something long runs: the run is asked to end with what it has, and the process waits until that
/// is printed, then ends with the status of the run.
final class Interruption {
    /// How long an interrupted run may take to come to its end.
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "faltung-interruption");
    private volatile boolean asked;
    private volatile Status status = Status.FALTUNG_AT_FAULT;

    private Interruption() {}

    /// Runs something that may be interrupted.
    ///
    /// @param work asks now and then whether it was; its faults are reported here, for an interrupted process ends
    ///     before its caller could
    static Status during(Function<Interruption, Status> work, Console console) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        try {
            interruption.status = work.apply(interruption);
        } catch (Throwable fault) { // whatever it is, the user gets an exit status that says so
            interruption.status = Faults.report(fault, console);
        }
        interruption.end();
        return interruption.status;
    }

    /// Whether the user asked for the end.
    boolean asked() {
        return asked;
    }

    private void interrupted() {
        asked = true;
        try {
            boolean ended = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt((ended ? status : Status.FALTUNG_AT_FAULT).code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The run has come to its end and all is printed.
    private void end() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Already on the way out, with the hook about to end the process.
            return;
        }
    }
}
