package org.faltung.cli;

import java.io.StringWriter;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Growth;
import org.faltung.bound.PerParameter;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The bounds of one architecture as one line of JSON.
final class BoundsJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    /// Digits already written out: the best bounds repeat results, of up to a million digits.
    private final Map<Magnitude, Optional<String>> digits = new HashMap<>();

    private BoundsJson(JsonGenerator json) {
        this.json = json;
    }

    /// One object and a line feed.
    ///
    /// @param line the line of the list that the architecture stood in, if it came from a list
    static String of(BoundsReport report, OptionalLong line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new BoundsJson(json).report(report, line);
        }
        return text.append('\n').toString();
    }

    private void report(BoundsReport report, OptionalLong line) {
        BoundTable table = report.table();
        json.writeStartObject();
        line.ifPresent(number -> json.writeNumberProperty("line", number));
        architecture(table.network());
        json.writeArrayPropertyStart("results");
        table.results().forEach(this::result);
        json.writeEndArray();
        best(table.best());
        json.writeArrayPropertyStart("absent");
        table.absences().forEach(this::absence);
        json.writeEndArray();
        strings("remarks", table.remarks());
        strings("notes", report.notes());
        table.growth().ifPresent(this::growth);
        report.versus().ifPresent(this::versus);
        if (report.calibrated().isPresent()) {
            json.writeName("calibration");
            CalibrationJson.write(json, table, report.calibrated().get());
        }
        json.writeEndObject();
    }

    private void architecture(Network network) {
        json.writeStringProperty("architecture", ArchitectureWriter.write(network));
        json.writeNumberProperty("inputDimension", network.input().size());
        json.writeNumberProperty("neurons", network.neurons());
        json.writeNumberProperty("parameters", network.parameters());
        json.writeStringProperty("definition", "R2");
        json.writeStringProperty("domain", "space");
    }

    private void result(Bound bound) {
        json.writeStartObject();
        json.writeStringProperty("name", bound.name());
        json.writeStringProperty("side", Words.of(bound.side()));
        json.writeStringProperty("holdsFor", Words.of(bound.holdsFor()));
        string("value", digits(bound.value()));
        log10("log10", bound.value(), Numerals.outward(bound.side()));
        json.writeStringProperty("status", Words.of(bound.status()));
        strings("assumes", bound.assumes());
        json.writeStringProperty("source", bound.source().label());
        json.writeStringProperty("note", bound.note());
        json.writeEndObject();
    }

    private void best(BoundTable.Best best) {
        json.writeObjectPropertyStart("best");
        best("lower", best.lower(), RoundingMode.FLOOR);
        best("upper", best.upper(), RoundingMode.CEILING);
        best("exact", best.exact(), RoundingMode.HALF_EVEN);
        Set<String> assumes = new TreeSet<>();
        for (Optional<Bound> bound : List.of(best.lower(), best.upper(), best.exact())) {
            bound.ifPresent(used -> assumes.addAll(used.assumes()));
        }
        strings("assumes", assumes);
        json.writeEndObject();
    }

    private void best(String side, Optional<Bound> bound, RoundingMode mode) {
        string(side, bound.flatMap(used -> digits(used.value())));
        if (bound.isPresent()) {
            log10(side + "Log10", bound.get().value(), mode);
        } else {
            json.writeNullProperty(side + "Log10");
        }
        string(side + "By", bound.map(Bound::name));
    }

    private void absence(BoundTable.Absence absence) {
        json.writeStartObject();
        json.writeStringProperty("name", absence.name());
        json.writeStringProperty("reason", absence.reason());
        json.writeEndObject();
    }

    private void growth(Growth growth) {
        json.writeObjectPropertyStart("growth");
        json.writeNumberProperty("exponent", growth.exponent());
        string("constant", GrowthText.constant(growth));
        json.writeEndObject();
    }

    private void versus(PerParameter versus) {
        json.writeObjectPropertyStart("vsFc");
        json.writeArrayPropertyStart("rows");
        versus.rows().forEach(this::row);
        json.writeEndArray();
        versus.limit().ifPresent(this::limit);
        strings("remarks", versus.remarks());
        json.writeEndObject();
    }

    private void row(PerParameter.Row row) {
        json.writeStartObject();
        json.writeNumberProperty("filters", row.filters());
        json.writeNumberProperty("parametersCnn", row.parametersCnn());
        json.writeNumberProperty("hiddenFc", row.hiddenFc());
        json.writeNumberProperty("parametersFc", row.parametersFc());
        log10("log10Cnn", row.cnn(), RoundingMode.FLOOR);
        log10("log10Fc", row.fc(), RoundingMode.CEILING);
        number("log10Ratio", Optional.of(ratio(row.log10Ratio(), RoundingMode.FLOOR)));
        json.writeEndObject();
    }

    private void limit(PerParameter.Limit limit) {
        json.writeNumberProperty("exponent", limit.exponent());
        number(
                "log10LimitRatio",
                limit.log10Ratio().map(value -> ratio(value, RoundingMode.HALF_EVEN)));
    }

    private static String ratio(double value, RoundingMode mode) {
        return Numerals.decimal(value, mode, Numerals.DECIMALS);
    }

    private Optional<String> digits(Magnitude value) {
        return digits.computeIfAbsent(value, Numerals::digits);
    }

    private void log10(String name, Magnitude value, RoundingMode mode) {
        number(name, Numerals.log10(value, mode, Numerals.DECIMALS));
    }

    /// A number as written, with all its decimals.
    private void number(String name, Optional<String> value) {
        json.writeName(name);
        if (value.isPresent()) {
            json.writeNumber(value.get());
        } else {
            json.writeNull();
        }
    }

    private void string(String name, Optional<String> value) {
        json.writeName(name);
        if (value.isPresent()) {
            json.writeString(value.get());
        } else {
            json.writeNull();
        }
    }

    private void strings(String name, Iterable<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
