package org.faltung.store;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.faltung.count.Region;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.geometry.RegionShape;
import org.faltung.region.geometry.UnitPlace;
import org.jspecify.annotations.Nullable;

/// A region as a row: every number as the double nearest to it, and, where that is not the number itself, as a text too.
final class ParquetRow {
    /// Names and types.
    static final String COLUMNS =
            """
            id BIGINT, pattern BLOB, point DOUBLE[], A DOUBLE[][], b DOUBLE[],
            point_exact VARCHAR[], A_exact VARCHAR[][], b_exact VARCHAR[],
            facets STRUCT(layer INTEGER, "index" INTEGER, neighbour BIGINT)[],
            bounded BOOLEAN, chebyshev_centre DOUBLE[], chebyshev_radius DOUBLE, volume DOUBLE,
            class INTEGER\
            """;

    private ParquetRow() {}

    /// The bytes that a row takes in memory, about: from the sizes that all regions of a list have in common.
    static long width(Region region) {
        RegionShape shape = region.shape();
        int coordinates = shape.map().isEmpty() ? 0 : shape.map().getFirst().dimension();
        return 200
                + region.code().length()
                + 8L * region.point().size()
                + 8L * (coordinates + 2) * (shape.map().size() + 1);
    }

    static void append(Region region, DuckDBAppender row) throws SQLException {
        RegionShape shape = region.shape();
        List<Rational> b = shape.map().stream().map(AffineForm::constant).toList();
        List<List<Rational>> a = shape.map().stream().map(ParquetRow::coefficients).toList();
        row.beginRow();
        row.append((long) region.id());
        row.append(bytes(region.code()));
        row.append(doubles(region.point()));
        row.append(a.stream().map(ParquetRow::nearest).toList());
        row.append(doubles(b));
        texts(region.point(), row);
        if (a.stream().allMatch(ParquetRow::areDoubles)) {
            row.appendNull();
        } else {
            row.append(a.stream().map(ParquetRow::texts).toList());
        }
        texts(b, row);
        row.append(region.borders().stream().map(ParquetRow::facet).toList());
        row.append(shape.bounded());
        if (shape.inscribed().isPresent()) {
            row.append(shape.inscribed().get().centre());
            row.append(shape.inscribed().get().radius());
        } else {
            row.appendNull();
            row.appendNull();
        }
        if (shape.volume().isPresent()) {
            row.append(shape.volume().get().nearest());
        } else {
            row.appendNull();
        }
        row.append(shape.argmax());
        row.endRow();
    }

    private static List<Rational> coefficients(AffineForm form) {
        return IntStream.range(0, form.dimension()).mapToObj(form::coefficient).toList();
    }

    private static double[] doubles(List<Rational> numbers) {
        return numbers.stream().mapToDouble(Rational::nearest).toArray();
    }

    private static List<Double> nearest(List<Rational> numbers) {
        return numbers.stream().map(Rational::nearest).toList();
    }

    private static boolean areDoubles(List<Rational> numbers) {
        return numbers.stream().allMatch(Rational::isBinaryFloat);
    }

    private static void texts(List<Rational> numbers, DuckDBAppender row) throws SQLException {
        if (areDoubles(numbers)) {
            row.appendNull();
        } else {
            row.append(texts(numbers));
        }
    }

    private static List<String> texts(List<Rational> numbers) {
        return numbers.stream().map(Rational::toString).toList();
    }

    private static Map<String, @Nullable Object> facet(Region.Border border) {
        Map<String, @Nullable Object> facet = new LinkedHashMap<>();
        facet.put("layer", border.unit().map(UnitPlace::layer).orElse(null));
        facet.put("index", border.unit().map(UnitPlace::index).orElse(null));
        OptionalInt neighbour = border.neighbour();
        facet.put("neighbour", neighbour.isPresent() ? (Long) (long) neighbour.getAsInt() : null);
        return facet;
    }

    /// A pattern in hexadecimal, layer by layer, as bytes: each layer's number in as many as it needs, the highest first.
    static byte[] bytes(String code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> layers = new ArrayList<>(List.of(code.split("\\.", -1)));
        for (String layer : layers) {
            String digits = layer.length() % 2 == 0 ? layer : "0" + layer;
            for (int at = 0; at < digits.length(); at += 2) {
                bytes.write(Integer.parseInt(digits.substring(at, at + 2), 16));
            }
        }
        return bytes.toByteArray();
    }
}
