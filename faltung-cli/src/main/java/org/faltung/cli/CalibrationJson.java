package org.faltung.cli;

import java.math.BigInteger;
import java.math.RoundingMode;
import org.faltung.bound.BoundTable;
import org.faltung.calibration.Between;
import org.faltung.calibration.Calibration;
import org.faltung.calibration.Sample;
import org.faltung.result.Bound;
import org.faltung.result.Count;
import tools.jackson.core.JsonGenerator;

/// A calibration as a JSON object.
final class CalibrationJson {
    private final JsonGenerator json;

    private CalibrationJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, BoundTable table, Calibrated calibrated) {
        new CalibrationJson(json).calibration(table, calibrated);
    }

    private void calibration(BoundTable table, Calibrated calibrated) {
        Calibration calibration = calibrated.calibration();
        json.writeStartObject();
        json.writeNumberProperty("networks", calibration.plan().networks());
        json.writeNumberProperty("finished", calibration.finished());
        json.writeStringProperty("seed", Long.toString(calibration.plan().seed()));
        json.writeStringProperty(
                "init", CalibrateOptions.name(calibration.plan().initialisation().scheme()));
        json.writeNumberProperty("biasStd", calibration.plan().initialisation().biasDeviation());
        json.writeStringProperty("definition", "R2");
        json.writeName("domain");
        calibrated.domain().write(json);
        number("largest", calibration.largest());
        number("median", calibration.median());
        json.writeArrayPropertyStart("ratios");
        table.results().forEach(bound -> ratio(bound, calibration));
        json.writeEndArray();
        json.writeArrayPropertyStart("samples");
        calibration.samples().forEach(this::sample);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void number(String name, Between number) {
        json.writeName(name);
        number(number.exact(), number.lower(), number.upper());
    }

    private void number(boolean exact, BigInteger lower, BigInteger upper) {
        json.writeStartObject();
        json.writeStringProperty("kind", exact ? "exact" : "between");
        if (exact) {
            json.writeStringProperty("value", lower.toString());
        } else {
            json.writeStringProperty("lower", lower.toString());
            json.writeStringProperty("upper", upper.toString());
        }
        json.writeEndObject();
    }

    private void ratio(Bound bound, Calibration calibration) {
        json.writeStartObject();
        json.writeStringProperty("name", bound.name());
        json.writeStringProperty("side", Words.of(bound.side()));
        logarithm("toLargestLog10", Calibration.log10Ratio(bound.value(), calibration.largest()));
        logarithm("toMedianLog10", Calibration.log10Ratio(bound.value(), calibration.median()));
        json.writeEndObject();
    }

    private void logarithm(String name, double value) {
        json.writeName(name);
        if (Double.isInfinite(value)) {
            json.writeNull();
        } else {
            json.writeNumber(Numerals.decimal(value, RoundingMode.HALF_EVEN, Numerals.DECIMALS));
        }
    }

    private void sample(Sample sample) {
        json.writeStartObject();
        json.writeStringProperty("seed", Long.toString(sample.seed()));
        json.writeName("count");
        switch (sample.count()) {
            case Count.Exact(BigInteger regions) -> number(true, regions, regions);
            case Count.Between(BigInteger lower, BigInteger upper) -> number(false, lower, upper);
        }
        json.writeNumberProperty("seconds", sample.seconds());
        json.writeEndObject();
    }
}
