package org.faltung.store;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.faltung.count.Region;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.geometry.Ball;
import org.faltung.region.geometry.RegionShape;
import org.faltung.region.geometry.UnitPlace;
import org.jspecify.annotations.Nullable;

/// A region as a row: every number as the double nearest to it, and, where that is not the number itself, as a text too.
///
/// A row is made by whatever thread describes the region, so that the one that writes has only to copy.
public final class ParquetRow {
    /// Names and types.
    static final String COLUMNS =
            """
            id BIGINT, pattern BLOB, point DOUBLE[], A DOUBLE[][], b DOUBLE[],
            point_exact VARCHAR[], A_exact VARCHAR[][], b_exact VARCHAR[],
            facets STRUCT(layer INTEGER, "index" INTEGER, neighbour BIGINT)[],
            bounded BOOLEAN, chebyshev_centre DOUBLE[], chebyshev_radius DOUBLE, volume DOUBLE,
            class INTEGER\
            """;

    private final long id;
    private final byte[] pattern;
    private final double[] point;
    private final List<List<Double>> a;
    private final double[] b;
    private final List<String> pointExact; // empty if the doubles are exact, as the next two
    private final List<List<String>> aExact;
    private final List<String> bExact;
    private final List<Map<String, @Nullable Object>> facets;
    private final boolean bounded;
    private final Optional<Ball> ball;
    private final OptionalDouble volume;
    private final int argmax;
    private final long width;

    private ParquetRow(Region region) {
        RegionShape shape = region.shape();
        List<AffineForm> map = shape.map();
        List<Rational> constants = map.stream().map(AffineForm::constant).toList();
        id = region.id();
        pattern = bytes(region.code());
        point = doubles(region.point());
        pointExact = texts(region.point());
        List<List<Rational>> rows = map.stream().map(ParquetRow::coefficients).toList();
        a = rows.stream().map(ParquetRow::nearest).toList();
        aExact =
                rows.stream().allMatch(ParquetRow::areDoubles)
                        ? List.of()
                        : rows.stream().map(ParquetRow::words).toList();
        b = doubles(constants);
        bExact = texts(constants);
        facets = region.borders().stream().map(ParquetRow::facet).toList();
        bounded = shape.bounded();
        ball = shape.inscribed();
        volume =
                shape.volume().isPresent()
                        ? OptionalDouble.of(shape.volume().get().nearest())
                        : OptionalDouble.empty();
        argmax = shape.argmax();
        width = width(region);
    }

    /// The row of a region.
    public static ParquetRow of(Region region) {
        return new ParquetRow(region);
    }

    /// The bytes that it takes in memory, about: from the sizes that all regions of a list have in common.
    long width() {
        return width;
    }

    private static long width(Region region) {
        RegionShape shape = region.shape();
        int coordinates = shape.map().isEmpty() ? 0 : shape.map().getFirst().dimension();
        return 200
                + region.code().length()
                + 8L * region.point().size()
                + 8L * (coordinates + 2) * (shape.map().size() + 1);
    }

    void append(DuckDBAppender row) throws SQLException {
        row.beginRow();
        row.append(id);
        row.append(pattern);
        row.append(point);
        row.append(a);
        row.append(b);
        append(pointExact, row);
        append(aExact, row);
        append(bExact, row);
        row.append(facets);
        row.append(bounded);
        if (ball.isPresent()) {
            row.append(ball.get().centre());
            row.append(ball.get().radius());
        } else {
            row.appendNull();
            row.appendNull();
        }
        if (volume.isPresent()) {
            row.append(volume.getAsDouble());
        } else {
            row.appendNull();
        }
        row.append(argmax);
        row.endRow();
    }

    private static void append(List<?> texts, DuckDBAppender row) throws SQLException {
        if (texts.isEmpty()) {
            row.appendNull();
        } else {
            row.append(texts);
        }
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

    /// The numbers as texts; none if all of them are doubles.
    private static List<String> texts(List<Rational> numbers) {
        return areDoubles(numbers) ? List.of() : words(numbers);
    }

    private static List<String> words(List<Rational> numbers) {
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
