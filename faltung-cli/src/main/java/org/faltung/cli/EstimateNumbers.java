package org.faltung.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.faltung.sample.Estimate;
import org.faltung.sample.Mean;
import tools.jackson.core.JsonGenerator;

/// Estimated numbers in the output.
final class EstimateNumbers {
    private EstimateNumbers() {}

    /// Four figures.
    static String brief(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).round(new MathContext(4)).toString()
                : "unknown";
    }

    static String phrase(Mean mean) {
        return brief(mean.interval().mean())
                + ", from "
                + brief(mean.interval().low())
                + " to "
                + brief(mean.interval().high())
                + " at confidence "
                + Numerals.plain(mean.confidence());
    }

    /// A mean as an object.
    static void write(Mean mean, String method, String of, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", "estimate");
        number("mean", mean.interval().mean(), json);
        number("low", mean.interval().low(), json);
        number("high", mean.interval().high(), json);
        end(mean.confidence(), mean.samples(), mean.seed(), method, of, json);
        mean.warning().ifPresent(text -> json.writeStringProperty("warning", text));
        json.writeEndObject();
    }

    /// An estimate as an object, in decimal logarithms.
    static void write(Estimate estimate, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", "estimate");
        logarithm("log10", estimate.log10(), RoundingMode.HALF_EVEN, json);
        logarithm("low", estimate.low(), RoundingMode.FLOOR, json);
        logarithm("high", estimate.high(), RoundingMode.CEILING, json);
        end(
                estimate.confidence(),
                estimate.samples(),
                estimate.seed(),
                estimate.method(),
                estimate.of(),
                json);
        estimate.warning().ifPresent(text -> json.writeStringProperty("warning", text));
        json.writeEndObject();
    }

    private static void end(
            double confidence,
            long samples,
            long seed,
            String method,
            String of,
            JsonGenerator json) {
        json.writeNumberProperty("confidence", confidence);
        json.writeNumberProperty("samples", samples);
        json.writeNumberProperty("seed", seed);
        json.writeStringProperty("method", method);
        json.writeStringProperty("of", of);
    }

    static void number(String name, double number, JsonGenerator json) {
        json.writeName(name);
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    static void logarithm(String name, double number, RoundingMode mode, JsonGenerator json) {
        json.writeName(name);
        if (Double.isFinite(number)) {
            json.writeNumber(Numerals.decimal(number, mode, Numerals.DECIMALS));
        } else {
            json.writeNull();
        }
    }
}
