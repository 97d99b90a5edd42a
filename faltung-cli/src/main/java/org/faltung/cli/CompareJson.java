package org.faltung.cli;

import java.io.StringWriter;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faltung.comparison.Contender;
import org.faltung.comparison.Measure;
import org.faltung.comparison.Verdict;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A comparison as one line of JSON.
final class CompareJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private CompareJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(CompareReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new CompareJson(json).report(report);
        }
        return text.append('\n').toString();
    }

    private void report(CompareReport report) {
        json.writeStartObject();
        json.writeName("budget");
        if (report.budget().isPresent()) {
            json.writeStartObject();
            json.writeStringProperty(
                    "of", report.budget().get().quantity().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("most", report.budget().get().most());
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeStringProperty("definition", "R2");
        json.writeStringProperty("domain", "space");
        json.writeArrayPropertyStart("architectures");
        List<Contender> contenders = report.comparison().contenders();
        for (int i = 0; i < contenders.size(); i++) {
            contender(report.written().get(i), contenders.get(i));
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("verdicts");
        report.comparison().verdicts().forEach(this::verdict);
        json.writeEndArray();
        strings("notes", report.notes());
        json.writeEndObject();
    }

    private void contender(String written, Contender contender) {
        Network network = contender.network();
        json.writeStartObject();
        json.writeStringProperty("given", written);
        json.writeStringProperty("architecture", ArchitectureWriter.write(network));
        string("multiplier", contender.multiplier().map(Object::toString));
        json.writeNumberProperty("inputDimension", network.input().size());
        json.writeNumberProperty("depth", contender.depth());
        json.writeNumberProperty("neurons", network.neurons());
        json.writeNumberProperty("parameters", network.parameters());
        json.writeBooleanProperty("exact", contender.exact());
        bound("lower", contender.lower(), RoundingMode.FLOOR);
        bound("upper", contender.upper(), RoundingMode.CEILING);
        json.writeObjectPropertyStart("perParameter");
        logarithm("lowerLog10", contender.perParameterBelow(), RoundingMode.FLOOR);
        logarithm("upperLog10", contender.perParameterAbove(), RoundingMode.CEILING);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void bound(String side, Optional<Bound> best, RoundingMode mode) {
        json.writeName(side);
        if (best.isEmpty()) {
            json.writeNull();
            return;
        }
        Bound bound = best.get();
        json.writeStartObject();
        string("value", Numerals.digits(bound.value()));
        json.writeName("log10");
        Numerals.log10(bound.value(), mode, Numerals.DECIMALS)
                .ifPresentOrElse(json::writeNumber, json::writeNull);
        json.writeStringProperty("by", bound.name());
        json.writeStringProperty("side", Words.of(bound.side()));
        json.writeStringProperty("holdsFor", Words.of(bound.holdsFor()));
        json.writeStringProperty("status", Words.of(bound.status()));
        strings("assumes", bound.assumes());
        json.writeStringProperty("source", bound.source().label());
        json.writeEndObject();
    }

    private void verdict(Verdict verdict) {
        json.writeStartObject();
        json.writeStringProperty("measure", name(verdict.measure()));
        json.writeNumberProperty("more", verdict.more() + 1);
        json.writeNumberProperty("fewer", verdict.fewer() + 1);
        logarithm("timesLog10", Optional.of(verdict.log10()), RoundingMode.FLOOR);
        json.writeStringProperty("status", Words.of(verdict.status()));
        strings("assumes", verdict.assumes());
        json.writeEndObject();
    }

    private static String name(Measure measure) {
        return switch (measure) {
            case REGIONS -> "regions";
            case REGIONS_PER_PARAMETER -> "regions-per-parameter";
        };
    }

    private void logarithm(String name, Optional<Double> value, RoundingMode mode) {
        json.writeName(name);
        value.map(number -> Numerals.decimal(number, mode, Numerals.DECIMALS))
                .ifPresentOrElse(json::writeNumber, json::writeNull);
    }

    private void string(String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
    }

    private void strings(String name, Iterable<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
