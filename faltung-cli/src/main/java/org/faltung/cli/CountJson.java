package org.faltung.cli;

import java.io.StringWriter;
import java.util.EnumSet;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A count as one line of JSON.
final class CountJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private CountJson() {}

    static String of(CountReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(report, json);
        }
        return text.append('\n').toString();
    }

    private static void write(CountReport report, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("definition", report.all() ? "all" : report.first().name());
        json.writeName("domain");
        report.domain().write(json);
        json.writeName("count");
        count(report.count().count(report.first()), json);
        if (report.all()) {
            json.writeObjectPropertyStart("counts");
            for (Definition definition : EnumSet.copyOf(report.definitions())) {
                json.writeName(definition.name());
                count(report.count().count(definition), json);
            }
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("perLayer");
        report.count().perLayer().forEach(cells -> json.writeString(cells.toString()));
        json.writeEndArray();
        json.writeName("bounded");
        report.count()
                .bounded()
                .ifPresentOrElse(bounded -> json.writeString(bounded.toString()), json::writeNull);
        json.writeStringProperty("engine", report.count().engine());
        json.writeNumberProperty("seconds", report.count().seconds());
        report.run().ifPresent(run -> json.writeNumberProperty("run", run));
        json.writeObjectPropertyStart("decided");
        json.writeNumberProperty("filter", report.count().decided().filter());
        json.writeNumberProperty("exact", report.count().decided().exact());
        json.writeEndObject();
        json.writeArrayPropertyStart("notes");
        report.count().notes().forEach(json::writeString);
        report.domain().notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeName("provenance");
        Provenance.write(report.model(), json);
        json.writeEndObject();
    }

    /// Writes a count as an object.
    static void count(Count count, JsonGenerator json) {
        json.writeStartObject();
        switch (count) {
            case Count.Exact(var regions) -> {
                json.writeStringProperty("kind", "exact");
                json.writeStringProperty("value", regions.toString());
            }
            case Count.Between(var lower, var upper) -> {
                json.writeStringProperty("kind", "between");
                json.writeStringProperty("lower", lower.toString());
                json.writeStringProperty("upper", upper.toString());
            }
        }
        json.writeEndObject();
    }
}
