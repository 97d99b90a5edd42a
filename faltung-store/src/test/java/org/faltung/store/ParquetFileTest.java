package org.faltung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqStruct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faltung.count.Monitor;
import org.faltung.count.Region;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetFileTest {
    @TempDir private Path folder;

    private static List<Region> list(String architecture, long seed) {
        Network network = Networks.draw(architecture, seed);
        List<Region> regions = new ArrayList<>();
        Regions.of(network).list(regions::add);
        return regions;
    }

    private Path written(List<Region> regions) throws IOException {
        Path target = folder.resolve("r.parquet");
        try (ParquetFile file = new ParquetFile(folder.resolve("parts"))) {
            for (Region region : regions) {
                file.write(region);
            }
            file.finish(target, Map.of("faltung", "it's 1"));
        }
        return target;
    }

    private static List<Double> nearest(List<Rational> numbers) {
        return numbers.stream().map(Rational::nearest).toList();
    }

    private static List<String> texts(List<Rational> numbers) {
        return numbers.stream().map(Rational::toString).toList();
    }

    private static boolean areDoubles(List<Rational> numbers) {
        return numbers.stream().allMatch(Rational::isBinaryFloat);
    }

    private static List<Rational> row(AffineForm form) {
        List<Rational> row = new ArrayList<>();
        for (int q = 0; q < form.dimension(); q++) {
            row.add(form.coefficient(q));
        }
        return row;
    }

    /// Every value of every record, by a reader that shares nothing with the writer.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "in:2 fc:6 relu fc:5 relu fc:3, 1",
        "in:3 fc:4 relu fc:3 maxout:3 fc:2, 2",
        "in:1 fc:5 hardtanh fc:2, 3",
    })
    void anotherReaderFindsEveryValue(String architecture, long seed) throws IOException {
        List<Region> regions = list(architecture, seed);
        assertThat(regions).hasSizeGreaterThan(5);
        int next = 0;
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(written(regions)));
                RowReader rows = reader.rowReader()) {
            while (rows.hasNext()) {
                rows.next();
                same(rows, regions.get(next++));
            }
        }
        assertThat(next).isEqualTo(regions.size());
    }

    private static void same(RowReader row, Region region) {
        List<Rational> b = region.shape().map().stream().map(AffineForm::constant).toList();
        List<List<Rational>> a = region.shape().map().stream().map(ParquetFileTest::row).toList();
        assertThat(row.getLong("id")).isEqualTo(region.id());
        assertThat(row.getBinary("pattern")).isEqualTo(ParquetRow.bytes(region.code()));
        assertThat(row.getList("point").values()).isEqualTo(nearest(region.point()));
        assertThat(row.getList("A").lists().stream().map(list -> list.values()).toList())
                .isEqualTo(a.stream().map(ParquetFileTest::nearest).toList());
        assertThat(row.getList("b").values()).isEqualTo(nearest(b));
        assertThat(row.isNull("point_exact")).isEqualTo(areDoubles(region.point()));
        if (!areDoubles(region.point())) {
            assertThat(row.getList("point_exact").strings()).isEqualTo(texts(region.point()));
        }
        assertThat(row.isNull("b_exact")).isEqualTo(areDoubles(b));
        if (!areDoubles(b)) {
            assertThat(row.getList("b_exact").strings()).isEqualTo(texts(b));
        }
        assertThat(row.isNull("A_exact"))
                .isEqualTo(a.stream().allMatch(ParquetFileTest::areDoubles));
        List<PqStruct> facets = row.getList("facets").structs();
        assertThat(facets).hasSize(region.borders().size());
        for (int f = 0; f < facets.size(); f++) {
            Region.Border border = region.borders().get(f);
            assertThat(facets.get(f).isNull("layer")).isEqualTo(border.unit().isEmpty());
            border.unit()
                    .ifPresent(unit -> {
                        PqStruct facet = facets.get(region.borders().indexOf(border));
                        assertThat(facet.getInt("layer")).isEqualTo(unit.layer());
                        assertThat(facet.getInt("index")).isEqualTo(unit.index());
                    });
            assertThat(facets.get(f).isNull("neighbour")).isEqualTo(border.neighbour().isEmpty());
            if (border.neighbour().isPresent()) {
                assertThat(facets.get(f).getLong("neighbour"))
                        .isEqualTo(border.neighbour().getAsInt());
            }
        }
        assertThat(row.getBoolean("bounded")).isEqualTo(region.shape().bounded());
        assertThat(row.isNull("chebyshev_radius")).isEqualTo(region.shape().inscribed().isEmpty());
        region.shape()
                .inscribed()
                .ifPresent(ball -> {
                    assertThat(row.getDouble("chebyshev_radius")).isEqualTo(ball.radius());
                    assertThat(row.getList("chebyshev_centre").values()).isEqualTo(ball.centre());
                });
        assertThat(row.isNull("volume")).isEqualTo(region.shape().volume().isEmpty());
        region.shape()
                .volume()
                .ifPresent(v -> assertThat(row.getDouble("volume")).isEqualTo(v.nearest()));
        assertThat(row.getInt("class")).isEqualTo(region.shape().argmax());
    }

    @Test
    void theTypesAndTheCompressionAreAsDocumented() throws Exception {
        String file = written(list("in:2 fc:5 relu fc:2", 4)).toString();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM '" + file + "'")) {
                while (row.next()) {
                    columns.add(row.getString(1) + " " + row.getString(2));
                }
            }
            assertThat(columns)
                    .containsExactly(
                            "id BIGINT",
                            "pattern BLOB",
                            "point DOUBLE[]",
                            "A DOUBLE[][]",
                            "b DOUBLE[]",
                            "point_exact VARCHAR[]",
                            "A_exact VARCHAR[][]",
                            "b_exact VARCHAR[]",
                            "facets STRUCT(layer INTEGER, \"index\" INTEGER, neighbour BIGINT)[]",
                            "bounded BOOLEAN",
                            "chebyshev_centre DOUBLE[]",
                            "chebyshev_radius DOUBLE",
                            "volume DOUBLE",
                            "class INTEGER");
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT DISTINCT compression FROM parquet_metadata('" + file + "')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("ZSTD");
                assertThat(row.next()).isFalse();
            }
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
                                    + file
                                    + "')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("faltung");
                assertThat(row.getString(2)).isEqualTo("it's 1");
            }
        }
    }

    /// Records enough for several parts and row groups: a list again and again, with new numbers.
    private static List<Region> many(int records) {
        List<Region> few = list("in:2 fc:5 relu fc:2", 4);
        List<Region> many = new ArrayList<>();
        while (many.size() < records) {
            Region one = few.get(many.size() % few.size());
            many.add(
                    new Region(
                            many.size(),
                            one.pattern(),
                            one.code(),
                            one.point(),
                            one.shape(),
                            one.borders()));
        }
        return many;
    }

    @ParameterizedTest(name = "interrupted after {0} records")
    @CsvSource({"0", "1", "8191", "8192", "8193", "20000"})
    void aFileThatWasInterruptedIsTheSame(int after) throws IOException {
        List<Region> regions = many(20_000);
        Path calm = Files.move(written(regions), folder.resolve("calm"));
        ParquetFile.delete(folder.resolve("parts"));
        try (ParquetFile file = new ParquetFile(folder.resolve("parts"))) {
            for (Region region : regions.subList(0, after)) {
                file.write(region);
            }
            if (after == 20_000) {
                file.finish(
                        folder.resolve("parts").resolve("whole.tmp"), Map.of("faltung", "it's 1"));
            }
        }
        Path target = folder.resolve("r.parquet");
        try (ParquetFile file = new ParquetFile(folder.resolve("parts"))) {
            assertThat(file.safe()).isEqualTo(after == 20_000 ? after : after / 8192 * 8192);
            for (Region region : regions.subList(file.safe(), 20_000)) {
                file.write(region);
            }
            file.finish(target, Map.of("faltung", "it's 1"));
        }
        assertThat(target).hasSameBinaryContentAs(calm);
    }

    @Test
    void aJoinThatIsEndedIsDoneAgain() throws IOException {
        List<Region> regions = many(9000);
        Path calm = Files.move(written(regions), folder.resolve("calm"));
        ParquetFile.delete(folder.resolve("parts"));
        Monitor impatient =
                new Monitor() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        Path target = folder.resolve("r.parquet");
        Map<String, String> about = Map.of("faltung", "it's 1");
        try (ParquetFile file = new ParquetFile(folder.resolve("parts"))) {
            for (Region region : regions) {
                file.write(region);
            }
            assertThat(file.finish(target, about, impatient)).isEmpty();
            assertThat(file.safe()).isEqualTo(9000);
        }
        try (ParquetFile file = new ParquetFile(folder.resolve("parts"))) {
            assertThat(file.safe()).isEqualTo(9000);
            assertThat(file.finish(target, about)).isEqualTo(Files.size(calm));
        }
        assertThat(target).hasSameBinaryContentAs(calm);
    }

    @Test
    void noRecordsAreAFileToo() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(written(List.of())));
                RowReader rows = reader.rowReader()) {
            assertThat(rows.hasNext()).isFalse();
            assertThat(reader.getFileSchema().getColumnCount()).isGreaterThan(13);
        }
    }

    @Test
    void aFullDiskIsSaid() throws IOException {
        List<Region> regions = many(100);
        try (ParquetFile file = new ParquetFile(folder.resolve("parts"))) {
            for (Region region : regions) {
                file.write(region);
            }
            Path full = Path.of("/dev/full");
            assertThatThrownBy(() -> file.finish(full, Map.of("faltung", "1")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void patternsAreBytesLayerByLayer() {
        assertThat(ParquetRow.bytes("03")).containsExactly(3);
        assertThat(ParquetRow.bytes("1ff.0")).containsExactly(1, 0xff, 0);
    }
}
