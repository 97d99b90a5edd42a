package org.faltung.cli;

import org.faltung.sample.Estimate;
import tools.jackson.core.JsonGenerator;

/// An estimated count as a JSON object.
final class EstimateValue {
    private EstimateValue() {}

    static void write(Estimate estimate, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", "estimate");
        json.writeNumberProperty("log10", estimate.log10());
        number("low", estimate.low(), json);
        number("high", estimate.high(), json);
        json.writeNumberProperty("confidence", estimate.confidence());
        json.writeNumberProperty("samples", estimate.samples());
        json.writeNumberProperty("seed", estimate.seed());
        json.writeStringProperty("method", estimate.method());
        json.writeStringProperty("of", estimate.of());
        if (estimate.warning().isPresent()) {
            json.writeStringProperty("warning", estimate.warning().get());
        }
        json.writeEndObject();
    }

    /// What is not known is null: JSON has no infinity.
    private static void number(String name, double value, JsonGenerator json) {
        json.writeName(name);
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
