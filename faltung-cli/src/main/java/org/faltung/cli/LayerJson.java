package org.faltung.cli;

import java.math.RoundingMode;
import java.util.Optional;
import org.faltung.bound.BoundTable;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;
import org.faltung.sample.Interval;
import org.faltung.sample.layer.LayerEstimate;
import tools.jackson.core.JsonGenerator;

/// The estimate of an architecture with one hidden layer as one line of JSON.
final class LayerJson {
    private LayerJson() {}

    /// Writes it as fields of an object.
    static void write(LayerReport report, JsonGenerator json) {
        json.writeStringProperty(
                "architecture", ArchitectureWriter.write(report.table().network()));
        json.writeStringProperty("definition", "R2");
        json.writeStringProperty("domain", "space");
        if (report.estimate().isPresent()) {
            estimate(report.estimate().get(), json);
        } else {
            json.writeObjectPropertyStart("count");
            json.writeStringProperty("kind", "between");
            between(report.table().best(), json);
            json.writeStringProperty("of", "shared-one-layer");
            json.writeEndObject();
        }
        bounds(report.table().best(), json);
        json.writeArrayPropertyStart("notes");
        report.notes().forEach(json::writeString);
        json.writeEndArray();
    }

    private static void estimate(LayerEstimate estimate, JsonGenerator json) {
        json.writeName("count");
        EstimateNumbers.write(estimate.truth(), json);
        json.writeName("printed");
        EstimateNumbers.write(estimate.formula(), json);
        ratio(estimate.ratio(), json);
    }

    private static void ratio(Interval ratio, JsonGenerator json) {
        json.writeObjectPropertyStart("ratio");
        json.writeNumberProperty("log10", ratio.mean());
        json.writeNumberProperty("low", ratio.low());
        json.writeNumberProperty("high", ratio.high());
        json.writeEndObject();
    }

    private static void bounds(BoundTable.Best best, JsonGenerator json) {
        json.writeObjectPropertyStart("bounds");
        between(best, json);
        log10("exactLog10", best.exact(), RoundingMode.HALF_EVEN, json);
        json.writeEndObject();
    }

    private static void between(BoundTable.Best best, JsonGenerator json) {
        log10("lowerLog10", best.lower(), RoundingMode.FLOOR, json);
        log10("upperLog10", best.upper(), RoundingMode.CEILING, json);
    }

    private static void log10(
            String name, Optional<Bound> bound, RoundingMode mode, JsonGenerator json) {
        Optional<String> log =
                bound.flatMap(known -> Numerals.log10(known.value(), mode, Numerals.DECIMALS));
        json.writeName(name);
        if (log.isPresent()) {
            json.writeNumber(log.get());
        } else {
            json.writeNull();
        }
    }
}
