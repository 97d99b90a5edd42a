package org.faltung.explore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.faltung.exact.Rational;
import org.faltung.polytope.Range;
import org.faltung.slice.Mapped;
import org.faltung.slice.PlanarMaps;
import org.faltung.view.Coloring;
import org.faltung.view.Drawn;
import org.faltung.view.Look;
import org.faltung.view.SlicePicture;
import org.faltung.view.Subject;
import org.faltung.view.color.Theme;
import org.faltung.view.write.Format;
import org.faltung.view.write.GeoJsonWriter;
import org.faltung.view.write.PictureFile;
import tools.jackson.core.JsonGenerator;

/// A view as a file: the pictures of the `slice` command, or the domain, to be counted by `count --subspace`.
///
/// @param type the file's media type
/// @param bytes all of it
record Export(String name, String type, byte[] bytes) {
    private static final double DPI = 192;

    /// The file that a request asks for.
    ///
    /// @param errand that it is made within
    static Export of(View view, Words words, Errand errand) {
        String format = words.get("format");
        String name = view.model().id();
        return switch (format) {
            case "svg" -> picture(view, words, errand, Format.SVG, name + ".svg", "image/svg+xml");
            case "png" -> picture(view, words, errand, Format.PNG, name + ".png", "image/png");
            case "geojson" -> geoJson(view, errand, name + ".geojson");
            case "domain" -> domain(view, name + "-domain.json");
            default ->
                    throw new RefusedException("choose svg, png, geojson or domain as the format");
        };
    }

    private static PlanarMaps maps(View view, Errand errand) {
        return view.maps(view.layers(), errand).within(Limits.VIEW);
    }

    private static Export picture(
            View view, Words words, Errand errand, Format format, String name, String type) {
        System.setProperty("java.awt.headless", "true");
        Coloring coloring = chosen(words.find("color").orElse("pattern"), Coloring.values());
        Theme theme = chosen(words.find("theme").orElse("light"), Theme.values());
        Subject subject =
                new Subject(
                        title(view),
                        view.laid().words(),
                        view.laid().axes(),
                        view.model().model().network().input());
        Look look = new Look(coloring, theme, false, Look.WIDTH, OptionalDouble.empty(), DPI);
        SlicePicture picture = new SlicePicture(view.laid().plane(), view.window(), subject, look);
        Mapped mapped = maps(view, errand).forEach(picture::add, picture::isDense);
        errand.check();
        requireSome(mapped);
        Drawn drawn = picture.drawn(mapped, errand::check);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PictureFile.write(drawn, format, DPI, out, errand::check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Export(name, type, out.toByteArray());
    }

    private static String title(View view) {
        return view.whole()
                ? view.model().title()
                : "%s, layers 1 to %d".formatted(view.model().title(), view.layers());
    }

    private static void requireSome(Mapped mapped) {
        if (mapped.faces() == 0) {
            throw new RefusedException(
                    "no region was found before the time was over; zoom in and try again");
        }
    }

    private static <E extends Enum<E>> E chosen(String word, E[] all) {
        return Arrays.stream(all)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(
                                "'%s' is not among %s"
                                        .formatted(
                                                Words.shortened(word),
                                                Arrays.toString(all).toLowerCase(Locale.ROOT))));
    }

    private static Export geoJson(View view, Errand errand, String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GeoJsonWriter json =
                new GeoJsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            Mapped mapped = maps(view, errand).forEach(json::write);
            errand.check();
            requireSome(mapped);
            json.end(title(view), mapped);
        }
        return new Export(name, "application/geo+json", out.toByteArray());
    }

    /// The plane and the window exactly, as the option `--subspace` of `count` and `regions` reads them.
    private static Export domain(View view, String name) {
        String text =
                Answers.object(json -> {
                    exact("origin", view.laid().plane().origin(), json);
                    json.writeArrayPropertyStart("directions");
                    exact(view.laid().plane().e(), json);
                    exact(view.laid().plane().f(), json);
                    json.writeEndArray();
                    json.writeArrayPropertyStart("box");
                    for (Range side : List.of(view.window().u(), view.window().v())) {
                        exact(List.of(side.low(), side.high()), json);
                    }
                    json.writeEndArray();
                });
        return new Export(name, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void exact(String name, List<Rational> numbers, JsonGenerator json) {
        json.writeName(name);
        exact(numbers, json);
    }

    private static void exact(List<Rational> numbers, JsonGenerator json) {
        json.writeStartArray();
        numbers.forEach(number -> json.writeString(number.toString()));
        json.writeEndArray();
    }
}
