package org.faltung.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.faltung.count.Monitor;
import org.faltung.count.Region;

/// Records of regions as one Parquet file.
///
/// They are written in parts of some thousand records, each a Parquet file of its own in a folder beside the target; a part
/// has its name when it is safe on the disk. The end joins them, in row groups of a size that depends on nothing but the
/// shape of a record: so the file is the same however often its writing was interrupted. Memory is that of a part, then
/// of a row group.
public final class ParquetFile implements AutoCloseable {
    /// Bytes of a part in memory, about.
    private static final long PART = 8L << 20;

    private static final int MOST_IN_PART = 8192;

    /// Bytes of a row group before it is compressed, about.
    private static final long GROUP = 64L << 20;

    private static final int MOST_IN_GROUP = 122_880;

    private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)\\.parquet");

    private final Path folder;
    private final TreeMap<Integer, Path> parts = new TreeMap<>(); // by first record
    private final Connection connection;
    private int safe; // records in parts
    private int written; // records in all
    private int inPart = MOST_IN_PART;
    private Optional<DuckDBAppender> appender = Optional.empty();

    /// Goes on with what is in a folder of parts, or begins.
    ///
    /// @param folder of the parts; made if it is not there
    /// @throws IOException if it cannot be made or read
    public ParquetFile(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        takeUp();
        written = safe;
        try {
            Properties properties = new Properties();
            properties.setProperty("threads", "1");
            properties.setProperty("memory_limit", "512MB");
            properties.setProperty("temp_directory", folder.resolve("tmp").toString());
            connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
            execute("SET enable_progress_bar = true"); // so that it knows how far it is
            execute("SET enable_progress_bar_print = false");
            execute("CREATE TABLE regions (" + ParquetRow.COLUMNS + ")");
        } catch (SQLException e) {
            throw new IOException(StoreException.of(e), e);
        }
    }

    /// A class of the database that writes, for who has to take it to another machine.
    public static Class<?> database() {
        return DuckDBDriver.class;
    }

    /// The parts that follow each other from the first record on; others are of no use.
    private void takeUp() throws IOException {
        Map<Integer, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Integer.parseInt(name.group(1)), file);
                } else if (Files.isRegularFile(file)) {
                    Files.delete(file); // a part that was not finished
                }
            }
        }
        for (Map.Entry<Integer, Path> part : found.entrySet()) {
            if (part.getKey() == safe) {
                parts.put(safe, part.getValue());
                Matcher name = NAME.matcher(part.getValue().getFileName().toString());
                int end = name.matches() ? Integer.parseInt(name.group(2)) : safe;
                inPart = safe == 0 ? Math.max(1, end) : inPart;
                safe = end;
            }
        }
    }

    /// The records that are safe on the disk: those with the numbers below it.
    public int safe() {
        return safe;
    }

    /// Writes the next record.
    ///
    /// @throws IOException if it cannot be written
    public void write(Region region) throws IOException {
        write(ParquetRow.of(region));
    }

    /// Writes the next record, which was made of its region before.
    ///
    /// @throws IOException if it cannot be written
    public void write(ParquetRow row) throws IOException {
        try {
            if (appender.isEmpty()) {
                inPart = records(PART, MOST_IN_PART, row.width());
                appender =
                        Optional.of(
                                connection
                                        .unwrap(DuckDBConnection.class)
                                        .createAppender("main", "regions"));
            }
            row.append(appender.get());
            written++;
            if (written - safe == inPart) {
                part();
            }
        } catch (SQLException e) {
            throw new IOException(StoreException.of(e), e);
        }
    }

    private static int records(long bytes, int most, long width) {
        return (int) Math.max(1, Math.min(most, bytes / width));
    }

    /// Puts what is in memory on the disk.
    private void part() throws IOException, SQLException {
        if (appender.isPresent()) {
            appender.get().close();
            appender = Optional.empty();
        }
        Path unfinished = folder.resolve("part.tmp");
        execute(copy("regions", unfinished, ""));
        execute("TRUNCATE regions");
        KeptRun.force(unfinished);
        Path part = folder.resolve(String.format("%010d-%010d.parquet", safe, written));
        Files.move(unfinished, part, StandardCopyOption.ATOMIC_MOVE);
        JournalFile.forceFolder(folder);
        parts.put(safe, part);
        safe = written;
    }

    /// Ends the file.
    ///
    /// @param target where to write it; an unfinished one there is overwritten
    /// @param about what stands in the file's metadata
    /// @return its size
    /// @throws IOException if it cannot be written
    public long finish(Path target, Map<String, String> about) throws IOException {
        return finish(target, about, Monitor.NONE).orElseThrow();
    }

    /// Ends the file, if nobody ends that.
    ///
    /// @param target where to write it; an unfinished one there is overwritten
    /// @param about what stands in the file's metadata
    /// @param monitor is told how many records have been joined, by a thread of its own, where that takes long
    /// @return its size; empty if the monitor ended it: then all records are safe in their parts
    /// @throws IOException if it cannot be written
    public OptionalLong finish(Path target, Map<String, String> about, Monitor monitor)
            throws IOException {
        try {
            if (written > safe) {
                part();
            }
            String metadata =
                    about.entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + quoted(entry.getValue()))
                            .collect(Collectors.joining(", ", ", KV_METADATA {", "}"));
            if (!join(copy(source(), target, metadata), monitor)) {
                return OptionalLong.empty();
            }
            KeptRun.force(target);
            return OptionalLong.of(Files.size(target));
        } catch (SQLException e) {
            throw new IOException(StoreException.of(e), e);
        }
    }

    private boolean join(String sql, Monitor monitor) throws SQLException {
        if (monitor.cancelled()) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                QueryWatch watch =
                        new QueryWatch(
                                statement.unwrap(DuckDBPreparedStatement.class), safe, monitor)) {
            try {
                statement.execute(sql);
                return true;
            } catch (SQLException e) {
                if (watch.cancelled()) {
                    return false;
                }
                throw e;
            }
        }
    }

    private String source() {
        if (parts.isEmpty()) {
            return "regions";
        }
        return parts.values().stream()
                .map(part -> quoted(part.toString()))
                .collect(Collectors.joining(", ", "(SELECT * FROM read_parquet([", "]))"));
    }

    private String copy(String source, Path to, String options) {
        int width = Math.max(1, (int) (PART / inPart));
        int group = inPart == MOST_IN_PART ? MOST_IN_GROUP : records(GROUP, MOST_IN_GROUP, width);
        return "COPY "
                + source
                + " TO "
                + quoted(to.toString())
                + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
                + group
                + options
                + ")";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Removes the folder of parts.
    ///
    /// @throws IOException if it cannot be
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    @Override
    public void close() {
        try {
            if (appender.isPresent()) {
                appender.get().close();
            }
            connection.close();
        } catch (SQLException e) {
            // What is in memory alone is lost, as was to be expected.
            return;
        }
    }
}
