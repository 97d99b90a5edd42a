package org.faltung.spark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What stands in Parquet files, as text, in the order of the ids.
final class Rows {
    private Rows() {}

    /// @param files one file, or many by a pattern
    static List<String> of(Path files) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet all =
                        statement.executeQuery(
                                "SELECT r::VARCHAR FROM '" + files + "' r ORDER BY id")) {
            while (all.next()) {
                rows.add(all.getString(1));
            }
        }
        return rows;
    }
}
