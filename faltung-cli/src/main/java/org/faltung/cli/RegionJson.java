package org.faltung.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.faltung.count.Region;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Regions as JSON.
final class RegionJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private RegionJson() {}

    /// A region as one line.
    static String line(Region region) {
        return text(json -> record(region, json)) + "\n";
    }

    /// What is written to a generator.
    static String text(Consumer<JsonGenerator> writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writing.accept(json);
        }
        return text.toString();
    }

    private static void record(Region region, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", region.id());
        json.writeStringProperty("pattern", region.code());
        json.writeName("point");
        numbers(region.point(), json);
        json.writeName("A");
        matrix(region.shape().map(), json);
        json.writeName("b");
        numbers(region.shape().map().stream().map(AffineForm::constant).toList(), json);
        json.writeName("facets");
        facets(region.borders(), json);
        json.writeBooleanProperty("bounded", region.shape().bounded());
        json.writeName("chebyshev");
        region.shape()
                .inscribed()
                .ifPresentOrElse(
                        ball -> {
                            json.writeStartObject();
                            json.writeArrayPropertyStart("centre");
                            ball.centre().forEach(json::writeNumber);
                            json.writeEndArray();
                            json.writeNumberProperty("radius", ball.radius());
                            json.writeEndObject();
                        },
                        json::writeNull);
        json.writeName("volume");
        region.shape()
                .volume()
                .ifPresentOrElse(volume -> json.writeNumber(volume.nearest()), json::writeNull);
        json.writeNumberProperty("class", region.shape().argmax());
        json.writeEndObject();
    }

    static void facets(List<Region.Border> borders, JsonGenerator json) {
        json.writeStartArray();
        for (Region.Border border : borders) {
            json.writeStartObject();
            json.writeName("unit");
            border.unit()
                    .ifPresentOrElse(
                            unit -> {
                                json.writeStartObject();
                                json.writeNumberProperty("layer", unit.layer());
                                json.writeNumberProperty("index", unit.index());
                                json.writeEndObject();
                            },
                            json::writeNull);
            json.writeName("neighbour");
            border.neighbour().ifPresentOrElse(json::writeNumber, json::writeNull);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void matrix(List<AffineForm> map, JsonGenerator json) {
        json.writeStartArray();
        for (AffineForm form : map) {
            numbers(
                    IntStream.range(0, form.dimension()).mapToObj(form::coefficient).toList(),
                    json);
        }
        json.writeEndArray();
    }

    static void numbers(List<Rational> numbers, JsonGenerator json) {
        json.writeStartArray();
        numbers.forEach(number -> number(number, json));
        json.writeEndArray();
    }

    /// A number if a binary float is exactly that, else the string p/q.
    static void number(Rational number, JsonGenerator json) {
        if (number.isBinaryFloat()) {
            json.writeNumber(number.nearest());
        } else {
            json.writeString(number.toString());
        }
    }
}
