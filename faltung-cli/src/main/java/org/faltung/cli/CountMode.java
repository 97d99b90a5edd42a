package org.faltung.cli;

import java.math.BigInteger;
import java.math.RoundingMode;
import org.faltung.exact.Magnitude;
import org.faltung.sample.tree.TreeEstimate;
import org.faltung.sample.tree.TreeEstimator;
import tools.jackson.core.JsonGenerator;

/// `estimate` of a trained network without further options: the number of its regions.
final class CountMode {
    private CountMode() {}

    static Status run(TrainedModel model, DomainChoice domain, EstimateRequest asked) {
        EstimateOptions options = asked.options();
        return asked.answer(
                Questions.Subject.of(model),
                Questions.Where.in(domain),
                "R2",
                (progress, journal) -> {
                    TreeEstimate answer =
                            TreeEstimator.estimate(
                                    model.network(),
                                    domain.domain(),
                                    options.aim(),
                                    options.threads(),
                                    options.budget(),
                                    progress,
                                    journal);
                    if (answer instanceof TreeEstimate.Exact(var regions)
                            && regions.signum() == 0) {
                        asked.console().note("the domain is empty"); // nothing else has no region
                    }
                    return new EstimateRequest.Answer(
                            status(answer),
                            json -> object(answer, domain, model, json),
                            () -> text(answer) + "  domain  " + domain.described() + "\n");
                });
    }

    /// Whether that is as good as was wished.
    static Status status(TreeEstimate answer) {
        return switch (answer) {
            case TreeEstimate.Exact _ -> Status.DONE;
            case TreeEstimate.Estimated estimated ->
                    estimated.reached() ? Status.DONE : Status.PARTIAL;
            case TreeEstimate.Refused _ -> Status.PARTIAL;
        };
    }

    private static void object(
            TreeEstimate answer, DomainChoice domain, TrainedModel model, JsonGenerator json) {
        json.writeName("domain");
        domain.write(json);
        write(answer, json);
        json.writeName("provenance");
        Provenance.write(model, json);
    }

    /// Writes what is known of the count as fields of an object.
    static void write(TreeEstimate answer, JsonGenerator json) {
        json.writeName("count");
        switch (answer) {
            case TreeEstimate.Exact(var regions) -> {
                json.writeStartObject();
                json.writeStringProperty("kind", "exact");
                json.writeStringProperty("value", regions.toString());
                log10("log10", regions, RoundingMode.HALF_EVEN, json);
                log10("low", regions, RoundingMode.FLOOR, json);
                log10("high", regions, RoundingMode.CEILING, json);
                json.writeStringProperty("of", "R2");
                json.writeEndObject();
            }
            case TreeEstimate.Estimated(var estimate, var floor, _) -> {
                EstimateNumbers.write(estimate, json);
                floor(floor, json);
            }
            case TreeEstimate.Refused(var reason, var floor) -> {
                json.writeStartObject();
                json.writeStringProperty("kind", "lower");
                json.writeStringProperty("lower", floor.certain().toString());
                json.writeNullProperty("log10");
                log10("low", floor.certain(), RoundingMode.FLOOR, json);
                json.writeNullProperty("high");
                json.writeStringProperty("of", "R2");
                json.writeStringProperty("refused", reason);
                json.writeEndObject();
                floor(floor, json);
            }
        }
    }

    private static void log10(
            String name, BigInteger regions, RoundingMode mode, JsonGenerator json) {
        json.writeName(name);
        Numerals.log10(new Magnitude.Whole(regions), mode, Numerals.DECIMALS)
                .ifPresentOrElse(json::writeNumber, json::writeNull);
    }

    private static void floor(TreeEstimate.Floor floor, JsonGenerator json) {
        json.writeObjectPropertyStart("certain");
        json.writeStringProperty("lower", floor.certain().toString());
        json.writeEndObject();
        if (floor.likely().isPresent()) {
            json.writeObjectPropertyStart("likely");
            EstimateNumbers.logarithm(
                    "lowerLog10", floor.likely().get().log10(), RoundingMode.FLOOR, json);
            json.writeNumberProperty("confidence", floor.likely().get().confidence());
            json.writeEndObject();
        }
    }

    private static String text(TreeEstimate answer) {
        return switch (answer) {
            case TreeEstimate.Exact(var regions) ->
                    Numerals.grouped(regions) + " activation regions (R2), exact\n";
            case TreeEstimate.Estimated(var estimate, var floor, _) ->
                    "about 10^"
                            + EstimateNumbers.brief(estimate.log10())
                            + " activation regions (R2), an estimate: log10 from "
                            + EstimateNumbers.brief(estimate.low())
                            + " to "
                            + EstimateNumbers.brief(estimate.high())
                            + " at confidence "
                            + Numerals.plain(estimate.confidence())
                            + ", "
                            + Words.count(estimate.samples(), "draw")
                            + estimate.warning().map(words -> "\n  warning  " + words).orElse("")
                            + "\n  certainly at least  "
                            + Numerals.grouped(floor.certain())
                            + "\n";
            case TreeEstimate.Refused(var reason, var floor) ->
                    "at least "
                            + Numerals.grouped(floor.certain())
                            + " activation regions (R2), a certain lower bound, which grows with time and is no"
                            + " estimate\n  no estimate  "
                            + reason
                            + "\n";
        };
    }
}
