package org.faltung.store;

import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBPreparedStatement;

/// Asks the database four times a second how far a statement is that another thread waits for.
final class QueryWatch implements AutoCloseable {
    private static final long MILLISECONDS = 250;

    private final DuckDBPreparedStatement statement;
    private final LongConsumer rows;
    private final Thread thread;

    /// Begins to ask.
    ///
    /// @param rows is told how many are done
    QueryWatch(DuckDBPreparedStatement statement, LongConsumer rows) {
        this.statement = statement;
        this.rows = rows;
        thread = Thread.ofPlatform().daemon().name("faltung-progress").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(MILLISECONDS);
                rows.accept(statement.getQueryProgress().getRowsProcessed());
            }
        } catch (InterruptedException | SQLException e) {
            // It is done, or cannot say how far it is: then nobody is told.
            return;
        }
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
