package org.faltung.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBPreparedStatement;
import org.faltung.count.Monitor;

/// Asks the database four times a second how far a statement is that another thread waits for, and ends it if it is to
/// end.
final class QueryWatch implements AutoCloseable {
    private static final long MILLISECONDS = 250;

    private final DuckDBPreparedStatement statement;
    private final long rows;
    private final Monitor monitor;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Thread thread;

    /// Begins to ask.
    ///
    /// @param rows that there are
    /// @param monitor is told how many are done
    QueryWatch(DuckDBPreparedStatement statement, long rows, Monitor monitor) {
        this.statement = statement;
        this.rows = rows;
        this.monitor = monitor;
        thread = Thread.ofPlatform().daemon().name("faltung-progress").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(MILLISECONDS);
                if (monitor.cancelled()) {
                    cancelled.set(true);
                    statement.cancel(); // again and again: it may not have begun
                    continue;
                }
                long done = Math.clamp(statement.getQueryProgress().getRowsProcessed(), 0, rows);
                monitor.progress(done, (double) done / Math.max(1, rows));
            }
        } catch (InterruptedException | SQLException e) {
            // It is done, or cannot say how far it is: then nobody is told.
            return;
        }
    }

    /// Whether the statement was told to end.
    boolean cancelled() {
        return cancelled.get();
    }

    /// Waits until nobody asks any more.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
