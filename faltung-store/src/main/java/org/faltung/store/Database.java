package org.faltung.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/// The database of a store: one DuckDB file, opened for one transaction at a time, so that other processes find it free.
final class Database {
    /// What takes a schema from each version to the next; the first makes it.
    static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            "CREATE TABLE faltung (version INTEGER NOT NULL)",
                            "INSERT INTO faltung VALUES (0)",
                            "CREATE SEQUENCE run_id",
                            """
                            CREATE TABLE runs (
                                id INTEGER PRIMARY KEY, kind VARCHAR, model VARCHAR, model_name VARCHAR,
                                model_sha256 VARCHAR, domain VARCHAR, domain_key VARCHAR, definition VARCHAR,
                                engine VARCHAR, out VARCHAR, seed VARCHAR, version VARCHAR, jdk VARCHAR,
                                machine VARCHAR, command_line VARCHAR, status VARCHAR NOT NULL,
                                started TIMESTAMPTZ NOT NULL, updated TIMESTAMPTZ NOT NULL,
                                seconds DOUBLE NOT NULL, regions VARCHAR NOT NULL,
                                subtrees INTEGER NOT NULL, result VARCHAR)
                            """),
                    List.of(
                            "ALTER TABLE runs ADD COLUMN sittings INTEGER DEFAULT 1",
                            """
                            CREATE TABLE subtrees (
                                run INTEGER NOT NULL, number INTEGER NOT NULL, pieces INTEGER[],
                                regions VARCHAR NOT NULL, "left" INTEGER NOT NULL,
                                PRIMARY KEY (run, number))
                            """),
                    // Numbers are given by a file beside it, without which a run could not begin
                    // before it is open.
                    List.of(
                            "DROP SEQUENCE run_id",
                            "ALTER TABLE runs ADD COLUMN page VARCHAR",
                            "ALTER TABLE runs ADD COLUMN out_bytes BIGINT"));

    private static final long RETRY_MILLISECONDS = 50;

    private final Path file;
    private final Path folder;
    private final Duration patience;

    /// @param folder of the store, which exists
    /// @param patience how long to wait while another process has it
    Database(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        file = folder.resolve("faltung.duckdb");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /// Whether it may be changed, or made.
    boolean isWritable() {
        return Files.isWritable(folder) && (!exists() || Files.isWritable(file));
    }

    /// What is done in a transaction.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Does something in a transaction; on the disk when the method returns.
    ///
    /// @throws StoreException if the database cannot be used
    <T> T within(Work<T> work) {
        try (Connection connection = open(false)) {
            connection.setAutoCommit(false);
            migrate(connection);
            T done = work.on(connection);
            connection.commit();
            return done;
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /// Reads something where nothing may be changed: on a disk or in a folder that is read-only.
    ///
    /// @throws StoreException if the database cannot be used
    <T> T looking(Work<T> work) {
        try (Connection connection = open(true)) {
            if (known(connection) < STEPS.size()) {
                throw new StoreException(
                        "the store "
                                + folder
                                + " was made by an older faltung, and cannot be brought up to date where"
                                + " it is, for it is read-only; copy the folder, and choose the copy with"
                                + " --store");
            }
            return work.on(connection);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private Connection open(boolean looking) throws SQLException {
        Properties properties = new Properties();
        if (looking) {
            properties.setProperty("access_mode", "READ_ONLY");
        }
        properties.setProperty("threads", "1");
        properties.setProperty("memory_limit", "256MB");
        properties.setProperty("temp_directory", folder.resolve("tmp").toString());
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection("jdbc:duckdb:" + file, properties);
            } catch (SQLException e) {
                if (!isLocked(e) || System.nanoTime() - end >= 0) {
                    throw e;
                }
            }
            try {
                Thread.sleep(RETRY_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException("interrupted while waiting for the store " + folder, e);
            }
        }
    }

    private static boolean isLocked(SQLException fault) {
        String message = String.valueOf(fault.getMessage());
        return message.contains("lock on file")
                || message.contains("being used by another process");
    }

    /// The version of the schema, which this faltung knows.
    private int known(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > STEPS.size()) {
            throw new StoreException(
                    "the store "
                            + folder
                            + " was made by a newer faltung (its schema is "
                            + version
                            + ", this one knows up to "
                            + STEPS.size()
                            + "); use that one, or choose another folder with --store");
        }
        return version;
    }

    private void migrate(Connection connection) throws SQLException {
        int version = known(connection);
        try (Statement statement = connection.createStatement()) {
            for (List<String> step : STEPS.subList(version, STEPS.size())) {
                for (String sql : step) {
                    statement.execute(sql);
                }
            }
            if (version < STEPS.size()) {
                statement.execute("UPDATE faltung SET version = " + STEPS.size());
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables =
                    statement.executeQuery(
                            "SELECT count(*) FROM information_schema.tables"
                                    + " WHERE table_name = 'faltung'")) {
                if (!tables.next() || tables.getInt(1) == 0) {
                    return 0;
                }
            }
            try (ResultSet version = statement.executeQuery("SELECT version FROM faltung")) {
                return version.next() ? version.getInt(1) : 0;
            }
        }
    }

    private StoreException fault(SQLException fault) {
        String what = StoreException.of(fault);
        if (isLocked(fault)) {
            return new StoreException(
                    "the store "
                            + folder
                            + " is in use by another process, even after "
                            + patience.toSeconds()
                            + " s; try again, or choose another folder with --store ("
                            + what
                            + ")",
                    fault);
        }
        return new StoreException(
                "the store "
                        + folder
                        + " cannot be used: "
                        + what
                        + ". Look at that folder and the space on its disk, or choose another one with"
                        + " --store",
                fault);
    }
}
