package org.faltung.store;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.faltung.region.Prefix;

/// The tables `runs` and `subtrees`.
final class RunTable {
    private static final String FIELDS = String.join(", ", Question.FIELDS);

    private RunTable() {}

    /// The highest number of a run; 0 if there is none.
    static int last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("SELECT coalesce(max(id), 0) FROM runs")) {
            id.next();
            return id.getInt(1);
        }
    }

    /// A run that begins.
    static void insert(Connection connection, int id, Question question) throws SQLException {
        String places = String.join(", ", Collections.nCopies(Question.FIELDS.size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO runs (id, "
                                + FIELDS
                                + ", status, started, updated, seconds, regions, subtrees, sittings)"
                                + " VALUES (?, "
                                + places
                                + ", 'running', ?, ?, 0, '0', 0, 1)")) {
            insert.setInt(1, id);
            int place = 2;
            for (String value : question.values()) {
                insert.setString(place++, value.isEmpty() ? null : value);
            }
            insert.setObject(place, time(Instant.now()));
            insert.setObject(place + 1, time(Instant.now()));
            insert.executeUpdate();
        }
    }

    /// What a run's journal tells of it. Done stays done: what was read of a journal may be older than what is known.
    static void update(Connection connection, History history, boolean running)
            throws SQLException {
        Run run = history.run(running);
        if (!exists(connection, run.id())) { // the database was made anew
            insert(connection, run.id(), run.question());
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE runs SET status = ?, started = ?, updated = ?, seconds = ?,"
                                + " sittings = ?, regions = ?, subtrees = ?, result = ?, page = ?,"
                                + " out_bytes = ? WHERE id = ?"
                                + " AND status <> 'done'")) {
            update.setString(1, run.status().word());
            update.setObject(2, time(run.started()));
            update.setObject(3, time(run.updated()));
            update.setDouble(4, run.seconds());
            update.setInt(5, run.sittings());
            update.setString(6, run.regions().toString());
            update.setInt(7, run.subtrees());
            update.setString(8, run.result().orElse(null));
            update.setString(9, run.page().orElse(null));
            update.setObject(10, run.bytes().orElse(null));
            update.setInt(11, run.id());
            update.executeUpdate();
        }
        int known = count(connection, run.id());
        if (known < history.rows().size()) {
            append(connection, run.id(), history.rows(), known);
        }
    }

    private static void append(Connection connection, int run, List<History.Row> rows, int known)
            throws SQLException {
        try (DuckDBAppender subtrees =
                connection.unwrap(DuckDBConnection.class).createAppender("main", "subtrees")) {
            for (int number = known; number < rows.size(); number++) {
                History.Row row = rows.get(number);
                subtrees.beginRow();
                subtrees.append(run).append(number).append(pieces(row.cell()));
                subtrees.append(row.regions()).append(row.left());
                subtrees.endRow();
            }
        }
    }

    private static List<Integer> pieces(Prefix cell) {
        return IntStream.range(0, cell.length()).mapToObj(cell::piece).toList();
    }

    private static boolean exists(Connection connection, int id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM runs WHERE id = ?")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static int count(Connection connection, int id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT count(*) FROM subtrees WHERE run = ?")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static void delete(Connection connection, int id) throws SQLException {
        for (String sql :
                List.of("DELETE FROM subtrees WHERE run = ?", "DELETE FROM runs WHERE id = ?")) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setInt(1, id);
                delete.executeUpdate();
            }
        }
    }

    /// All runs, by number.
    static List<Run> all(Connection connection) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT id, "
                                        + FIELDS
                                        + ", status, started, updated, seconds, sittings, regions,"
                                        + " subtrees, result, page, out_bytes FROM runs ORDER BY id")) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (String field : Question.FIELDS) {
                    values.add(Optional.ofNullable(row.getString(field)).orElse(""));
                }
                runs.add(
                        new Run(
                                row.getInt("id"),
                                Question.of(values),
                                Run.Status.valueOf(
                                        row.getString("status").toUpperCase(Locale.ROOT)),
                                instant(row, "started"),
                                instant(row, "updated"),
                                row.getDouble("seconds"),
                                row.getInt("sittings"),
                                new BigInteger(row.getString("regions")),
                                row.getInt("subtrees"),
                                Optional.ofNullable(row.getString("result")),
                                Optional.ofNullable(row.getString("page")),
                                Optional.ofNullable(row.getObject("out_bytes", Long.class))));
            }
        }
        return runs;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
